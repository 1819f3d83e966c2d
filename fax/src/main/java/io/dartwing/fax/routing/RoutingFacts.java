package io.dartwing.fax.routing;

import io.dartwing.fax.document.Judgement;
import java.time.ZonedDateTime;

/// What a rule may look at.
///
/// @param receivedAt in the server's zone
/// @param text all pages' text, for `keyword`
/// @param judgement what the fax was found to be
public record RoutingFacts(
        String senderNumber,
        String recipientNumber,
        String stationId,
        int pages,
        String text,
        ZonedDateTime receivedAt,
        Judgement judgement) {
    static final String UNSURE = "unsure";

    /// As rules compare it: a guess that a person should look at is no category, and neither is none.
    String category() {
        String code = judgement.category();
        return code == null || judgement.categoryUnsure() ? UNSURE : code;
    }
}
