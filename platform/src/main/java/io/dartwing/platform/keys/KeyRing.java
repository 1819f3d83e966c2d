package io.dartwing.platform.keys;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.StreamingAead;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// All versions of one organisation's keys, unwrapped. Immutable; replaced when it is looked up anew.
record KeyRing(NavigableMap<Integer, DataKey> versions, Optional<DataKey> index, Instant readAt) implements FileCipher {
    private static final int FIRST = 1;
    /// Begins files: Tink makes itself a source of salts for each thread, and looks for Conscrypt in every jar
    /// before. A request's thread lives too short for that.
    private static final Executor SALTS = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("file-salts").daemon().factory());

    int newest() {
        return versions.lastKey();
    }

    boolean knows(byte[] sealed) {
        OptionalInt version = SealHeader.version(sealed);
        return version.isEmpty() || versions.containsKey(version.getAsInt());
    }

    byte[] seal(byte[] plain, byte[] context) throws GeneralSecurityException {
        byte[] sealed = versions.lastEntry().getValue().secrets().encrypt(plain, context);
        return SealHeader.before(newest(), sealed);
    }

    byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException {
        OptionalInt version = SealHeader.version(sealed);
        DataKey key = version.isPresent() ? versions.get(version.getAsInt()) : null;
        Aead first = versions.firstEntry().getValue().secrets();
        if (key == null) {
            return first.decrypt(sealed, context);
        }
        try {
            return key.secrets().decrypt(SealHeader.behind(sealed), context);
        } catch (GeneralSecurityException broken) {
            try {
                return first.decrypt(sealed, context); // once in four thousand million, old bytes begin like a header
            } catch (GeneralSecurityException stillBroken) {
                throw broken;
            }
        }
    }

    /// Names of content must not change with the key, or what is stored could not be found: the first
    /// version's.
    String address(byte[] contentHash) {
        return versions.firstEntry().getValue().address(contentHash);
    }

    byte[] blindIndex(String use, String value) {
        return index.orElseThrow().index((use + "\0" + value).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public OutputStream encrypting(OutputStream target, byte[] context) throws IOException {
        target.write(SealHeader.of(newest()));
        StreamingAead files = versions.lastEntry().getValue().files();
        try {
            return CompletableFuture.supplyAsync(() -> encrypting(files, target, context), SALTS)
                    .join();
        } catch (CompletionException broken) {
            throw new IOException("content: can't be encrypted", broken.getCause());
        }
    }

    private static OutputStream encrypting(StreamingAead files, OutputStream target, byte[] context) {
        try {
            return files.newEncryptingStream(target, context);
        } catch (GeneralSecurityException | IOException broken) {
            throw new CompletionException(broken);
        }
    }

    @Override
    public InputStream decrypting(InputStream sealed, byte[] context) throws IOException {
        byte[] start = sealed.readNBytes(SealHeader.BYTES);
        OptionalInt version = SealHeader.version(start);
        @Nullable DataKey key = versions.get(version.orElse(FIRST));
        if (key == null) {
            throw new IOException("content: sealed with a version of the key that is not there");
        }
        InputStream content =
                version.isPresent() ? sealed : new SequenceInputStream(new java.io.ByteArrayInputStream(start), sealed);
        try {
            return key.files().newDecryptingStream(content, context);
        } catch (GeneralSecurityException broken) {
            throw new IOException("content: can't be decrypted", broken);
        }
    }

    @Override
    public int versionOf(InputStream sealed) throws IOException {
        return SealHeader.version(sealed.readNBytes(SealHeader.BYTES)).orElse(FIRST);
    }
}
