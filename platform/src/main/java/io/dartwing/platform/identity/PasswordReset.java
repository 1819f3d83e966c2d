package io.dartwing.platform.identity;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A new password by mail, for who forgot its own.
///
/// Asking writes one row whatever the address; mails are made afterwards, so that neither text nor time tells who has
/// an account. A token is random, kept as a hash, good for half an hour and for one use, which ends all sessions of
/// its account.
final class PasswordReset {
    static final Duration GOOD_FOR = Duration.ofMinutes(30);
    private static final int MAILS_AN_HOUR = 3;
    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Passwords passwords;
    private final SignInThrottle throttle;
    private final Arrivals arrivals;
    private final Mail mail;
    private final PublicAddress address;
    private final Audit audit;
    private final Clock clock;

    PasswordReset(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Identity identity,
            Mail mail,
            PublicAddress address,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.passwords = identity.passwords();
        this.throttle = identity.throttle();
        this.arrivals = identity.arrivals();
        this.mail = mail;
        this.address = address;
        this.audit = audit;
        this.clock = clock;
    }

    /// Answers how long to wait instead when one network address asks too often.
    Optional<Duration> ask(String email, Visit visit) {
        Optional<Duration> wait =
                throttle.begin("reset:" + SignIn.network(visit.address()), SignInThrottle.FREE_PER_ADDRESS);
        if (wait.isEmpty()) {
            Instant now = clock.instant();
            transactions.executeWithoutResult(status -> jdbc.sql("select password_reset_ask(?, ?, ?, ?)")
                    .params(Ids.next(), email.strip(), Sessions.utc(now), Sessions.utc(now.plus(GOOD_FOR)))
                    .query(row -> {}));
        }
        return wait;
    }

    private record Asked(
            UUID id,
            @Nullable UUID person,
            @Nullable String email,
            @Nullable UUID organization) {}

    /// Makes the mails of all open requests. On several nodes at once each request is still handled once: its mark, its
    /// token and its mail are one transaction.
    void handleAll() {
        Optional<Asked> next = next();
        while (next.isPresent()) {
            handle(next.get());
            next = next();
        }
    }

    private Optional<Asked> next() {
        return transactions.execute(status -> jdbc.sql("select * from password_reset_next(?)")
                .param(Sessions.utc(clock.instant()))
                .query((row, number) -> new Asked(
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        row.getString("email"),
                        row.getObject("organization_id", UUID.class)))
                .optional());
    }

    private void handle(Asked asked) {
        if (asked.person() == null || asked.email() == null || asked.organization() == null) {
            transactions.executeWithoutResult(status -> mark(asked.id(), null, SessionToken.fresh()));
            return;
        }
        UUID person = asked.person();
        String email = asked.email();
        Actors.runAs(
                SystemJobActor.of(asked.organization(), "password-reset"),
                () -> transactions.executeWithoutResult(status -> {
                    SessionToken token = SessionToken.fresh();
                    if (mark(asked.id(), person, token)) {
                        audit.record("password.reset_mailed", "person", person, Map.of());
                        mail.send(invitation(email, token));
                    }
                }));
    }

    private boolean mark(UUID request, @Nullable UUID person, SessionToken token) {
        return jdbc.sql("select password_reset_handle(?, cast(? as uuid), ?, ?, ?)")
                .params(Arrays.asList(request, person, hash(token), Sessions.utc(clock.instant()), MAILS_AN_HOUR))
                .query(Boolean.class)
                .single();
    }

    private MailMessage invitation(String email, SessionToken token) {
        return MailMessage.of("password-reset", email, "Choose a new password for Dartwing", """
                        Somebody, hopefully you, asked for a new password for this address.

                        Choose it here within half an hour; the link works once:
                        %s

                        If it was not you, nothing has changed and you need not do anything.
                        """.formatted(
                                address.at("/reset-password#token=" + token.value())))
                .usefulFor(GOOD_FOR);
    }

    /// Sets the password of the account that the token was mailed to.
    ///
    /// @throws ProblemException `DW-400` for a token that is not good any more, or an unfit password
    void use(String shown, String replacement) {
        SessionToken token = SessionToken.parse(shown).orElseThrow(PasswordReset::spent);
        String email = transactions
                .execute(status -> jdbc.sql("select email from password_reset_find(?, ?)")
                        .params(hash(token), Sessions.utc(clock.instant()))
                        .query(String.class)
                        .optional())
                .orElseThrow(PasswordReset::spent);
        PasswordRules.check(email, "", replacement);
        String hash = passwords.hash(replacement);
        UUID person = transactions
                .execute(status -> jdbc.sql("select password_reset_use(?, ?, ?) as person")
                        .params(hash(token), hash, Sessions.utc(clock.instant()))
                        .query((row, number) -> Optional.ofNullable(row.getObject("person", UUID.class)))
                        .single())
                .orElseThrow(PasswordReset::spent);
        throttle.succeeded("account:" + email.toLowerCase(java.util.Locale.ROOT));
        arrivals.memberships(person).stream()
                .findFirst()
                .ifPresent(home ->
                        Actors.runAs(SystemJobActor.of(home.organization().id(), "password-reset"), () -> {
                            audit.record("password.changed", "person", person, Map.of("by", "mail"));
                            mail.send(
                                    MailMessage.of(
                                            "password-changed",
                                            email,
                                            "Your Dartwing password was changed",
                                            "Your password was changed with a link from a mail, and all your sessions have ended.\n"
                                                    + "If it was not you, ask for another link at once and tell your administrator.\n"));
                        }));
    }

    void purge() {
        transactions.executeWithoutResult(status -> jdbc.sql("select password_resets_purge(?)")
                .param(Sessions.utc(clock.instant().minus(KEPT)))
                .query(row -> {}));
    }

    private static byte[] hash(SessionToken token) {
        return SessionToken.sha256("reset:" + token.value());
    }

    private static ProblemException spent() {
        return new ProblemException(
                PlatformError.VALIDATION,
                "the link is not good any more",
                List.of(new FieldError("token", "token: not valid, used or too old (expected: of the latest mail)")));
    }
}
