package io.dartwing.platform.files;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.FileCipher;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Seals the organisation's blobs again after its key was rotated: each is decrypted into a new temporary
/// blob that replaces it in one step. Whoever reads the old one meanwhile reads it to its end.
@Component
final class SealedBlobs implements SealedData {
    private static final Logger LOG = LoggerFactory.getLogger(SealedBlobs.class);
    private static final int TELL_EVERY = 20;

    private final BlobStore blobs;
    private final OrganizationKeys keys;
    private final FileRows rows;
    private final TransactionTemplate transaction;

    SealedBlobs(BlobStore blobs, OrganizationKeys keys, FileRows rows, TransactionTemplate transaction) {
        this.blobs = blobs;
        this.keys = keys;
        this.rows = rows;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public long remaining(int version) {
        FileCipher cipher = keys.files();
        try (Stream<BlobStore.Blob> all = blobs.list(organization().toString())) {
            return all.filter(blob -> outdated(cipher, blob.key(), version)).count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void reseal(int version, LongConsumer did) {
        FileCipher cipher = keys.files();
        UUID organization = organization();
        long batch = 0;
        try (Stream<BlobStore.Blob> all = blobs.list(organization.toString())) {
            for (BlobStore.Blob blob : (Iterable<BlobStore.Blob>) all::iterator) {
                if (outdated(cipher, blob.key(), version) && again(organization, blob.key())) {
                    batch++;
                }
                if (batch >= TELL_EVERY) {
                    did.accept(batch);
                    batch = 0;
                }
            }
            did.accept(batch);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean outdated(FileCipher cipher, String key, int version) {
        try (InputStream sealed = blobs.open(key)) {
            return cipher.versionOf(sealed) < version;
        } catch (NoSuchFileException deletedMeanwhile) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The lock keeps the sweep away between the look and the replacement: a deleted blob must not come back.
    private boolean again(UUID organization, String key) {
        String address = key.substring(key.indexOf('/') + 1);
        return transaction.execute(status -> {
            rows.lockAddress(organization, address);
            try {
                if (!blobs.exists(key)) {
                    return false;
                }
                Path temporary = blobs.newTemporary();
                try {
                    copy(organization, key, temporary);
                    blobs.put(key, temporary);
                } finally {
                    Files.deleteIfExists(temporary);
                }
                return true;
            } catch (IOException broken) {
                LOG.error("file {}: could not be sealed again and was left as it is", key, broken);
                return false;
            }
        });
    }

    private void copy(UUID organization, String key, Path target) throws IOException {
        byte[] context = EncryptedFileStore.associatedData(organization);
        try (InputStream sealed = blobs.open(key);
                InputStream plain = keys.files().decrypting(sealed, context);
                OutputStream out = keys.files().encrypting(Files.newOutputStream(target), context)) {
            plain.transferTo(out);
        }
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}
