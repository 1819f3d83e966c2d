package io.dartwing.platform.files;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// The files of the current actor's organisation. Every method needs a transaction or opens its own.
///
/// I/O trouble is an `java.io.UncheckedIOException`; the transaction must then not commit.
public interface FileStore {
    /// Reads `content` to its end, encrypts and fsyncs it, and writes its row in the current transaction: when
    /// that
    /// transaction commits, the file is there for good. The caller closes `content`.
    ///
    /// More than `maxBytes` is refused with problem `DW-413` after reading no more than one byte beyond it.
    StoredFile store(InputStream content, String contentType, long maxBytes);

    /// The same for a file on disk, which stays where it is.
    StoredFile store(Path content, String contentType, long maxBytes);

    /// Empty when there is no such file in this organisation.
    Optional<StoredFile> find(FileId id);

    /// The plain content. The stream fails with an `IOException` when the bytes on disk were changed or
    /// exchanged, at
    /// the latest at its end. A file that doesn't exist here is problem `DW-404`. The caller closes the stream.
    InputStream open(FileId id);

    /// Forgets the file with the current transaction; its bytes go after the commit unless another file shares
    /// them.
    void delete(FileId id);
}
