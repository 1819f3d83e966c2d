package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Addresses under which a carrier fetches the pages of one attempt: 256 random bits, of which
/// only the hash is stored,
/// good for an hour and only while the attempt is open.
@Component
public class DocumentLinks {
    public static final String PATH = "/fax-links/";

    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Linked(UUID organizationId, UUID attemptId) {}

    private record Document(FaxDocument fax, FaxAttempt attempt, FaxNumber sender) {}

    private final Faxes faxes;
    private final Numbers numbers;
    private final AttemptPages pages;
    private final WorkFolders folders;
    private final PublicAddress address;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DocumentLinks(
            Faxes faxes,
            Numbers numbers,
            AttemptPages pages,
            WorkFolders folders,
            PublicAddress address,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.faxes = faxes;
        this.numbers = numbers;
        this.pages = pages;
        this.folders = folders;
        this.address = address;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Makes the attempt's address; an earlier one is dead then.
    URI of(UUID attempt) {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        transaction.executeWithoutResult(status -> faxes.attempt(attempt)
                .orElseThrow()
                .linked(hash(token), clock.instant().plus(GOOD_FOR)));
        return address.at(PATH + token);
    }

    /// The PDF behind an address. Needs no actor. Empty when the address is unknown, too old, or
    /// its attempt is over.
    public Optional<byte[]> open(String token) throws IOException {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        Optional<Linked> linked =
                transaction.execute(status -> jdbc.sql("select organization_id, attempt_id from find_fax_link(?, ?)")
                        .params(hash(token), Timestamp.from(clock.instant()))
                        .query((row, index) -> new Linked(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                        .optional());
        if (linked.isEmpty()) {
            return Optional.empty();
        }
        return Actors.callAs(
                SystemJobActor.of(linked.get().organizationId(), "fax-link"),
                () -> pdf(linked.get().attemptId()));
    }

    private Optional<byte[]> pdf(UUID attemptId) throws IOException {
        Optional<Document> document = transaction.execute(status -> faxes.attempt(attemptId)
                .filter(FaxAttempt::open)
                .flatMap(attempt -> Optional.ofNullable(attempt.faxId())
                        .flatMap(faxes::find)
                        .flatMap(fax -> fax.numberId()
                                .flatMap(numbers::find)
                                .map(number -> new Document(fax, attempt, number)))));
        if (document.isEmpty()) {
            return Optional.empty();
        }
        try (WorkFolders.Folder folder = folders.open()) {
            Document found = document.get();
            return Optional.of(Files.readAllBytes(pages.pdf(found.fax(), found.attempt(), found.sender(), folder)));
        }
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every JVM has SHA-256", impossible);
        }
    }
}
