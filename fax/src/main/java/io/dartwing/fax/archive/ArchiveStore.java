package io.dartwing.fax.archive;

import io.dartwing.fax.archive.StoreAnswer.Done;
import io.dartwing.fax.archive.StoreAnswer.Missing;
import io.dartwing.fax.archive.StoreAnswer.Refused;
import io.dartwing.fax.archive.StoreAnswer.Unknown;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings one object into a bucket: looks for it, writes it if it isn't there, and has the store prove it.
@Component
class ArchiveStore {
    /// What the store shall do for an object, and say of it.
    ///
    /// @param lock `null` without
    record Protection(@Nullable ArchiveLock lock, ArchiveTarget.Encryption encryption) {}

    sealed interface Outcome {
        /// It is there, proven.
        ///
        /// @param lockedUntil as the store says; empty without object lock
        record Proven(Optional<Instant> lockedUntil, Optional<String> version) implements Outcome {}

        /// It may work later.
        record Later(String reason) implements Outcome {}

        /// Somebody has to do something about it.
        record Never(String reason) implements Outcome {}
    }

    private final ArchiveRows rows;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ArchiveStore(ArchiveRows rows, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// No transaction is open.
    Outcome bring(S3Bucket bucket, UUID archive, ArchiveObject object, Protection wanted) {
        return switch (bucket.head(object.key())) {
            case Done found -> there(archive, object, wanted, found);
            case Missing ignored -> write(bucket, archive, object, wanted);
            case Refused(String reason) -> new Outcome.Later(reason);
            case Unknown(String reason) -> new Outcome.Later(reason);
        };
    }

    /// What is there may be ours: from an attempt whose answer never came, or from before a crash.
    private Outcome there(UUID archive, ArchiveObject object, Protection wanted, Done found) {
        boolean ours = same(found, object.sha256(), Optional.of(object.md5()))
                || transaction.execute(status -> rows.sent(archive, object.part())).stream()
                        .anyMatch(sha256 -> same(found, sha256, Optional.empty()));
        if (!ours) {
            return new Outcome.Never("something else lies there already under the key of its " + object.part());
        }
        transaction.executeWithoutResult(status -> rows.found(archive, object.part(), clock.instant()));
        return proven(found, wanted);
    }

    private Outcome write(S3Bucket bucket, UUID archive, ArchiveObject object, Protection wanted) {
        UUID attempt = transaction.execute(status -> {
            rows.notFound(archive, object.part(), clock.instant());
            return rows.attempt(archive, object, clock.instant());
        });
        return switch (bucket.put(object, wanted.lock())) {
            case Done written -> prove(bucket, attempt, object, wanted);
            case Missing ignored -> ended(attempt, "refused", new Outcome.Later("there is no such bucket"));
            case Refused(String reason) -> ended(attempt, "refused", new Outcome.Later(reason));
            case Unknown(String reason) -> ended(attempt, "unknown", new Outcome.Later(reason));
        };
    }

    private Outcome prove(S3Bucket bucket, UUID attempt, ArchiveObject object, Protection wanted) {
        return switch (bucket.head(object.key())) {
            case Done found
            when !same(found, object.sha256(), Optional.of(object.md5())) ->
                ended(
                        attempt,
                        "unproven",
                        new Outcome.Never("the store tells another checksum, or none that is known"));
            case Done found -> {
                Outcome outcome = proven(found, wanted);
                yield ended(attempt, outcome instanceof Outcome.Proven ? "stored" : "unproven", outcome);
            }
            case Missing ignored ->
                ended(attempt, "unknown", new Outcome.Later("the store said it took it, and doesn't have it"));
            case Refused(String reason) -> ended(attempt, "unknown", new Outcome.Later(reason));
            case Unknown(String reason) -> ended(attempt, "unknown", new Outcome.Later(reason));
        };
    }

    private Outcome ended(UUID attempt, String word, Outcome outcome) {
        String detail = switch (outcome) {
            case Outcome.Proven ignored -> null;
            case Outcome.Later(String reason) -> reason;
            case Outcome.Never(String reason) -> reason;
        };
        transaction.executeWithoutResult(status -> rows.ended(attempt, word, detail, clock.instant()));
        return outcome;
    }

    private static Outcome proven(Done found, Protection wanted) {
        Optional<String> version = found.header("x-amz-version-id");
        Optional<String> encryption = switch (wanted.encryption()) {
            case BUCKET -> Optional.empty();
            case SSE_S3 -> Optional.of("AES256");
            case SSE_KMS -> Optional.of("aws:kms");
        };
        if (encryption.isPresent() && !encryption.equals(found.header("x-amz-server-side-encryption"))) {
            return new Outcome.Never("the store doesn't say that it is encrypted as asked");
        }
        ArchiveLock lock = wanted.lock();
        if (lock == null) {
            return new Outcome.Proven(Optional.empty(), version);
        }
        String word = lock.word();
        Instant wish = lock.until();
        Optional<Instant> until =
                found.header("x-amz-object-lock-retain-until-date").flatMap(ArchiveStore::instant);
        boolean mode = found.header("x-amz-object-lock-mode")
                .filter(told -> told.toUpperCase(Locale.ROOT).equals(word))
                .isPresent();
        return mode && until.filter(at -> !at.isBefore(wish)).isPresent()
                ? new Outcome.Proven(until, version)
                : new Outcome.Never(
                        "the store doesn't say that it is locked as asked (the bucket needs object lock, the"
                                + " access key s3:GetObjectRetention)");
    }

    /// By the store's SHA-256, or the tag that is an MD5 in most stores.
    private static boolean same(Done found, String sha256, Optional<String> md5) {
        Optional<String> told = found.header("x-amz-checksum-sha256");
        if (told.isPresent()) {
            return told.get()
                    .equals(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)));
        }
        return md5.isPresent()
                && found.header("etag")
                        .map(tag -> tag.replace("\"", ""))
                        .filter(md5.get()::equalsIgnoreCase)
                        .isPresent();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }
}
