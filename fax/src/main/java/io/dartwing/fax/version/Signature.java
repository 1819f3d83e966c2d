package io.dartwing.fax.version;

import java.time.Instant;
import java.util.UUID;

/// One of a person's signatures, without its picture.
///
/// @param kind drawn, typed or uploaded
record Signature(UUID id, String name, String kind, boolean isDefault, Instant createdAt) {}
