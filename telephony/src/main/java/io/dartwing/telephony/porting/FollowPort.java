package io.dartwing.telephony.porting;

import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.NumberPorting;
import io.dartwing.telephony.carriers.NumberPorting.Document;
import io.dartwing.telephony.carriers.NumberPorting.PortOrder;
import io.dartwing.telephony.carriers.NumberPorting.PortStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a port to its end: submits it, asks how it stands, sets its numbers up. What providers do
/// on submitting can be repeated, so a lost answer is asked for by submitting again.
@Component
class FollowPort implements JobHandler<FollowPort.Payload> {
    record Payload(UUID portId) {}

    static final JobType<Payload> TYPE = new JobType<>(
            "follow-port",
            JobPool.SHORT,
            Payload.class,
            new RetryPolicy(20, Duration.ofSeconds(10), Duration.ofHours(1)));

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private record Winner(Carrier carrier, NumberPorting porting) {}

    private final PortRows rows;
    private final PortLife life;
    private final PortedNumbers numbers;
    private final CarrierAccounts accounts;
    private final FileStore files;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FollowPort(
            PortRows rows,
            PortLife life,
            PortedNumbers numbers,
            CarrierAccounts accounts,
            FileStore files,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.life = life;
        this.numbers = numbers;
        this.accounts = accounts;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
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
        Optional<Port> found = find(run.payload().portId());
        if (found.isEmpty()) {
            return JobOutcome.done();
        }
        Port port = found.get();
        Optional<Carrier> account = port.accountId().flatMap(accounts::find);
        if (port.state() == PortOrderState.ACTIVATED) {
            return port.setUp() ? JobOutcome.done() : setUp(port, account);
        }
        if (port.byHand() || port.state().ended() || port.state() == PortOrderState.DRAFT) {
            return JobOutcome.done();
        }
        boolean unknown = port.state() != PortOrderState.SUBMITTING && port.state() != PortOrderState.CANCELLING;
        if (unknown && port.providerId().isEmpty()) {
            return JobOutcome.done();
        }
        Optional<Winner> winner = account.flatMap(carrier -> carrier.connector() instanceof NumberPorting porting
                ? Optional.of(new Winner(carrier, porting))
                : Optional.empty());
        if (winner.isEmpty()) {
            return new JobOutcome.GiveUp("the winning carrier's account is gone while a port is open");
        }
        return after(port, ask(port, winner.get()), account);
    }

    private CarrierResult<PortStatus> ask(Port port, Winner winner) {
        var account = winner.carrier().account();
        return switch (port.state()) {
            case SUBMITTING -> winner.porting().submitPort(account, order(port));
            case CANCELLING ->
                port.providerId()
                        .map(id -> winner.porting().cancelPort(account, id))
                        .orElseGet(() -> winner.porting()
                                .submitPort(account, order(port))
                                .then(made -> winner.porting().cancelPort(account, made.portId())));
            default -> winner.porting().portStatus(account, port.providerId().orElseThrow());
        };
    }

    private JobOutcome after(Port asked, CarrierResult<PortStatus> answer, Optional<Carrier> account) {
        transaction.executeWithoutResult(status -> rows.lock(asked.id()).ifPresent(port -> note(asked, port, answer)));
        Port port = find(asked.id()).orElseThrow();
        if (port.state() == PortOrderState.ACTIVATED) {
            return setUp(port, account);
        }
        if (port.state().ended() || refused(port, answer)) {
            return JobOutcome.done();
        }
        return new JobOutcome.Again(clock.instant().plus(pause(port, answer)));
    }

    /// What was asked before somebody else moved the port on is old news.
    private void note(Port asked, Port port, CarrierResult<PortStatus> answer) {
        if (port.state() != asked.state()) {
            return;
        }
        switch (answer) {
            case CarrierResult.Done<PortStatus>(var status) -> life.told(port, status);
            case CarrierResult.Refused<PortStatus>(var cause, var code, var text) -> {
                if (port.state() == PortOrderState.SUBMITTING) {
                    life.refused(port, text);
                } else {
                    rows.asked(port.id(), text);
                }
            }
            case CarrierResult.Retryable<PortStatus>(var cause, var code, var text, var after) ->
                rows.asked(port.id(), text);
            case CarrierResult.Unknown<PortStatus>(var text) -> rows.asked(port.id(), text);
        }
    }

    /// Nobody follows what was never taken.
    private static boolean refused(Port port, CarrierResult<PortStatus> answer) {
        return answer instanceof CarrierResult.Refused<PortStatus> && port.state() == PortOrderState.EXCEPTION;
    }

    /// The longest time between two questions. Webhooks make it faster, but one that comes while
    /// the carrier is being asked is not waited for.
    private static Duration usual(PortOrderState state) {
        return switch (state) {
            case PORTING -> Duration.ofMinutes(5);
            case SUBMITTING, CANCELLING -> Duration.ofMinutes(15);
            case EXCEPTION -> Duration.ofHours(6);
            default -> Duration.ofHours(1);
        };
    }

    private static Duration pause(Port port, CarrierResult<?> answer) {
        Duration growing = growing(port);
        Duration longest = usual(port.state());
        Duration pause = growing.compareTo(longest) > 0 ? longest : growing;
        return answer instanceof CarrierResult.Retryable<?> retryable
                ? retryable
                        .after()
                        .filter(wanted -> wanted.compareTo(pause) > 0)
                        .orElse(pause)
                : pause;
    }

    private static Duration growing(Port port) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(port.tries(), 13));
    }

    private JobOutcome setUp(Port port, Optional<Carrier> account) {
        return numbers.setUp(port, account)
                ? JobOutcome.done()
                : new JobOutcome.Again(clock.instant().plus(growing(port)));
    }

    private PortOrder order(Port port) {
        return new PortOrder(
                port.id(),
                port.numbers(),
                port.details().authorization(),
                document(PortDocument.LETTER, port.letter().orElseThrow()),
                port.bill().map(file -> document(PortDocument.BILL, file)),
                port.wantedAt());
    }

    private Document document(PortDocument kind, UUID file) {
        var id = new FileId(file);
        String ending = files.find(id)
                .flatMap(stored -> PortDocument.Form.of(stored.contentType()))
                .map(PortDocument.Form::ending)
                .orElseThrow();
        try (InputStream content = files.open(id)) {
            return new Document(kind.label() + "." + ending, content.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Optional<Port> find(UUID id) {
        return transaction.execute(status -> rows.find(id));
    }
}
