package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.Judgement;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a rule may look at.
///
/// @param receivedAt in the zone of the organisation's rules
/// @param text all pages' text, for `keyword`
/// @param words of the pages with their places, for `text_zone`; none when no rule asks for them
/// @param judgement what the fax was found to be
/// @param entities kinds of what its pages name, in small letters; null when unknown
/// @param forms names of the forms among its pages; null when unknown
/// @param barcodes what the codes on its pages say; null when nobody looked
public record RoutingFacts(
        String senderNumber,
        String recipientNumber,
        String stationId,
        int pages,
        String text,
        List<FaxText.PageText> words,
        ZonedDateTime receivedAt,
        Judgement judgement,
        @Nullable Set<String> entities,
        @Nullable Set<String> forms,
        @Nullable List<String> barcodes) {
    static final String UNSURE = "unsure";

    /// As rules compare it: a guess that a person should look at is no category, and neither is
    /// none.
    String category() {
        String code = judgement.category();
        return code == null || judgement.categoryUnsure() ? UNSURE : code;
    }
}
