package io.dartwing.telephony.choice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision that was made for something, as it is kept and shown.
///
/// @param destination the country, never the number
/// @param chosen the first of the candidates that passed; null when none did
/// @param considered those that passed in their order, then the refused ones
record RoutingDecisionView(
        UUID id,
        Instant decidedAt,
        String subjectType,
        UUID subjectId,
        String operation,
        String destination,
        @Nullable UUID chosen,
        String sentence,
        List<RoutedCandidate> considered) {}
