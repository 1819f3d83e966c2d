package io.dartwing.platform.files;

/// What is known of a stored file: `sha256` (64 hex digits) and `size` (bytes) are those of the plain content.
public record StoredFile(FileId id, String sha256, long size, String contentType) {}
