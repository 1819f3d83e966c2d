package io.dartwing.telephony.carriers;

import java.time.Instant;
import java.util.UUID;

/// By what the provider's record of a lost request can be found.
///
/// @param begun when the request left us
public record Sought(UUID attempt, String from, String to, Instant begun) {}
