package io.dartwing.platform.identity;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.Role;
import io.dartwing.platform.problem.PlatformError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Invites people by mail. An invitation grants nothing before its reader accepts it with the token that only the
/// mail holds.
public final class Invitations {
    static final Duration VALID = Duration.ofDays(7);
    private static final String OWNER = Role.OWNER.value();
    private static final String OPEN = "accepted_at is null and revoked_at is null";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Accounts accounts;
    private final People people;
    private final Passwords passwords;
    private final InvitationMail mail;
    private final Audit audit;
    private final Clock clock;

    Invitations(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Accounts accounts,
            People people,
            Passwords passwords,
            InvitationMail mail,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.accounts = accounts;
        this.people = people;
        this.passwords = passwords;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    /// `path` holds the token: told to whoever invites, once, for organisations that send no mail.
    public record Sent(Invitation invitation, String path) {}

    /// What the reader of an invitation may know of it. `account`: the address has one, which must accept it.
    public record Offer(
            UUID id,
            UUID organization,
            String organizationName,
            String email,
            String fullName,
            List<String> roles,
            Instant expiresAt,
            Optional<UUID> account) {}

    /// @throws ProblemException `DW-409` when the address belongs to a member or is invited already
    public Sent invite(NewPerson person) {
        PermissionDecision.require(Permissions.ADMIN);
        requireOwnershipFor(person.roles());
        Instant now = clock.instant();
        UUID id = Ids.next();
        InvitationToken token = InvitationToken.fresh();
        try {
            return transactions.execute(status -> {
                people.requireKnownRoles(person.roles());
                if (people.idOf(person.email()).isPresent()) {
                    throw new ProblemException(
                            PlatformError.CONFLICT,
                            "email: belongs to a person of this organisation (a suspended one can be made active again)");
                }
                jdbc.sql(
                                "update invitations set revoked_at = ? where organization_id = ? and lower(email) = lower(?) and "
                                        + OPEN + " and expires_at <= ?")
                        .params(Sessions.utc(now), organization(), person.email(), Sessions.utc(now))
                        .update();
                jdbc.sql("""
                                insert into invitations (id, organization_id, email, full_name, roles, token_hash, created_at,
                                    created_by, sent_at, expires_at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                        .params(
                                id,
                                organization(),
                                person.email(),
                                person.fullName(),
                                person.roles().toArray(String[]::new),
                                token.hash(),
                                Sessions.utc(now),
                                Actors.current().displayName(),
                                Sessions.utc(now),
                                Sessions.utc(now.plus(VALID)))
                        .update();
                audit.record("invitation.sent", "invitation", id, Map.of("roles", String.join(" ", person.roles())));
                return deliver(id, token);
            });
        } catch (DuplicateKeyException open) {
            throw new ProblemException(
                    PlatformError.CONFLICT, "email: is invited already (send that invitation again, or revoke it)");
        }
    }

    /// Sends it again with a new token and a new expiry; the old token is worthless.
    public Sent resend(UUID id) {
        PermissionDecision.require(Permissions.ADMIN);
        InvitationToken token = InvitationToken.fresh();
        Instant now = clock.instant();
        return transactions.execute(status -> {
            requireOwnershipFor(require(id).roles());
            int renewed = jdbc.sql("""
                            update invitations set token_hash = ?, sent_at = ?, times_sent = times_sent + 1, expires_at = ?,
                                made_by = coalesce(dartwing_person(), made_by)
                            where organization_id = ? and id = ? and """ + " " + OPEN)
                    .params(token.hash(), Sessions.utc(now), Sessions.utc(now.plus(VALID)), organization(), id)
                    .update();
            requireOpen(renewed);
            audit.record("invitation.sent", "invitation", id, Map.of("again", "true"));
            return deliver(id, token);
        });
    }

    private Sent deliver(UUID id, InvitationToken token) {
        Invitation invitation = require(id);
        String path = "/invitation#" + token.value();
        String name = jdbc.sql("select name from organizations where id = ?")
                .param(organization())
                .query(String.class)
                .single();
        mail.send(invitation.email(), name, Actors.current().displayName(), path, invitation.expiresAt());
        return new Sent(invitation, path);
    }

    public void revoke(UUID id) {
        PermissionDecision.require(Permissions.ADMIN);
        transactions.executeWithoutResult(status -> {
            requireOwnershipFor(require(id).roles());
            requireOpen(
                    jdbc.sql("update invitations set revoked_at = ? where organization_id = ? and id = ? and " + OPEN)
                            .params(Sessions.utc(clock.instant()), organization(), id)
                            .update());
            audit.record("invitation.revoked", "invitation", id, Map.of());
        });
    }

    /// The newest first, at most 200.
    public List<Invitation> list() {
        PermissionDecision.require(Permissions.ADMIN);
        return transactions.execute(status -> jdbc.sql(
                        "select * from invitations where organization_id = ? order by created_at desc, id desc limit 200")
                .param(organization())
                .query((row, number) -> invitation(row))
                .list());
    }

    /// Empty for a token that is malformed, unknown, used, revoked or expired, which look the same.
    public Optional<Offer> find(String token) {
        return InvitationToken.parse(token).flatMap(known -> transactions.execute(status -> offer(known)));
    }

    private Optional<Offer> offer(InvitationToken token) {
        return jdbc.sql("select * from invitation_by_token(?, ?)")
                .params(token.hash(), Sessions.utc(clock.instant()))
                .query((row, number) -> new Offer(
                        row.getObject("id", UUID.class),
                        row.getObject("organization_id", UUID.class),
                        row.getString("organization_name"),
                        row.getString("email"),
                        row.getString("full_name"),
                        Sessions.texts(row.getArray("roles")),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getObject("account", UUID.class))))
                .optional();
    }

    /// Accepts for an address without an account: the token proves the address, the password is the new account's.
    ///
    /// @throws ProblemException `DW-404` for a token that is worthless, `DW-409` when the address has an account,
    /// which must sign in and accept itself, `DW-400` for an unfit password or name
    public Offer acceptAsNewcomer(String token, String fullName, String password) {
        Offer offer = require(token);
        if (offer.account().isPresent()) {
            throw new ProblemException(
                    PlatformError.CONFLICT, "the address has an account (sign in with it, then accept the invitation)");
        }
        var person = new NewPerson(offer.email(), fullName, offer.roles());
        PasswordRules.check(offer.email(), "", password);
        String hash = passwords.hash(password);
        return within(offer, () -> {
            Accounts.Enrolled account = accounts.enrol(Ids.next(), offer.email(), hash, false)
                    .filter(Accounts.Enrolled::created)
                    .orElseThrow(() -> new ProblemException(
                            PlatformError.CONFLICT, "the address has just got an account (sign in with it)"));
            join(offer, account.id(), person);
            accounts.setPassword(account.id(), hash, false);
            return offer;
        });
    }

    /// Accepts as the signed-in person whose account has the invited address.
    ///
    /// @throws ProblemException `DW-404` for a worthless token, `DW-403` for another address's invitation
    public Offer acceptAs(Session session, String token) {
        Offer offer = require(token);
        if (!offer.account().equals(Optional.of(session.personId()))) {
            throw new ProblemException(PlatformError.FORBIDDEN, "the invitation is for another address");
        }
        var person = new NewPerson(offer.email(), session.fullName(), offer.roles());
        return within(offer, () -> {
            join(offer, session.personId(), person);
            return offer;
        });
    }

    private Offer require(String token) {
        return find(token)
                .orElseThrow(() -> new ProblemException(
                        PlatformError.NOT_FOUND, "the invitation is not valid: used, taken back, replaced or expired"));
    }

    /// The one who accepts is no member yet: the organisation itself writes the membership.
    private Offer within(Offer offer, ScopedValue.CallableOp<Offer, RuntimeException> work) {
        return Actors.callAs(
                SystemJobActor.of(offer.organization(), "invitation"),
                () -> transactions.execute(status -> work.call()));
    }

    /// Of two at once, one wins: the row is taken first.
    private void join(Offer offer, UUID account, NewPerson person) {
        int taken = jdbc.sql(
                        "update invitations set accepted_at = ?, accepted_by = ? where organization_id = ? and id = ? and "
                                + OPEN + " and expires_at > ?")
                .params(
                        Sessions.utc(clock.instant()),
                        account,
                        offer.organization(),
                        offer.id(),
                        Sessions.utc(clock.instant()))
                .update();
        requireOpen(taken);
        people.requireKnownRoles(person.roles());
        people.join(account, person);
        audit.record("invitation.accepted", "invitation", offer.id(), Map.of("person", account.toString()));
    }

    private Invitation require(UUID id) {
        return jdbc.sql("select * from invitations where organization_id = ? and id = ?")
                .params(organization(), id)
                .query((row, number) -> invitation(row))
                .optional()
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such invitation"));
    }

    private static void requireOpen(int changed) {
        if (changed == 0) {
            throw new ProblemException(PlatformError.CONFLICT, "the invitation was accepted or revoked already");
        }
    }

    private static void requireOwnershipFor(List<String> roles) {
        if (roles.contains(OWNER) && !(Actors.current() instanceof InstallationActor)) {
            PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        }
    }

    private Invitation invitation(ResultSet row) throws SQLException {
        Instant expires = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        Instant accepted = instant(row, "accepted_at");
        String status = accepted != null
                ? "accepted"
                : instant(row, "revoked_at") != null
                        ? "revoked"
                        : clock.instant().isBefore(expires) ? "pending" : "expired";
        return new Invitation(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("full_name"),
                new ArrayList<>(Sessions.texts(row.getArray("roles"))),
                status,
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                row.getInt("times_sent"),
                expires,
                accepted);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static UUID organization() {
        Actor actor = Actors.current();
        return actor.requireOrganization();
    }
}
