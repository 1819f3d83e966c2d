package io.dartwing.fax.document;

import java.util.UUID;

/// One file as it was given: what the sender uploaded, or the TIFF a call brought.
///
/// @param filename as the caller named it, cut to 200 harmless characters; only ever shown, never used as a path
public record SourceFile(UUID fileId, String filename, String contentType, long size) {}
