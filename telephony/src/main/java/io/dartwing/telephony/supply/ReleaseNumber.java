package io.dartwing.telephony.supply;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.NumberOrders;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.NumberLife;
import io.dartwing.telephony.number.NumberState;
import io.dartwing.telephony.number.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the carrier to take a number back. Asking again does no harm: what it has already, it no
/// longer knows.
@Component
class ReleaseNumber implements JobHandler<ReleaseNumber.Payload> {
    record Payload(UUID numberId) {}

    static final JobType<Payload> TYPE = new JobType<>(
            "release-number",
            JobPool.SHORT,
            Payload.class,
            new RetryPolicy(100, Duration.ofSeconds(5), Duration.ofHours(1)));

    /// The carrier gave no answer that says what became of the request.
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String text) {
            super(text, null, false, false);
        }
    }

    private final Numbers numbers;
    private final NumberLife life;
    private final CarrierAccounts accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration quarantine;

    ReleaseNumber(
            Numbers numbers,
            NumberLife life,
            CarrierAccounts accounts,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${dartwing.numbers.quarantine:30d}") Duration quarantine) {
        this.numbers = numbers;
        this.life = life;
        this.accounts = accounts;
        this.transaction = transaction;
        this.clock = clock;
        this.quarantine = quarantine;
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public boolean interruptible() {
        return false;
    }

    @Override
    public JobOutcome run(JobRun<Payload> run) {
        Optional<FaxNumber> number = numbers.find(run.payload().numberId());
        if (number.isEmpty() || number.get().state() != NumberState.RELEASING) {
            return JobOutcome.done();
        }
        Optional<Carrier> carrier = number.get().carrierId().flatMap(accounts::find);
        if (carrier.isEmpty() || !(carrier.get().connector() instanceof NumberOrders orders)) {
            return kept(number.get(), "The carrier's account is gone");
        }
        String providerId = number.get().providerId().orElse("");
        CarrierResult<String> answer = orders.releaseNumber(
                carrier.get().account(), providerId, number.get().number());
        return switch (answer) {
            case CarrierResult.Done<String> done -> released(number.get());
            case CarrierResult.Refused<String>(var cause, var code, var text) ->
                cause == CarrierCause.NO_SUCH ? released(number.get()) : kept(number.get(), text);
            case CarrierResult.Retryable<String>(var cause, var code, var text, var after)
            when after.isPresent() -> new JobOutcome.Again(clock.instant().plus(after.get()));
            case CarrierResult.Retryable<String>(var cause, var code, var text, var after) -> throw new NoAnswer(text);
            case CarrierResult.Unknown<String>(var text) -> throw new NoAnswer(text);
        };
    }

    private JobOutcome released(FaxNumber number) {
        transaction.executeWithoutResult(
                status -> life.quarantined(number.id(), clock.instant().plus(quarantine)));
        return JobOutcome.done();
    }

    private JobOutcome kept(FaxNumber number, String problem) {
        transaction.executeWithoutResult(status -> life.kept(number.id(), problem));
        return JobOutcome.done();
    }
}
