package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.Recipient.State;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.csv.BadRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A broadcast as the API shows it.
///
/// @param status `draft`, `scheduled`, `running`, `paused`, `ended` or `cancelled`
/// @param pauseReason why it paused by itself
/// @param test made with a test key: nothing leaves
/// @param pages of each of its faxes, the cover page included
/// @param recipients all that its list names, without those left out
/// @param costs what carriers told so far, one sum for each currency
/// @param estimate of what is still to be sent; null once it is over
record BroadcastView(
        UUID id,
        String code,
        String name,
        String status,
        @Nullable String pauseReason,
        boolean test,
        String from,
        @Nullable String subject,
        @Nullable String message,
        boolean cover,
        boolean header,
        String resolution,
        boolean advertisement,
        @Nullable String optOutPhone,
        @Nullable String optOutFax,
        @Nullable String optOutFree,
        int faxesPerMinute,
        int lines,
        int attempts,
        @Nullable Instant scheduledAt,
        int pages,
        int recipients,
        Counts counts,
        ListView list,
        List<Amount> costs,
        @Nullable Estimate estimate,
        Instant createdAt,
        String createdBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    record Counts(int waiting, int queued, int sent, int failed, int uncertain, int cancelled, int skipped) {
        static Counts of(Map<State, Integer> counts) {
            return new Counts(
                    counts.getOrDefault(State.WAITING, 0),
                    counts.getOrDefault(State.QUEUED, 0),
                    counts.getOrDefault(State.SENT, 0),
                    counts.getOrDefault(State.FAILED, 0),
                    counts.getOrDefault(State.UNCERTAIN, 0),
                    counts.getOrDefault(State.CANCELLED, 0),
                    counts.getOrDefault(State.SKIPPED, 0));
        }
    }

    /// @param duplicates numbers that stood in it again: each gets one fax
    /// @param rejected rows that were left out
    /// @param badRows the first hundred of both
    record ListView(int rows, int duplicates, int rejected, List<BadRow> badRows) {}

    record Amount(BigDecimal amount, String currency) {
        static Amount of(Money money) {
            return new Amount(money.amount(), money.currency().getCurrencyCode());
        }
    }

    /// @param seconds at this pace, when all get through at once
    /// @param costs as far as prices are known; @param unpriced faxes without a known price
    record Estimate(int faxes, int pages, long seconds, List<Amount> costs, int unpriced) {}

    static BroadcastView of(
            Broadcast broadcast, Map<State, Integer> counts, List<Amount> costs, @Nullable Estimate estimate) {
        var content = broadcast.content();
        return new BroadcastView(
                broadcast.id(),
                broadcast.code(),
                content.name(),
                broadcast.status().text(),
                broadcast.pauseReason().orElse(null),
                broadcast.test(),
                content.sender(),
                content.subject().orElse(null),
                content.message().orElse(null),
                content.cover(),
                content.header(),
                content.resolution(),
                content.optOut().isPresent(),
                content.optOut().map(OptOut::phone).orElse(null),
                content.optOut().map(OptOut::fax).orElse(null),
                content.optOut().flatMap(OptOut::free).orElse(null),
                broadcast.pace().faxesPerMinute(),
                broadcast.pace().lines(),
                broadcast.pace().attempts(),
                broadcast.scheduledAt().orElse(null),
                broadcast.pagesEach(),
                counts.values().stream().mapToInt(Integer::intValue).sum(),
                Counts.of(counts),
                new ListView(
                        broadcast.list().rows(),
                        broadcast.list().duplicates(),
                        broadcast.list().rejected(),
                        broadcast.list().bad()),
                costs,
                estimate,
                broadcast.createdAt(),
                broadcast.createdByName(),
                broadcast.startedAt().orElse(null),
                broadcast.endedAt().orElse(null));
    }
}
