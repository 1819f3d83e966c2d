package io.dartwing.telephony.callername;

import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.callername.CallerNameRows.Wanted;
import io.dartwing.telephony.carriers.CallerNames;
import io.dartwing.telephony.carriers.CarrierResult;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells a carrier the caller name that a number has now.
@Component
class PublishCallerName implements JobHandler<PublishCallerName.Payload> {
    record Payload(UUID numberId) {}

    static final JobType<Payload> TYPE = new JobType<>(
            "publish-caller-name",
            JobPool.SHORT,
            Payload.class,
            new RetryPolicy(12, Duration.ofSeconds(10), Duration.ofHours(1)));

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private record Publisher(Carrier carrier, CallerNames names) {}

    private final CallerNameRows rows;
    private final CarrierAccounts accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PublishCallerName(CallerNameRows rows, CarrierAccounts accounts, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<Payload> run) {
        UUID id = run.payload().numberId();
        Optional<Wanted> found = transaction.execute(status -> rows.find(id));
        if (found.isEmpty()) {
            return JobOutcome.done();
        }
        Wanted wanted = found.get();
        Optional<Publisher> publisher = wanted.accountId()
                .flatMap(accounts::find)
                .flatMap(carrier -> carrier.connector() instanceof CallerNames names
                        ? Optional.of(new Publisher(carrier, names))
                        : Optional.empty());
        if (publisher.isEmpty()) {
            return keptHere(id, wanted, null);
        }
        if (wanted.providerId().isEmpty()) {
            return keptHere(id, wanted, "The carrier's id of the number is missing: enter it as provider_id");
        }
        if (wanted.done()) {
            return published(id, wanted);
        }
        return told(
                id,
                wanted,
                publisher
                        .get()
                        .names()
                        .publishCallerName(
                                publisher.get().carrier().account(),
                                wanted.providerId().get(),
                                wanted.number(),
                                wanted.name()));
    }

    private JobOutcome told(UUID id, Wanted wanted, CarrierResult<String> answer) {
        return switch (answer) {
            case CarrierResult.Done<String> done -> published(id, wanted);
            case CarrierResult.Refused<String>(var cause, var code, var text) -> {
                open(id, "refused", text);
                yield JobOutcome.done();
            }
            case CarrierResult.Retryable<String>(var cause, var code, var text, var after) -> {
                open(id, "pending", text);
                yield new JobOutcome.Again(clock.instant().plus(after.orElse(PAUSE)));
            }
            case CarrierResult.Unknown<String>(var text) -> {
                open(id, "pending", text);
                yield new JobOutcome.Again(clock.instant().plus(PAUSE));
            }
        };
    }

    private JobOutcome keptHere(UUID id, Wanted wanted, @Nullable String problem) {
        if (wanted.name().isEmpty()) {
            return published(id, wanted);
        }
        open(id, "kept_here", problem);
        return JobOutcome.done();
    }

    private JobOutcome published(UUID id, Wanted wanted) {
        transaction.executeWithoutResult(status -> rows.published(id, wanted.name(), wanted.accountId()));
        return JobOutcome.done();
    }

    private void open(UUID id, String state, @Nullable String problem) {
        transaction.executeWithoutResult(status -> rows.open(id, state, problem));
    }
}
