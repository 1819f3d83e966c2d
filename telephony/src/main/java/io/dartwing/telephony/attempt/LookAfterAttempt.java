package io.dartwing.telephony.attempt;

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
import io.dartwing.telephony.carriers.DeliveryReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Finds out how an attempt ended when nobody says so: its answer was lost, or a webhook was.
///
/// Queued with the attempt, so that a crash can't part them. Asks more seldom as time goes by.
@Component
class LookAfterAttempt implements JobHandler<LookAfterAttempt.Payload> {
    record Payload(UUID attemptId) {}

    static final JobType<Payload> TYPE = new JobType<>(
            "carrier-attempt",
            JobPool.SHORT,
            Payload.class,
            new RetryPolicy(50, Duration.ofSeconds(5), Duration.ofMinutes(30)));

    /// Requests end long before.
    static final Duration LONGEST_REQUEST = Duration.ofMinutes(2);

    static final Duration LONGEST_WAIT = Duration.ofHours(24);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final CarrierAttempts attempts;
    private final CarrierAccounts accounts;
    private final Duration first;
    private final Duration settled;
    private final Clock clock;

    /// @param first how long after an attempt's beginning it is looked after for the first time
    /// @param settled for so long a carrier's list may lack what the carrier has accepted
    LookAfterAttempt(
            CarrierAttempts attempts,
            CarrierAccounts accounts,
            @Value("${dartwing.carriers.look-after:30s}") Duration first,
            @Value("${dartwing.carriers.settled-after:2m}") Duration settled,
            Clock clock) {
        this.attempts = attempts;
        this.accounts = accounts;
        this.first = first;
        this.settled = settled;
        this.clock = clock;
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<Payload> run) {
        Optional<Attempt> known = attempts.find(run.payload().attemptId());
        if (known.isEmpty() || known.get().state().ended()) {
            return JobOutcome.done();
        }
        Attempt attempt = known.get();
        Duration age = Duration.between(attempt.begunAt(), clock.instant());
        if (age.compareTo(LONGEST_WAIT) > 0) {
            attempts.giveUp(attempt.id());
            return JobOutcome.done();
        }
        Optional<Carrier> carrier = accounts.find(attempt.accountId());
        Attempt now = carrier.isEmpty() ? attempt : look(attempt, carrier.get(), age);
        return now.state().ended() ? JobOutcome.done() : new JobOutcome.Again(next(age));
    }

    private Attempt look(Attempt attempt, Carrier carrier, Duration age) {
        return switch (attempt.state()) {
            case STARTED -> {
                if (age.compareTo(LONGEST_REQUEST) < 0) {
                    yield attempt;
                }
                attempts.conclude(
                        attempt.id(), new CarrierResult.Unknown<>("The server stopped before the answer was written"));
                yield search(attempt, carrier, age);
            }
            case UNKNOWN -> search(attempt, carrier, age);
            default -> ask(attempt, carrier);
        };
    }

    private Attempt search(Attempt attempt, Carrier carrier, Duration age) {
        return switch (Inquiry.find(carrier, attempt, attempts.others(attempt))) {
            case CarrierResult.Done<Optional<DeliveryReport>>(Optional<DeliveryReport> found) -> {
                if (found.isPresent()) {
                    yield attempts.conclude(attempt.id(), new CarrierResult.Done<>(found.get()));
                }
                yield age.compareTo(settled) < 0
                        ? attempt
                        : attempts.conclude(
                                attempt.id(),
                                new CarrierResult.Retryable<>(
                                        CarrierCause.UNAVAILABLE,
                                        "",
                                        "The request never reached the carrier: it has no such thing",
                                        Optional.empty()));
            }
            default -> attempt;
        };
    }

    private Attempt ask(Attempt attempt, Carrier carrier) {
        return Inquiry.status(carrier, attempt) instanceof CarrierResult.Done<DeliveryReport>(DeliveryReport report)
                ? attempts.report(attempt.accountId(), report, Optional.of(attempt.id()))
                        .orElse(attempt)
                : attempt;
    }

    /// After as long again as it has waited so far.
    private Instant next(Duration age) {
        Duration pause = age.compareTo(first) < 0 ? first : age;
        return clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }
}
