package io.dartwing.telephony.supply;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.number.FaxNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Takes an order to its end: sends it once, asks how it stands, sets the number up here and
/// there.
@Component
class BuyNumber implements JobHandler<BuyNumber.Payload> {
    record Payload(UUID orderId) {}

    static final JobType<Payload> TYPE = new JobType<>(
            "buy-number",
            JobPool.SHORT,
            Payload.class,
            new RetryPolicy(20, Duration.ofSeconds(5), Duration.ofHours(1)));

    /// Nobody waits longer for a carrier to say what became of an order.
    private static final Duration LOOKED_FOR = Duration.ofDays(7);

    private static final int MOST_SETTINGS_UP = 12;

    private final PurchaseRows rows;
    private final CarrierAccounts accounts;
    private final RecordService records;
    private final RecordType<FaxNumber> numbers;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    BuyNumber(
            PurchaseRows rows,
            CarrierAccounts accounts,
            RecordService records,
            RecordType<FaxNumber> numbers,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.records = records;
        this.numbers = numbers;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    /// A request that is on its way is not called back by anything.
    @Override
    public boolean interruptible() {
        return false;
    }

    private record Seller(CarrierAccount account, NumberOrders orders) {}

    @Override
    public JobOutcome run(JobRun<Payload> run) {
        Optional<Purchase> found =
                transaction.execute(status -> rows.find(run.payload().orderId()));
        if (found.isEmpty() || found.get().state() == PurchaseState.FAILED) {
            return JobOutcome.done();
        }
        Purchase purchase = found.get();
        Optional<Seller> seller = accounts.find(purchase.accountId())
                .flatMap(carrier -> carrier.connector() instanceof NumberOrders orders
                        ? Optional.of(new Seller(carrier.account(), orders))
                        : Optional.empty());
        if (seller.isEmpty()) {
            return withoutCarrier(purchase);
        }
        return switch (purchase.state()) {
            case STARTED -> purchase.sentAt().isEmpty() ? order(purchase, seller.get()) : find(purchase, seller.get());
            case UNKNOWN -> find(purchase, seller.get());
            case ORDERED -> look(purchase, seller.get());
            case ACTIVE -> setUp(purchase, seller.get());
            case FAILED -> JobOutcome.done();
        };
    }

    private JobOutcome withoutCarrier(Purchase purchase) {
        if (purchase.sentAt().isEmpty()) {
            write(purchase.failed(Optional.empty(), "The carrier's account is gone", now()));
            return JobOutcome.done();
        }
        return new JobOutcome.GiveUp("the carrier's account is gone while an order is open");
    }

    /// That it is about to leave is committed first: after a crash it is looked for, not sent
    /// again.
    private JobOutcome order(Purchase purchase, Seller seller) {
        Purchase sent = purchase.sent(now());
        if (!transaction.execute(status -> rows.leaving(sent.id(), now()))) {
            return again(sent, PurchaseChange.pause(sent.tries()));
        }
        CarrierResult<NumberOrders.NumberOrder> answer =
                seller.orders().orderNumber(seller.account(), sent.id(), sent.number());
        return after(write(PurchaseChange.answered(sent, answer, now())), seller, answer);
    }

    private JobOutcome find(Purchase purchase, Seller seller) {
        var answer = seller.orders().findOrder(seller.account(), purchase.id(), purchase.number());
        return after(write(PurchaseChange.found(purchase, answer, now())), seller, answer);
    }

    private JobOutcome look(Purchase purchase, Seller seller) {
        var answer = seller.orders().orderStatus(seller.account(), orderId(purchase));
        return after(write(PurchaseChange.looked(purchase, answer, now())), seller, answer);
    }

    private JobOutcome after(Purchase purchase, Seller seller, CarrierResult<?> answer) {
        return switch (purchase.state()) {
            case ACTIVE -> setUp(purchase, seller);
            case FAILED -> JobOutcome.done();
            case STARTED, ORDERED, UNKNOWN -> again(purchase, PurchaseChange.pause(purchase.tries(), answer));
        };
    }

    private JobOutcome again(Purchase purchase, Duration pause) {
        return purchase.createdAt().plus(LOOKED_FOR).isBefore(now())
                ? new JobOutcome.GiveUp("the carrier did not say in a week what became of the order")
                : new JobOutcome.Again(now().plus(pause));
    }

    private JobOutcome setUp(Purchase bought, Seller seller) {
        Purchase purchase = bought;
        if (purchase.providerNumberId().isEmpty() && purchase.tries() < PurchaseChange.MOST_TRIES) {
            var answer = seller.orders().orderStatus(seller.account(), orderId(purchase));
            if (!(answer instanceof CarrierResult.Done<NumberOrders.NumberOrder>(var order)
                    && order.numberId().isPresent())) {
                Purchase asked =
                        write(purchase.asked(Optional.empty(), "The carrier did not tell the number's id yet"));
                return again(asked, PurchaseChange.pause(asked.tries(), answer));
            }
            purchase = write(purchase.active(order.orderId(), order.numberId(), now()));
        }
        if (purchase.numberId().isEmpty() && !record(purchase)) {
            return JobOutcome.done();
        }
        return purchase.configured() || purchase.providerNumberId().isEmpty()
                ? JobOutcome.done()
                : configure(purchase, seller, purchase.providerNumberId().get());
    }

    /// False when the bought number can't be set up here; the order says why.
    private boolean record(Purchase purchase) {
        try {
            transaction.executeWithoutResult(status -> {
                Purchase locked = rows.lock(purchase.id()).orElseThrow();
                if (locked.numberId().isEmpty()) {
                    rows.setUp(
                            purchase.id(),
                            records.create(numbers, values(locked)).id());
                }
            });
            return true;
        } catch (ProblemException refused) {
            write(purchase.asked(Optional.empty(), "Bought, but not set up here: " + refused.getMessage()));
            return false;
        }
    }

    private ObjectNode values(Purchase purchase) {
        ObjectNode values = json.createObjectNode()
                .put("number", purchase.number())
                .put("carrier_id", purchase.accountId().toString())
                .put("fax_enabled", purchase.uses().isEmpty() || purchase.uses().contains("fax"));
        purchase.label().ifPresent(label -> values.put("label", label));
        purchase.providerNumberId().ifPresent(id -> values.put("provider_id", id));
        purchase.monthly()
                .ifPresent(
                        price -> values.put("monthly_cost", price.amount()).put("monthly_currency", price.currency()));
        purchase.uses().forEach(values.withArray("uses")::add);
        return values;
    }

    private JobOutcome configure(Purchase purchase, Seller seller, String numberId) {
        CarrierResult<String> answer = seller.orders().configureNumber(seller.account(), numberId, purchase.number());
        return switch (answer) {
            case CarrierResult.Done<String> done -> {
                transaction.executeWithoutResult(status -> rows.configured(purchase.id()));
                yield JobOutcome.done();
            }
            case CarrierResult.Refused<String>(var cause, var code, var text) -> {
                write(purchase.asked(Optional.of(cause), "Bought, but not set up at the carrier: " + text));
                yield JobOutcome.done();
            }
            case CarrierResult.Retryable<String>(var cause, var code, var text, var pause) ->
                later(purchase, answer, text);
            case CarrierResult.Unknown<String>(var text) -> later(purchase, answer, text);
        };
    }

    /// Setting a number up twice is the same as once.
    private JobOutcome later(Purchase purchase, CarrierResult<String> answer, String text) {
        Purchase asked = write(purchase.asked(Optional.empty(), "Bought, but not set up at the carrier: " + text));
        return asked.tries() < MOST_SETTINGS_UP
                ? again(asked, PurchaseChange.pause(asked.tries(), answer))
                : JobOutcome.done();
    }

    private Purchase write(Purchase purchase) {
        transaction.executeWithoutResult(status -> rows.update(purchase));
        return purchase;
    }

    private static String orderId(Purchase purchase) {
        return purchase.orderId().orElseThrow(() -> new IllegalStateException("order: no id (expected: one)"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
