package io.dartwing.telephony.supply;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.TelephonyError;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.number.NumberStanding;
import io.dartwing.telephony.number.Numbers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The orders of the current organisation.
@Component
class Purchases {
    private final PurchaseRows rows;
    private final CarrierAccounts accounts;
    private final Numbers numbers;
    private final Jobs jobs;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Purchases(
            PurchaseRows rows,
            CarrierAccounts accounts,
            Numbers numbers,
            Jobs jobs,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.numbers = numbers;
        this.jobs = jobs;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Writes the order; it leaves after the commit. Problem `DW-400` for an account that is not
    /// there or switched
    /// off, `TEL-908` when its connector buys nothing, `TEL-902` for a number that is not free
    /// here, `TEL-909` while
    /// it is on order.
    Purchase order(
            UUID account,
            PhoneNumber number,
            Optional<String> label,
            List<String> uses,
            Optional<Purchase.Price> monthly) {
        return transaction.execute(status -> {
            Carrier carrier = accounts.find(account)
                    .filter(Carrier::enabled)
                    .orElseThrow(() -> new ProblemException(
                            PlatformError.VALIDATION,
                            "carrier_account_id: not an account to buy with (expected: an enabled one)"));
            if (!(carrier.connector() instanceof NumberOrders)) {
                throw new ProblemException(
                        TelephonyError.NOT_SPOKEN,
                        "carrier_account_id: numbers can't be bought from here (expected: a carrier that sells them)");
            }
            numbers.standing(number.e164()).map(NumberStanding::problem).ifPresent(problem -> {
                throw problem;
            });
            if (rows.open(number.e164())) {
                throw new ProblemException(
                        TelephonyError.ORDER_OPEN, "number: on order already (expected: one without an open order)");
            }
            var purchase = new Purchase(
                    Ids.next(),
                    account,
                    number.e164(),
                    label,
                    uses,
                    monthly,
                    PurchaseState.STARTED,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    clock.instant().truncatedTo(ChronoUnit.MICROS),
                    Actors.current().displayName(),
                    Optional.empty(),
                    Optional.empty());
            rows.insert(purchase);
            audit.record(
                    "number.ordered", "number_order", purchase.id(), Map.of("carrier_account_id", account.toString()));
            later(purchase.id());
            return purchase;
        });
    }

    /// Not tied to who asked: an order that has left must be followed to its end, whoever may
    /// still ask for one.
    private void later(UUID id) {
        UUID organization = Actors.current().requireOrganization();
        Actors.runAs(
                SystemJobActor.of(organization, "number-order"),
                () -> jobs.enqueue(BuyNumber.TYPE, id.toString(), new BuyNumber.Payload(id)));
    }

    Optional<Purchase> find(UUID id) {
        return transaction.execute(status -> rows.find(id));
    }
}
