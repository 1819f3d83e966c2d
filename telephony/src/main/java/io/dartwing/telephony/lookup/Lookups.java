package io.dartwing.telephony.lookup;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.telephony.TelephonyError;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.attempt.AttemptWatch.Outcome;
import io.dartwing.telephony.attempt.AttemptWatch.Verdict;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberLookup;
import io.dartwing.telephony.carriers.NumberLookup.LookupAnswer;
import io.dartwing.telephony.health.CarrierHealth;
import io.dartwing.telephony.rates.RatePrices;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds out what is known of a number, from what was kept or from carriers.
@Component
class Lookups {
    private final LookupRows rows;
    private final RatePrices prices;
    private final CarrierHealth health;
    private final OrganizationSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Lookups(
            LookupRows rows,
            RatePrices prices,
            CarrierHealth health,
            OrganizationSettings settings,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.prices = prices;
        this.health = health;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// What was kept and is still fresh, by one account or by any.
    Optional<KnownNumber> kept(PhoneNumber number, @Nullable UUID account) {
        long days = settings.get(LookupSettings.KEPT_DAYS);
        Instant now = clock.instant();
        return days == 0
                ? Optional.empty()
                : transaction.execute(status -> rows.find(number, account, now.minus(Duration.ofDays(days)), now));
    }

    /// Asks the accounts one after the other until one answers. Must run outside transactions.
    ///
    /// Problem `TEL-908` when none of them can, `TEL-910` with what each said when none answered.
    KnownNumber ask(PhoneNumber number, List<Carrier> carriers) {
        var said = new ArrayList<String>();
        for (Carrier carrier : carriers) {
            if (!(carrier.connector() instanceof NumberLookup lookup)) {
                continue;
            }
            if (!health.enter(carrier.account(), Capability.LOOKUP)) {
                said.add(carrier.name() + ": given up for a while, because it failed before");
                continue;
            }
            Instant begun = clock.instant();
            CarrierResult<LookupAnswer> result = lookup.lookUp(carrier.account(), number.e164());
            tell(carrier, result, Duration.between(begun, clock.instant()));
            switch (result) {
                case CarrierResult.Done<LookupAnswer>(var answer) -> {
                    return keep(number, carrier, answer);
                }
                case CarrierResult.Refused<LookupAnswer>(var cause, var code, var text) ->
                    said.add(carrier.name() + ": " + text);
                case CarrierResult.Retryable<LookupAnswer>(var cause, var code, var text, var after) ->
                    said.add(carrier.name() + ": " + text);
                case CarrierResult.Unknown<LookupAnswer>(var text) -> said.add(carrier.name() + ": " + text);
            }
        }
        throw said.isEmpty()
                ? new ProblemException(
                        TelephonyError.NOT_SPOKEN,
                        "carrier_account_id: none that looks numbers up (expected: an enabled one that can)")
                : new ProblemException(TelephonyError.NOT_LOOKED_UP, String.join("; ", said));
    }

    private KnownNumber keep(PhoneNumber number, Carrier carrier, LookupAnswer answer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<Money> cost = prices.price(carrier.account().id(), Capability.LOOKUP, number, now)
                .map(found -> found.rate().price());
        var known = new KnownNumber(carrier.account().id(), answer, cost, now, false);
        long days = settings.get(LookupSettings.KEPT_DAYS);
        transaction.executeWithoutResult(status -> {
            if (days > 0) {
                rows.keep(number, known, now.plus(Duration.ofDays(days)));
            }
            audit.record(
                    "number.looked_up", "carrier_account", carrier.account().id(), Map.of());
        });
        return known;
    }

    private void tell(Carrier carrier, CarrierResult<?> result, Duration latency) {
        boolean worked = switch (result) {
            case CarrierResult.Done<?> done -> true;
            case CarrierResult.Refused<?> refused -> !refused.cause().carriersFault();
            case CarrierResult.Retryable<?> retryable -> !retryable.cause().carriersFault();
            case CarrierResult.Unknown<?> unknown -> false;
        };
        health.told(new Outcome(
                carrier.account().id(),
                Capability.LOOKUP,
                carrier.account().version(),
                worked ? Verdict.WORKED : Verdict.FAILED,
                Optional.of(latency)));
    }
}
