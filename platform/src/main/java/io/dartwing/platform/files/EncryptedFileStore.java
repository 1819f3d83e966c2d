package io.dartwing.platform.files;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.tenancy.AfterCommit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Encrypts into a temporary blob while hashing, so that content of any size passes once through a small
/// buffer.
@Component
final class EncryptedFileStore implements FileStore {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final BlobStore blobs;
    private final OrganizationKeys keys;
    private final FileRows rows;
    private final FileSweep sweep;
    private final TransactionTemplate transaction;
    private final Metrics metrics;
    private final Clock clock;

    EncryptedFileStore(
            BlobStore blobs,
            OrganizationKeys keys,
            FileRows rows,
            FileSweep sweep,
            TransactionTemplate transaction,
            Metrics metrics,
            Clock clock) {
        this.blobs = blobs;
        this.keys = keys;
        this.rows = rows;
        this.sweep = sweep;
        this.transaction = transaction;
        this.metrics = metrics;
        this.clock = clock;
    }

    private record Written(byte[] hash, long size) {}

    @Override
    public StoredFile store(Path content, String contentType, long maxBytes) {
        try (InputStream stream = Files.newInputStream(content)) {
            return store(stream, contentType, maxBytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public StoredFile store(InputStream content, String contentType, long maxBytes) {
        UUID organization = Actors.current().requireOrganization();
        @Nullable Path temporary = null;
        try {
            temporary = blobs.newTemporary();
            Path draft = temporary;
            Written written = encrypt(organization, content, draft, maxBytes);
            return transaction.execute(status -> keep(organization, written, draft, contentType));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            deleteDraft(temporary);
        }
    }

    @Override
    public Optional<StoredFile> find(FileId id) {
        UUID organization = Actors.current().requireOrganization();
        return transaction.execute(status -> rows.find(organization, id)).map(FileRows.Row::file);
    }

    @Override
    public InputStream open(FileId id) {
        UUID organization = Actors.current().requireOrganization();
        FileRows.Row row = transaction
                .execute(status -> rows.find(organization, id))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such file."));
        try {
            InputStream sealed = blobs.open(key(organization, row.address()));
            try {
                InputStream plain = keys.files().decrypting(sealed, associatedData(organization));
                return new VerifiedInput(plain, row.file().sha256(), row.file().size());
            } catch (IOException | RuntimeException broken) {
                sealed.close();
                throw new IOException("file " + id.value() + ": can't be decrypted", broken);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void delete(FileId id) {
        UUID organization = Actors.current().requireOrganization();
        transaction.executeWithoutResult(status -> rows.find(organization, id).ifPresent(row -> {
            rows.delete(organization, id);
            AfterCommit.run(() -> sweep.removeIfUnused(organization, row.address()));
        }));
    }

    private StoredFile keep(UUID organization, Written written, Path draft, String contentType) {
        String address = keys.address(written.hash());
        // Shared with other stores, exclusive with the sweep: what is seen to exist stays until the commit.
        rows.lockAddress(organization, address);
        try {
            if (!blobs.exists(key(organization, address))) {
                blobs.put(key(organization, address), draft);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var file = new StoredFile(
                new FileId(Ids.next()), HexFormat.of().formatHex(written.hash()), written.size(), contentType);
        rows.insert(organization, address, file, Timestamp.from(clock.instant()));
        metrics.count(Metric.FILES_STORED);
        return file;
    }

    private Written encrypt(UUID organization, InputStream content, Path target, long maxBytes) throws IOException {
        MessageDigest digest = VerifiedInput.sha256();
        long size = 0;
        try (var output = Files.newOutputStream(target);
                var sealed = keys.files().encrypting(output, associatedData(organization))) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new ProblemException(
                            PlatformError.TOO_LARGE, "file: too large (expected: at most " + maxBytes + " bytes)");
                }
                digest.update(buffer, 0, read);
                sealed.write(buffer, 0, read);
            }
        }
        return new Written(digest.digest(), size);
    }

    private static void deleteDraft(@Nullable Path draft) {
        try {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException leftToTheSweep) {
            // the content is safe or refused either way; the sweep removes old drafts
        }
    }

    static String key(UUID organization, String address) {
        return organization + "/" + address;
    }

    static byte[] associatedData(UUID organization) {
        return organization.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
