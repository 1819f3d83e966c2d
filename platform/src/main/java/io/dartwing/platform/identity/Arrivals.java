package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens sessions for people who proved who they are, whatever way they came, and lets sessions gain rights.
///
/// Each step gives the session a token that nobody has seen before.
public final class Arrivals {
    private static final UUID INSTALLATION = new UUID(0, 1);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Devices devices;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Arrivals(
            Accounts accounts,
            Sessions sessions,
            Devices devices,
            TransactionTemplate transactions,
            Audit audit,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.devices = devices;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /// A session, and the secret of the browser once everything asked for was proven in it.
    public record Arrived(Session session, Optional<SessionToken> device) {}

    /// Somebody signed in with a browser its account had not been used with before.
    public record NewDevice(UUID organization, UUID person, String email, String device, String address) {}

    /// @param by what was shown, for the audit: `password`, `passkey`, `provider`
    public Arrived open(UUID person, UUID organization, String by, Sessions.Opening opening) {
        SessionToken token = sessions.open(person, organization, opening);
        return arrived(find(token), by, opening.visit());
    }

    /// A passkey that verified its user needs nothing besides.
    ///
    /// @throws ProblemException `DW-401` when the account belongs to no organisation any more
    public Arrived byPasskey(UUID person, Visit visit) {
        Membership home = memberships(person).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(PlatformError.UNAUTHENTICATED, "the passkey is not known"));
        return open(
                person,
                home.organization().id(),
                "passkey",
                new Sessions.Opening(SignInMethod.PASSKEY, true, true, visit));
    }

    /// Who a provider means, and in which of its own sessions.
    ///
    /// @param boundTo the one organisation that believes this provider; null for the installation's own
    public record Vouched(
            String issuer,
            String subject,
            @Nullable String session,
            @Nullable UUID boundTo) {}

    /// A provider vouched for the person, and, with `secondFactor`, for two factors.
    ///
    /// @throws ProblemException `DW-401` when the membership has just ended
    public Arrived byProvider(UUID person, UUID organization, Vouched vouched, boolean secondFactor, Visit visit) {
        var opening = new Sessions.Opening(SignInMethod.PROVIDER, secondFactor, false, visit);
        SessionToken token = sessions.open(person, organization, opening);
        sessions.vouch(token, vouched);
        return arrived(find(token), "provider", visit);
    }

    /// A second factor was shown in this session: it goes on under another token.
    ///
    /// @param by what was shown, for the audit: `totp`, `passkey`, `recovery_code`
    public Arrived secondFactor(Session session, String by, Visit visit) {
        boolean wasWaiting = session.gate() == SessionGate.SECOND_FACTOR;
        Session moved = find(sessions.rotate(session.token(), true, true));
        if (wasWaiting) {
            return arrived(moved, by, visit);
        }
        Actors.runAs(
                moved.actor(), () -> audit.record("session.confirmed", "person", moved.personId(), Map.of("by", by)));
        return new Arrived(moved, Optional.empty());
    }

    /// The person proved again to be itself, with its password.
    Session confirmed(Session session) {
        Session moved = find(sessions.rotate(session.token(), false, true));
        Actors.runAs(
                moved.actor(),
                () -> audit.record("session.confirmed", "person", moved.personId(), Map.of("by", "password")));
        return moved;
    }

    /// Notes that a password or factor was not the right one; for an account that is not there, in the installation's
    /// own
    /// chain, at the same cost.
    public void refused(UUID person, String by) {
        UUID organization = memberships(person).stream()
                .findFirst()
                .map(home -> home.organization().id())
                .orElse(INSTALLATION);
        Actors.runAs(
                SystemJobActor.of(organization, "sign-in"),
                () -> audit.record("session.refused", "person", person, Map.of("by", by)));
    }

    List<Membership> memberships(UUID person) {
        return transactions.execute(status -> accounts.memberships(person));
    }

    private Session find(SessionToken token) {
        return sessions.find(token)
                .orElseThrow(
                        () -> new ProblemException(PlatformError.UNAUTHENTICATED, "the membership has just ended"));
    }

    private Arrived arrived(Session session, String by, Visit visit) {
        if (session.gate() == SessionGate.SECOND_FACTOR) {
            return new Arrived(session, Optional.empty());
        }
        Devices.Seen seen = devices.arrived(session.personId(), visit);
        Actors.runAs(
                session.actor(), () -> audit.record("session.opened", "person", session.personId(), Map.of("by", by)));
        if (seen.unexpected()) {
            events.publishEvent(new NewDevice(
                    session.organizationId(), session.personId(), session.email(), visit.device(), visit.address()));
        }
        return new Arrived(session, Optional.of(seen.token()));
    }
}
