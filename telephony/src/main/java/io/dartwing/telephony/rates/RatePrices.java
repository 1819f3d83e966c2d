package io.dartwing.telephony.rates;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.carriers.Capability;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a carrier account charges for a destination.
///
/// The newest deck is asked first. Where it has nothing in force for the number, an older one
/// answers: so next month's
/// prices can be brought in today. Whoever wants the old prices gone deletes their deck.
@Component
public class RatePrices {
    /// Together the kept tables take less than 200 MB.
    private static final int MOST_RATES_KEPT = 4_000_000;

    /// @param deck where it stands
    public record Found(UUID deck, Rate rate) {}

    private final RateDecks decks;
    /// By deck, the least used first. Decks never change, so a table is never stale; one of a
    /// deleted deck is not asked
    /// for any more and falls out in time.
    private final LinkedHashMap<UUID, PrefixTable> tables = new LinkedHashMap<>(16, 0.75f, true);

    RatePrices(RateDecks decks) {
        this.decks = decks;
    }

    /// What several accounts charge, with one look at their decks; those without a rate for it
    /// are missing.
    public Map<UUID, Found> prices(List<UUID> accounts, Capability operation, PhoneNumber number, Instant at) {
        var found = new HashMap<UUID, Found>();
        decks.newestFirst(accounts, operation)
                .forEach((account, asked) -> first(asked, number, at).ifPresent(rate -> found.put(account, rate)));
        return found;
    }

    /// @return empty when no deck of the current organisation's account has a rate for it at that
    /// time
    public Optional<Found> price(UUID account, Capability operation, PhoneNumber number, Instant at) {
        return Optional.ofNullable(
                prices(List.of(account), operation, number, at).get(account));
    }

    private Optional<Found> first(List<UUID> asked, PhoneNumber number, Instant at) {
        for (UUID deck : asked) {
            Optional<Rate> rate = table(deck).find(number.e164(), at);
            if (rate.isPresent()) {
                return Optional.of(new Found(deck, rate.get()));
            }
        }
        return Optional.empty();
    }

    /// Two that ask at once for a table that is not there yet may both make it: they wait for
    /// nobody.
    private PrefixTable table(UUID deck) {
        @Nullable PrefixTable kept;
        synchronized (tables) {
            kept = tables.get(deck);
        }
        if (kept != null) {
            return kept;
        }
        PrefixTable made = decks.table(deck);
        synchronized (tables) {
            tables.put(deck, made);
            long held = tables.values().stream().mapToLong(PrefixTable::size).sum();
            var leastUsed = tables.values().iterator();
            while (held > MOST_RATES_KEPT && tables.size() > 1) {
                held -= leastUsed.next().size();
                leastUsed.remove();
            }
        }
        return made;
    }
}
