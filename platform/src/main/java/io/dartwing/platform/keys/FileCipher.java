package io.dartwing.platform.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Streaming encryption with the organisation's keys (AES-256-GCM in segments): writes with the newest
/// version, reads every version.
public interface FileCipher {
    /// `context` is bound in: content decrypted with another one fails.
    OutputStream encrypting(OutputStream target, byte[] context) throws IOException;

    /// The stream fails with an `IOException` when the content was changed or cut off.
    InputStream decrypting(InputStream sealed, byte[] context) throws IOException;

    /// The version of the key that sealed this content; reads only its start.
    int versionOf(InputStream sealed) throws IOException;
}
