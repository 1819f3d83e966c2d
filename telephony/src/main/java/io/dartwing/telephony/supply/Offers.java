package io.dartwing.telephony.supply;

import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.NumberSearch;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.number.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.stereotype.Component;

/// Asks several carriers at once what numbers they have.
@Component
class Offers {
    /// @param carrier whose offer it is
    record Offer(Carrier carrier, AvailableNumber number) {}

    /// What one account said.
    ///
    /// @param found how many numbers it offered
    /// @param resting how many of them are set up here or rest, and are left out
    record Said(Carrier carrier, Outcome outcome, int found, int resting, Optional<CarrierCause> cause, String text) {}

    enum Outcome {
        ANSWERED,
        REFUSED,
        UNAVAILABLE,
        /// Its connector finds no numbers, or none of that country.
        CANT_SEARCH;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Found(List<Offer> offers, List<Said> said) {}

    private record Asked(Carrier carrier, Future<CarrierResult<List<AvailableNumber>>> answer) {}

    private final Numbers numbers;

    Offers(Numbers numbers) {
        this.numbers = numbers;
    }

    /// In the order of the carriers. Must run outside transactions: carriers take their time.
    Found search(List<Carrier> carriers, NumberQuery query) {
        var offers = new ArrayList<Offer>();
        var said = new ArrayList<Said>();
        var asked = new ArrayList<Asked>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Carrier carrier : carriers) {
                if (carrier.connector() instanceof NumberSearch search) {
                    asked.add(new Asked(carrier, threads.submit(() -> search.searchNumbers(carrier.account(), query))));
                } else {
                    said.add(new Said(
                            carrier,
                            Outcome.CANT_SEARCH,
                            0,
                            0,
                            Optional.empty(),
                            "Its numbers can't be searched from here"));
                }
            }
        }
        asked.forEach(one -> said.add(heard(one.carrier(), result(one), offers)));
        return new Found(List.copyOf(offers), List.copyOf(said));
    }

    private Said heard(Carrier carrier, CarrierResult<List<AvailableNumber>> answer, List<Offer> offers) {
        return switch (answer) {
            case CarrierResult.Done<List<AvailableNumber>>(var found) -> {
                List<Offer> free = found.stream()
                        .filter(number -> numbers.standing(number.number()).isEmpty())
                        .map(number -> new Offer(carrier, number))
                        .toList();
                offers.addAll(free);
                yield new Said(
                        carrier, Outcome.ANSWERED, found.size(), found.size() - free.size(), Optional.empty(), "");
            }
            case CarrierResult.Refused<List<AvailableNumber>>(var cause, var code, var text) ->
                new Said(carrier, Outcome.REFUSED, 0, 0, Optional.of(cause), text);
            case CarrierResult.Retryable<List<AvailableNumber>>(var cause, var code, var text, var after) ->
                new Said(carrier, Outcome.UNAVAILABLE, 0, 0, Optional.of(cause), text);
            case CarrierResult.Unknown<List<AvailableNumber>>(var text) ->
                new Said(carrier, Outcome.UNAVAILABLE, 0, 0, Optional.empty(), text);
        };
    }

    private static CarrierResult<List<AvailableNumber>> result(Asked asked) {
        try {
            return asked.answer().get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("search: interrupted", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("search: failed in the connector", failure.getCause());
        }
    }
}
