package io.dartwing.engine.sip;

import io.dartwing.engine.sip.sdp.SessionDescription;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call to make.
///
/// @param destination a number or user name that the trunk's host completes, or a whole `sip:` URI
/// @param from the user part of our From: the calling number
/// @param offer our media; null leaves the offer to the peer, whose 2xx is then answered through
///     [CallListener#reoffered]
/// @param ringFor how long the far side may ring before we cancel with [CallFailure#NO_ANSWER]
public record CallRequest(
        String trunkId,
        String destination,
        String from,
        @Nullable SessionDescription offer,
        Duration ringFor) {
    public CallRequest(String trunkId, String destination, String from, SessionDescription offer) {
        this(trunkId, destination, from, offer, Duration.ofSeconds(90));
    }
}
