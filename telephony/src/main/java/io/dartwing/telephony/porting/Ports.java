package io.dartwing.telephony.porting;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.TelephonyError;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.carriers.NumberPorting;
import io.dartwing.telephony.number.NumberStanding;
import io.dartwing.telephony.number.Numbers;
import io.dartwing.telephony.trunk.Trunks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The ports of the current organisation, as people work on them.
@Component
class Ports {
    /// @param winner an account, or a trunk
    record Wish(
            List<String> numbers,
            Optional<UUID> account,
            Optional<UUID> trunk,
            Optional<String> label,
            Optional<Instant> wanted,
            PortDetails details) {}

    private final PortRows rows;
    private final PortLife life;
    private final CarrierAccounts accounts;
    private final Numbers numbers;
    private final Jobs jobs;
    private final Trunks trunks;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Ports(
            PortRows rows,
            PortLife life,
            CarrierAccounts accounts,
            Numbers numbers,
            Jobs jobs,
            Trunks trunks,
            JdbcClient jdbc,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.life = life;
        this.accounts = accounts;
        this.numbers = numbers;
        this.jobs = jobs;
        this.trunks = trunks;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A draft. Problem `DW-400` for a winner that is not there, `TEL-902` for a number that
    /// another organisation has or
    /// that rests, `TEL-911` while one of them is being ported.
    Port draft(Wish wish) {
        return transaction.execute(status -> {
            if (wish.account().isPresent() == wish.trunk().isPresent()) {
                throw PlatformError.invalid(
                        "carrier_account_id", wish.trunk().isPresent() ? "beside trunk_id" : "missing", "one of both");
            }
            boolean byHand = wish.account()
                    .map(account -> !(winner(account).connector() instanceof NumberPorting))
                    .orElse(true);
            wish.trunk().ifPresent(this::requireTrunk);
            if (rows.open(wish.numbers())) {
                throw new ProblemException(
                        TelephonyError.PORT_OPEN, "numbers: being ported already (expected: those of no open port)");
            }
            for (String number : wish.numbers()) {
                if (rows.own(number).isEmpty()) {
                    numbers.standing(number).map(NumberStanding::problem).ifPresent(problem -> {
                        throw problem;
                    });
                }
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String who = Actors.current().displayName();
            var port = new Port(
                    Ids.next(),
                    wish.account(),
                    wish.trunk(),
                    wish.numbers(),
                    wish.label(),
                    byHand,
                    PortOrderState.DRAFT,
                    wish.details().over(PortDetails.NONE),
                    wish.wanted(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    false,
                    now,
                    who,
                    Optional.empty(),
                    Optional.empty());
            rows.insert(port);
            rows.step(port.id(), new PortStep(PortOrderState.DRAFT, Optional.empty(), now, who));
            audit.record(
                    "port.drafted",
                    "number_port",
                    port.id(),
                    Map.of("numbers", "" + wish.numbers().size()));
            return port;
        });
    }

    private Carrier winner(UUID account) {
        return accounts.find(account)
                .filter(Carrier::enabled)
                .orElseThrow(
                        () -> PlatformError.invalid("carrier_account_id", "not one to port to", "an enabled account"));
    }

    private void requireTrunk(UUID trunk) {
        boolean there = jdbc.sql("select exists (select from sip_trunks where id = ? and deleted_at is null)")
                .param(trunk)
                .query(Boolean.class)
                .single();
        if (!there) {
            throw PlatformError.invalid("trunk_id", "unknown", "one of the organisation's");
        }
    }

    /// While nobody works on it.
    Port change(UUID id, PortViews.PortChange wish) {
        return transaction.execute(status -> {
            Port port = locked(id);
            requireEditable(port);
            rows.change(
                    id,
                    wish.label() == null ? port.label() : PortWishes.text("label", wish.label(), 80),
                    PortWishes.details(wish.authorization()).over(port.details()),
                    wish.wantedAt() == null ? port.wantedAt() : PortWishes.time("wanted_at", wish.wantedAt()));
            audit.record("port.changed", "number_port", id, Map.of());
            return rows.find(id).orElseThrow();
        });
    }

    static void requireEditable(Port port) {
        if (!port.state().editable()) {
            throw stateProblem(port, "can't be changed", "draft or exception");
        }
    }

    /// To the winning carrier where it can be asked; else it counts as told. Problem `TEL-913` for
    /// what is missing.
    Port submit(UUID id) {
        return transaction.execute(status -> {
            Port port = locked(id);
            if (!port.byHand()) {
                requireComplete(port);
            }
            PortOrderState to = port.byHand() ? PortOrderState.SUBMITTED : PortOrderState.SUBMITTING;
            if (!life.move(port, to, Optional.empty(), Optional.empty())) {
                throw stateProblem(port, "can't be submitted", "draft or exception");
            }
            if (!port.byHand()) {
                follow(id);
            }
            return rows.find(id).orElseThrow();
        });
    }

    private static void requireComplete(Port port) {
        requireAuthorization(port);
        if (port.letter().isEmpty()) {
            throw new ProblemException(
                    TelephonyError.PORT_INCOMPLETE,
                    "documents: no letter (expected: the signed letter of authorization)");
        }
    }

    private static void requireAuthorization(Port port) {
        List<String> missing = port.details().missing();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    TelephonyError.PORT_INCOMPLETE,
                    "authorization: incomplete (expected: " + String.join(", ", missing) + ")");
        }
    }

    /// The letter of authorization to be signed. In a transaction. Problem `TEL-913` while something of the
    /// authorization
    /// is missing.
    List<PortLetter.Line> letter(UUID id) {
        Port port = rows.find(id)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such port."));
        requireAuthorization(port);
        String winner = port.accountId()
                .flatMap(accounts::name)
                .or(() -> port.trunkId().flatMap(trunks::name))
                .orElse("the carrier of the organization's trunk");
        return PortLetter.of(port, winner);
    }

    /// At once while the carrier has not heard of it; else the carrier is asked to leave it.
    Port cancel(UUID id) {
        return transaction.execute(status -> {
            Port port = locked(id);
            boolean unheard = port.byHand()
                    || port.state() == PortOrderState.DRAFT
                    || (port.state() == PortOrderState.EXCEPTION
                            && port.providerId().isEmpty());
            PortOrderState to = unheard ? PortOrderState.CANCELLED : PortOrderState.CANCELLING;
            if (!life.move(port, to, Optional.empty(), Optional.empty())) {
                throw stateProblem(port, "can't be cancelled", "an open port");
            }
            if (!unheard) {
                follow(id);
            }
            return rows.find(id).orElseThrow();
        });
    }

    /// What the person was told of a port that nobody can be asked about.
    Port told(UUID id, PortOrderState to, Optional<Instant> foc, Optional<String> note) {
        return transaction.execute(status -> {
            Port port = locked(id);
            if (!port.byHand()) {
                throw new ProblemException(
                        TelephonyError.NOT_SPOKEN,
                        "state: the carrier tells it (expected: a port that is tracked by hand)");
            }
            if (to == PortOrderState.FOC_DATE_SET && foc.isEmpty()) {
                throw PlatformError.invalid("foc_at", "missing", "the time the losing carrier agreed to");
            }
            if (!life.move(port, to, foc, note)) {
                throw stateProblem(port, "can't become " + to.label(), "a state that follows");
            }
            if (to == PortOrderState.ACTIVATED) {
                follow(id);
            }
            return rows.find(id).orElseThrow();
        });
    }

    /// Not tied to who asked: what has left must be followed to its end.
    private void follow(UUID id) {
        UUID organization = Actors.current().requireOrganization();
        Actors.runAs(SystemJobActor.of(organization, "number-port"), () -> {
            if (!jobs.reschedule(FollowPort.TYPE, id.toString(), clock.instant())) {
                jobs.enqueue(FollowPort.TYPE, id.toString(), new FollowPort.Payload(id));
            }
        });
    }

    Port locked(UUID id) {
        return rows.lock(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such port."));
    }

    static ProblemException stateProblem(Port port, String refused, String expected) {
        return new ProblemException(
                TelephonyError.PORT_STATE,
                "state: " + port.state().label() + ", " + refused + " (expected: " + expected + ")");
    }
}
