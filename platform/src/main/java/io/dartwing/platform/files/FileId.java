package io.dartwing.platform.files;

import java.util.UUID;

/// Names one stored file. Two files may share their bytes; they never share an id.
public record FileId(UUID value) {}
