package io.dartwing.fax.broadcast;

import io.dartwing.fax.broadcast.BroadcastView.Amount;
import io.dartwing.fax.broadcast.BroadcastView.Estimate;
import io.dartwing.fax.broadcast.Recipient.State;
import io.dartwing.fax.outbound.FaxPrices;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Looks at broadcasts, with what they cost and will cost.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BroadcastViews {
    /// Areas whose price is looked up; the numbers of others count as unpriced.
    private static final int MOST_AREAS = 60;

    private final RecipientRows recipients;
    private final FaxPrices prices;
    private final Numbers numbers;

    BroadcastViews(RecipientRows recipients, FaxPrices prices, Numbers numbers) {
        this.recipients = recipients;
        this.prices = prices;
        this.numbers = numbers;
    }

    /// As a list shows it: without money and time.
    BroadcastView brief(Broadcast broadcast) {
        return BroadcastView.of(broadcast, recipients.counts(broadcast.id()), List.of(), null);
    }

    BroadcastView of(Broadcast broadcast) {
        UUID id = broadcast.id();
        Map<State, Integer> counts = recipients.counts(id);
        List<Amount> costs =
                prices.told(recipients.faxes(id)).stream().map(Amount::of).toList();
        return BroadcastView.of(
                broadcast, counts, costs, broadcast.status().over() ? null : estimate(broadcast, counts));
    }

    private @Nullable Estimate estimate(Broadcast broadcast, Map<State, Integer> counts) {
        int faxes = counts.getOrDefault(State.WAITING, 0);
        int each = Math.max(1, broadcast.pagesEach());
        var sums = new TreeMap<String, BigDecimal>();
        int priced = 0;
        Optional<FaxNumber> sender = numbers.owned(broadcast.content().sender());
        for (Map.Entry<String, Integer> area :
                recipients.areas(broadcast.id(), MOST_AREAS).entrySet()) {
            Optional<Money> price = sender.flatMap(
                    from -> PhoneNumber.parse(area.getKey()).flatMap(number -> prices.expected(number, from, each)));
            if (price.isPresent()) {
                priced += area.getValue();
                sums.merge(
                        price.get().currency().getCurrencyCode(),
                        price.get().amount().multiply(BigDecimal.valueOf(area.getValue())),
                        BigDecimal::add);
            }
        }
        return new Estimate(
                faxes,
                faxes * each,
                broadcast.pace().expected(faxes, each).toSeconds(),
                sums.entrySet().stream()
                        .map(sum -> new Amount(sum.getValue(), sum.getKey()))
                        .toList(),
                faxes - priced);
    }
}
