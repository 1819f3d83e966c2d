package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.RetryLaterException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/// Signing in and out with a local account, and what a signed-in person does with its own session and
/// password.
public final class SignIn {
    /// Stands in for accounts that are not there, so that each step is taken for them too and takes the same time.
    private static final UUID NOBODY = new UUID(0, 0);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final SignInThrottle throttle;
    private final Devices devices;
    private final Arrivals arrivals;
    private final ApplicationEventPublisher events;

    SignIn(
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            TransactionTemplate transactions,
            Audit audit,
            SignInThrottle throttle,
            Devices devices,
            Arrivals arrivals,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
        this.throttle = throttle;
        this.devices = devices;
        this.arrivals = arrivals;
        this.events = events;
    }

    /// A person's own change of password, told after the commit.
    public record PasswordChanged(UUID person) {}

    public SignInResult signIn(String email, String password, Visit visit) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        String network = "address:" + network(visit.address());
        Optional<Accounts.Credentials> known = transactions.execute(status -> accounts.forSignIn(account));
        String door = door(account, known, visit);
        var wait = throttle.begin(network, SignInThrottle.FREE_PER_ADDRESS)
                .or(() -> throttle.begin(door, SignInThrottle.FREE_PER_ACCOUNT));
        if (wait.isPresent()) {
            return new SignInResult.TooSoon(wait.get());
        }
        boolean proven = passwords.matches(
                password, known.map(Accounts.Credentials::passwordHash).orElse(null));
        UUID person = known.map(Accounts.Credentials::id).orElse(NOBODY);
        List<Membership> memberships = memberships(person);
        if (!proven || memberships.isEmpty()) {
            arrivals.refused(person, "password");
            return new SignInResult.Refused();
        }
        throttle.succeeded(door);
        throttle.refundOne(network);
        var arrived = arrivals.open(
                person,
                memberships.getFirst().organization().id(),
                "password",
                new Sessions.Opening(SignInMethod.PASSWORD, false, true, visit));
        return new SignInResult.SignedIn(arrived.session(), arrived.device());
    }

    /// Strangers who hammer at an account shut its common door only: a browser that its person used before has one of
    /// its own.
    private String door(String account, Optional<Accounts.Credentials> known, Visit visit) {
        return visit.known()
                .filter(device ->
                        devices.knows(known.map(Accounts.Credentials::id).orElse(NOBODY), device))
                .map(device -> "device:" + device.value() + ":" + account)
                .orElse("account:" + account);
    }

    public List<Membership> memberships(UUID person) {
        return transactions.execute(status -> accounts.memberships(person));
    }

    /// Moves the session of the current person to another of its organisations, under a new token.
    ///
    /// @throws ProblemException `DW-404` when it is no member there
    public Session switchTo(Session session, UUID organization) {
        if (!session.mayMoveTo(organization) || !sessions.switchTo(session.token(), organization)) {
            throw new ProblemException(PlatformError.NOT_FOUND, "no such organisation");
        }
        Session moved =
                sessions.find(sessions.rotate(session.token(), false, false)).orElseThrow();
        Actors.runAs(
                moved.actor(),
                () -> audit.record("session.opened", "person", moved.personId(), Map.of("by", "switch")));
        return moved;
    }

    /// The person proves again to be itself; the session goes on under a new token.
    ///
    /// @throws ProblemException `DW-400` for a wrong password, `DW-429`
    public Session confirm(Session session, String password) {
        prove(session, password, "password");
        return arrivals.confirmed(session);
    }

    private void prove(Session session, String password, String field) {
        String throttled = "password:" + session.personId();
        throttle.begin(throttled, SignInThrottle.FREE_PER_ACCOUNT).ifPresent(wait -> {
            throw new RetryLaterException(PlatformError.TOO_MANY_REQUESTS, "too many wrong passwords", wait);
        });
        Optional<String> known = transactions.execute(status -> accounts.currentPasswordHash());
        if (!passwords.matches(password, known.orElse(null))) {
            throw PasswordRules.wrong(field, "is not the current password");
        }
        throttle.succeeded(throttled);
    }

    /// Sets the current person's password, ends its other sessions and gives this one a new token.
    ///
    /// @throws ProblemException `DW-400` when the current password is wrong or the new one unfit,
    /// `DW-429`
    public Session changePassword(Session session, String current, String replacement) {
        PasswordRules.check(session.email(), current, replacement);
        prove(session, current, "current_password");
        String hash = passwords.hash(replacement);
        SessionToken fresh = transactions.execute(status -> {
            accounts.setPassword(session.personId(), hash, false);
            sessions.closeOthers(session.personId(), session.token());
            audit.record("password.changed", "person", session.personId(), Map.of("by", "self"));
            return sessions.rotate(session.token(), false, true);
        });
        events.publishEvent(new PasswordChanged(session.personId()));
        return sessions.find(fresh).orElseThrow();
    }

    /// The current person's sessions, as far as this one may know of them.
    public List<Sessions.Listed> sessions(Session current) {
        return sessions.list(current.token()).stream()
                .filter(listed -> current.mayMoveTo(listed.organizationId()))
                .toList();
    }

    /// Ends one of the current person's sessions.
    ///
    /// @throws ProblemException `DW-404` when it has no such session
    public void revoke(Session current, UUID id) {
        if (!sessions.revoke(id)) {
            throw new ProblemException(PlatformError.NOT_FOUND, "no such session");
        }
        audit.record("session.closed", "person", current.personId(), Map.of("by", "revocation"));
    }

    /// Ends all of the current person's sessions but this one.
    public void revokeOthers(Session current) {
        sessions.closeOthers(current.personId(), current.token());
        audit.record("session.closed", "person", current.personId(), Map.of("by", "revocation of the others"));
    }

    public void signOut(Session session) {
        sessions.close(session.token());
        audit.record("session.closed", "person", session.personId(), Map.of());
    }

    /// One home has a whole IPv6 /64: all of it counts as one address.
    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), 8), 16))
                            .getHostAddress()
                    : parsed.getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException noLiteral) {
            return "unknown";
        }
    }
}
