package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
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
    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final SignInThrottle perAccount;
    private final SignInThrottle perAddress;
    private final ApplicationEventPublisher events;

    SignIn(
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            TransactionTemplate transactions,
            Audit audit,
            SignInThrottle perAccount,
            SignInThrottle perAddress,
            ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.transactions = transactions;
        this.audit = audit;
        this.perAccount = perAccount;
        this.perAddress = perAddress;
        this.events = events;
    }

    /// A person's own change of password, told after the commit.
    public record PasswordChanged(UUID person) {}

    /// `address` is the caller's network address.
    public SignInResult signIn(String email, String password, String address) {
        String account = email.strip().toLowerCase(Locale.ROOT);
        String network = network(address);
        var wait = perAddress.begin(network).or(() -> perAccount.begin(account));
        if (wait.isPresent()) {
            return new SignInResult.TooSoon(wait.get());
        }
        Optional<Accounts.Credentials> known = transactions.execute(status -> accounts.forSignIn(account));
        boolean proven = passwords.matches(
                password, known.map(Accounts.Credentials::passwordHash).orElse(null));
        List<Membership> memberships =
                known.isEmpty() ? List.of() : memberships(known.get().id());
        if (!proven || memberships.isEmpty()) {
            memberships.stream()
                    .findFirst()
                    .ifPresent(home -> auditRefusal(known.orElseThrow().id(), home));
            return new SignInResult.Refused();
        }
        perAccount.succeeded(account);
        perAddress.succeeded(network);
        return new SignInResult.SignedIn(open(known.orElseThrow().id(), memberships.getFirst()));
    }

    public List<Membership> memberships(UUID person) {
        return transactions.execute(status -> accounts.memberships(person));
    }

    /// Moves the session of the current person to another of its organisations.
    ///
    /// @throws ProblemException `DW-404` when it is no member there
    public Session switchTo(Session session, UUID organization) {
        if (!sessions.switchTo(session.token(), organization)) {
            throw new ProblemException(PlatformError.NOT_FOUND, "no such organisation");
        }
        Session moved = sessions.find(session.token()).orElseThrow();
        Actors.runAs(
                moved.actor(),
                () -> audit.record("session.opened", "person", moved.personId(), Map.of("by", "switch")));
        return moved;
    }

    /// Sets the current person's password and ends its other sessions.
    ///
    /// @throws ProblemException `DW-400` when the current password is wrong or the new one unfit,
    /// `DW-429`
    public void changePassword(Session session, String current, String replacement) {
        PasswordRules.check(session.email(), current, replacement);
        String throttled = "password:" + session.personId();
        perAccount.begin(throttled).ifPresent(wait -> {
            throw new ProblemException(PlatformError.TOO_MANY_REQUESTS, "too many wrong passwords");
        });
        Optional<String> known = transactions.execute(status -> accounts.currentPasswordHash());
        if (!passwords.matches(current, known.orElse(null))) {
            throw PasswordRules.wrong("current_password", "is not the current password");
        }
        perAccount.succeeded(throttled);
        String hash = passwords.hash(replacement);
        transactions.executeWithoutResult(status -> {
            accounts.setPassword(session.personId(), hash, false);
            sessions.closeOthers(session.personId(), session.token());
            audit.record("password.changed", "person", session.personId(), Map.of("by", "self"));
        });
        events.publishEvent(new PasswordChanged(session.personId()));
    }

    public void signOut(Session session) {
        sessions.close(session.token());
        audit.record("session.closed", "person", session.personId(), Map.of());
    }

    private Session open(UUID person, Membership home) {
        SessionToken token = sessions.open(person, home.organization().id());
        Session session = sessions.find(token)
                .orElseThrow(
                        () -> new ProblemException(PlatformError.UNAUTHENTICATED, "the membership has just ended"));
        PersonActor actor = session.actor();
        Actors.runAs(actor, () -> audit.record("session.opened", "person", person, Map.of("by", "password")));
        return session;
    }

    private void auditRefusal(UUID person, Membership home) {
        Actors.runAs(
                SystemJobActor.of(home.organization().id(), "sign-in"),
                () -> audit.record("session.refused", "person", person, Map.of("by", "password")));
    }

    /// One home has a whole IPv6 /64: all of it counts as one address.
    private static String network(String address) {
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
