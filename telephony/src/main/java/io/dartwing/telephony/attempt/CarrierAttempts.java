package io.dartwing.telephony.attempt;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.tenancy.AfterCommit;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The attempts of the current organisation. Changes lock the attempt's row, so that answer and
/// report take turns.
@Component
public class CarrierAttempts {
    private final AttemptRows rows;
    private final Jobs jobs;
    private final ObjectProvider<AttemptFollower> followers;
    private final ObjectProvider<AttemptWatch> watches;
    private final TransactionTemplate transaction;
    private final Duration lookAfter;
    private final Clock clock;

    CarrierAttempts(
            AttemptRows rows,
            Jobs jobs,
            ObjectProvider<AttemptFollower> followers,
            ObjectProvider<AttemptWatch> watches,
            TransactionTemplate transaction,
            @Value("${dartwing.carriers.look-after:30s}") Duration lookAfter,
            Clock clock) {
        this.rows = rows;
        this.jobs = jobs;
        this.followers = followers;
        this.watches = watches;
        this.transaction = transaction;
        this.lookAfter = lookAfter;
        this.clock = clock;
    }

    /// Writes the attempt; when this returns it is committed and the request may leave.
    ///
    /// Throws `IllegalStateException` inside a transaction, which could still take the row back.
    public void begin(NewAttempt attempt) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("attempt: begun inside a transaction (expected: outside)");
        }
        transaction.executeWithoutResult(status -> {
            Instant now = now();
            rows.insert(attempt, now);
            // Nobody's rights may end the looking after it.
            Actors.runAs(
                    SystemJobActor.of(Actors.current().requireOrganization(), "carrier-attempt"),
                    () -> jobs.enqueue(
                            LookAfterAttempt.TYPE,
                            attempt.id().toString(),
                            new LookAfterAttempt.Payload(attempt.id()),
                            now.plus(lookAfter),
                            JobPriority.NORMAL));
        });
    }

    /// What the carrier answered to the request, or to the search for it after the answer was
    /// lost.
    /// Problem `TEL-904` when it contradicts an earlier answer, `DW-404` for an attempt that is
    /// not
    /// there.
    public Attempt conclude(UUID id, CarrierResult<DeliveryReport> result) {
        return transaction.execute(status -> {
            Attempt before = rows.lock(id)
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such attempt."));
            Attempt after = AttemptChange.answered(before, result, now());
            boolean first = before.answeredAt().isEmpty();
            write(
                    before,
                    after,
                    first ? Optional.of(Duration.between(before.begunAt(), now())) : Optional.empty(),
                    result instanceof CarrierResult.Retryable<?> retryable ? retryable.after() : Optional.empty());
            return after;
        });
    }

    /// What the carrier reports of something it accepted. Never leads back. Found by the
    /// provider's
    /// id within the account, or by our own reference as long as the provider's id is not known.
    /// Empty: not ours.
    public Optional<Attempt> report(UUID account, DeliveryReport report, Optional<UUID> attempt) {
        return transaction.execute(status -> rows.lock(account, report.providerId())
                .or(() -> attempt.flatMap(rows::lock)
                        .filter(ours -> ours.accountId().equals(account))
                        .filter(ours -> ours.providerId().isEmpty()))
                .map(before -> {
                    Attempt after = AttemptChange.reported(before, report, now());
                    if (!after.equals(before)) {
                        write(before, after, Optional.empty(), Optional.empty());
                    }
                    return after;
                }));
    }

    public Optional<Attempt> find(UUID id) {
        return transaction.execute(status -> rows.find(id));
    }

    /// What carriers told that the attempts for these subjects cost so far, one sum for each currency.
    public List<Money> costs(String subjectType, Collection<UUID> subjects) {
        return transaction.execute(status -> rows.costs(subjectType, subjects));
    }

    /// What is known of the account's other attempts, as it stands when it is asked for.
    Sought.Others others(Attempt attempt) {
        return new Sought.Others() {
            @Override
            public Set<String> known(Set<String> providerIds) {
                return transaction.execute(status -> rows.ofOthers(attempt, providerIds));
            }

            @Override
            public int unanswered() {
                return transaction.execute(status -> (int) rows.unanswered(attempt.accountId()).stream()
                        .filter(other -> !other.id().equals(attempt.id())
                                && other.operation() == attempt.operation()
                                && other.from().equals(attempt.from())
                                && other.to().equals(attempt.to()))
                        .count());
            }
        };
    }

    /// Nobody looks after it any more; a late report still counts.
    void giveUp(UUID id) {
        transaction.executeWithoutResult(status -> rows.lock(id)
                .filter(attempt -> !attempt.state().ended())
                .ifPresent(attempt -> followers(attempt).forEach(follower -> follower.givenUp(attempt))));
    }

    private Stream<AttemptFollower> followers(Attempt attempt) {
        return followers.stream().filter(follower -> follower.subjectType().equals(attempt.subjectType()));
    }

    private void write(Attempt before, Attempt after, Optional<Duration> latency, Optional<Duration> notBefore) {
        rows.update(after);
        boolean changed = after.state() != before.state();
        if (changed) {
            followers(after).forEach(follower -> follower.stands(after, notBefore));
        }
        // An answer and the end say something of the carrier; the steps between say it again.
        if (latency.isPresent() || changed && after.state().ended()) {
            AttemptWatch.verdict(after.state(), after.cause())
                    .map(verdict -> new AttemptWatch.Outcome(
                            after.accountId(), after.operation(), after.credentialVersion(), verdict, latency))
                    .ifPresent(outcome -> AfterCommit.run(() -> watches.forEach(watch -> watch.told(outcome))));
        }
    }

    /// As exact as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
