package io.dartwing.fax.routing;

import java.time.ZonedDateTime;

/// What a rule may look at.
///
/// @param receivedAt in the organisation's zone
/// @param text all pages' text, for `keyword`
public record RoutingFacts(
        String senderNumber,
        String recipientNumber,
        String stationId,
        int pages,
        String text,
        ZonedDateTime receivedAt) {}
