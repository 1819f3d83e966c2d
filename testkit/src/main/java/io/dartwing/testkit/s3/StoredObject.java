package io.dartwing.testkit.s3;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One writing of one key.
///
/// @param checksum SHA-256, Base64
/// @param etag MD5 in hexadecimal digits, or something else where a key service encrypts
public record StoredObject(
        String key,
        String version,
        byte[] content,
        String contentType,
        String checksum,
        String etag,
        @Nullable String encryption,
        @Nullable String encryptionKey,
        @Nullable String lockMode,
        @Nullable Instant lockedUntil) {}
