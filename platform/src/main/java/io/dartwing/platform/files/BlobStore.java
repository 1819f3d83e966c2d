package io.dartwing.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/// Where encrypted bytes lie: a directory now, an object store later. Every store passes `BlobStoreContract`.
///
/// Keys are 64 lower-case hex digits under a folder of one path segment, for example `0198…/ab12…`.
public interface BlobStore {
    /// One stored blob, for the sweep.
    record Blob(String key, Instant modifiedAt) {}

    /// A new empty file on the medium where `put` is cheap, for the caller to fill.
    Path newTemporary() throws IOException;

    /// Makes the bytes of `temporary` durable under `key` (they survive a power cut once this returns) and
    /// takes the
    /// temporary file away. A blob that exists under this key is replaced atomically.
    void put(String key, Path temporary) throws IOException;

    boolean exists(String key) throws IOException;

    /// Throws `java.nio.file.NoSuchFileException` when there is none.
    InputStream open(String key) throws IOException;

    /// Nothing happens when there is none.
    void delete(String key) throws IOException;

    /// Every blob under `folder`, to be closed by the caller.
    Stream<Blob> list(String folder) throws IOException;

    /// Temporary files that nobody finished before `instant` are removed.
    void removeTemporariesBefore(Instant instant) throws IOException;
}
