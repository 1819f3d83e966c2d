package io.dartwing.platform.identity;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.InstallationActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.Role;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.realtime.LiveUpdates;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds, changes and removes people of the current organisation. All need the permission `admin`;
/// whatever touches an owner needs `organization:own`.
public final class People {
    private static final String OWNER = Role.OWNER.value();

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final Audit audit;
    private final LiveUpdates live;
    private final Clock clock;

    People(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Accounts accounts,
            Sessions sessions,
            Passwords passwords,
            Audit audit,
            LiveUpdates live,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /// `oneTimePassword` is empty when the account existed already and keeps its password.
    public record Added(UUID id, Optional<String> oneTimePassword) {}

    private record Row(UUID id, List<String> roles, String status, long version, boolean deleted) {
        boolean owns() {
            return roles.contains(OWNER) && status.equals("active") && !deleted;
        }
    }

    /// Adds a person and, for a new address, its account with a one-time password. A removed person
    /// comes back.
    ///
    /// @throws ProblemException `DW-409` when the person is there already, or when its account was made
    /// by another organisation: only the installation may join those, since the other organisation knew
    /// its first password
    public Added add(NewPerson person) {
        PermissionDecision.require(Permissions.ADMIN);
        requireOwnershipFor(person.roles().contains(OWNER));
        String password = passwords.oneTime();
        String hash = passwords.hash(password);
        boolean joins = Actors.current() instanceof InstallationActor;
        return transactions.execute(status -> {
            requireKnownRoles(person.roles());
            Accounts.Enrolled account = accounts.enrol(Ids.next(), person.email(), hash, joins)
                    .orElseThrow(
                            () -> new ProblemException(
                                    PlatformError.CONFLICT,
                                    "email: has an account in another organisation (the operator can add it with 'user create')"));
            boolean returns = find(account.id()).map(this::mustBeRemoved).isPresent();
            write(account.id(), person, returns);
            if (returns) {
                accounts.setPassword(account.id(), hash, true);
            }
            audit.record("person.created", "person", account.id(), Map.of("roles", String.join(" ", person.roles())));
            announce(account.id());
            return new Added(account.id(), account.created() || returns ? Optional.of(password) : Optional.empty());
        });
    }

    /// Makes the holder of an accepted invitation a member; a former member comes back. Callers hold the transaction.
    ///
    /// @throws ProblemException `DW-409` when it is a member already
    void join(UUID account, NewPerson person) {
        boolean returns = find(account).map(this::mustBeRemoved).isPresent();
        write(account, person, returns);
        audit.record("person.created", "person", account, Map.of("roles", String.join(" ", person.roles())));
        announce(account);
    }

    /// Tells those who look at the people that this one changed, as generic records do. Callers hold the transaction
    /// of the change.
    public void announce(UUID id) {
        find(id).ifPresent(now ->
                live.changed("records:person", now.deleted() ? "record.deleted" : "record.changed", id, now.version()));
    }

    private Row mustBeRemoved(Row known) {
        if (!known.deleted()) {
            throw new ProblemException(PlatformError.CONFLICT, "email: belongs to a person of this organisation");
        }
        return known;
    }

    private void write(UUID id, NewPerson person, boolean returns) {
        Actor actor = Actors.current();
        OffsetDateTime now = Sessions.utc(clock.instant());
        String[] roles = person.roles().toArray(String[]::new);
        if (returns) {
            jdbc.sql("""
                    update people set deleted_at = null, status = 'active', email = ?, full_name = ?, roles = ?,
                        version = version + 1, updated_at = ?, updated_by = ?
                    where organization_id = ? and id = ?""")
                    .params(
                            person.email(),
                            person.fullName(),
                            roles,
                            now,
                            actor.displayName(),
                            actor.requireOrganization(),
                            id)
                    .update();
            return;
        }
        jdbc.sql("""
                insert into people (id, organization_id, created_at, created_by, updated_at, updated_by, email,
                    full_name, roles, status)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'active')""")
                .params(
                        id,
                        actor.requireOrganization(),
                        now,
                        actor.displayName(),
                        now,
                        actor.displayName(),
                        person.email(),
                        person.fullName(),
                        roles)
                .update();
    }

    /// @throws ProblemException `DW-404`, `DW-400`, `DW-412` for a stale `ifVersion`, `DW-409` for the
    /// last owner
    public void change(UUID id, @Nullable Long ifVersion, PersonChange change) {
        PermissionDecision.require(Permissions.ADMIN);
        check(change);
        transactions.executeWithoutResult(status -> {
            Row before = lockOwnersAnd(id);
            if (ifVersion != null && ifVersion != before.version()) {
                throw new ProblemException(PlatformError.STALE_VERSION, "the person was changed meanwhile");
            }
            List<String> roles = change.roles() == null ? before.roles() : change.roles();
            boolean active = change.active() == null ? before.status().equals("active") : change.active();
            requireKnownRoles(roles);
            requireOwnershipFor(before.roles().contains(OWNER) || roles.contains(OWNER));
            keepAnOwner(before, roles.contains(OWNER) && active);
            jdbc.sql("""
                    update people set full_name = coalesce(?, full_name), roles = ?, status = ?, version = version + 1,
                        updated_at = ?, updated_by = ?
                    where organization_id = ? and id = ?""")
                    .params(java.util.Arrays.asList(
                            change.fullName() == null ? null : change.fullName().strip(),
                            roles.toArray(String[]::new),
                            active ? "active" : "inactive",
                            Sessions.utc(clock.instant()),
                            Actors.current().displayName(),
                            organization(),
                            id))
                    .update();
            if (!active) {
                sessions.closeOthers(id, null);
            }
            audit.record("person.changed", "person", id, changed(change));
            announce(id);
        });
    }

    private static Map<String, String> changed(PersonChange change) {
        var details = new java.util.TreeMap<String, String>();
        if (change.roles() != null) {
            details.put("roles", String.join(" ", change.roles()));
        }
        if (change.active() != null) {
            details.put("active", change.active().toString());
        }
        return details;
    }

    /// Takes the person out of the organisation and ends its sessions here. Its account stays, for its
    /// other ones.
    public void remove(UUID id) {
        PermissionDecision.require(Permissions.ADMIN);
        transactions.executeWithoutResult(status -> {
            Row before = lockOwnersAnd(id);
            requireOwnershipFor(before.roles().contains(OWNER));
            keepAnOwner(before, false);
            OffsetDateTime now = Sessions.utc(clock.instant());
            jdbc.sql("""
                    update people set deleted_at = ?, version = version + 1, updated_at = ?, updated_by = ?
                    where organization_id = ? and id = ?""")
                    .params(now, now, Actors.current().displayName(), organization(), id)
                    .update();
            sessions.closeOthers(id, null);
            audit.record("person.removed", "person", id, Map.of());
            announce(id);
        });
    }

    /// A new one-time password; the person's sessions end.
    ///
    /// @throws ProblemException `DW-404`; `DW-403` when the account belongs to other organisations too
    public String resetPassword(UUID id) {
        PermissionDecision.require(Permissions.ADMIN);
        String password = passwords.oneTime();
        String hash = passwords.hash(password);
        transactions.executeWithoutResult(status -> {
            Row person = lockOwnersAnd(id);
            requireOwnershipFor(person.roles().contains(OWNER));
            if (accounts.memberships(id).stream()
                    .anyMatch(it -> !it.organization().id().equals(organization()))) {
                throw new ProblemException(
                        PlatformError.FORBIDDEN,
                        "the account belongs to other organisations too: its person resets it");
            }
            accounts.setPassword(id, hash, true);
            sessions.closeOthers(id, null);
            audit.record("password.changed", "person", id, Map.of("by", "reset"));
        });
        return password;
    }

    /// The person of this address in the current organisation.
    public Optional<UUID> idOf(String email) {
        return transactions.execute(status -> jdbc.sql(
                        "select id from people where organization_id = ? and lower(email) = lower(?) and deleted_at is null")
                .params(organization(), email.strip())
                .query(UUID.class)
                .optional());
    }

    private static void check(PersonChange change) {
        var errors = new ArrayList<FieldError>();
        if (change.fullName() != null) {
            NewPerson.checkName(change.fullName(), errors);
        }
        if (change.roles() != null) {
            NewPerson.checkRoles(change.roles(), errors);
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformError.VALIDATION, "some fields are not valid", errors);
        }
    }

    /// Callers hold the transaction.
    public void requireKnownRoles(List<String> roles) {
        var own = new java.util.HashSet<>(roles);
        own.removeIf(role -> Role.of(role).isPresent());
        if (!own.isEmpty()) {
            jdbc.sql(
                            "select key from custom_roles where organization_id = ? and key = any (?) and deleted_at is null for share")
                    .params(organization(), own.toArray(String[]::new))
                    .query(String.class)
                    .list()
                    .forEach(own::remove);
        }
        if (!own.isEmpty()) {
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "some fields are not valid",
                    List.of(
                            new FieldError(
                                    "roles",
                                    "roles: " + own.size()
                                            + " unknown (expected: keys of role templates or of the organisation's own roles)")));
        }
    }

    private static void requireOwnershipFor(boolean ownerConcerned) {
        if (ownerConcerned && !(Actors.current() instanceof InstallationActor)) {
            PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        }
    }

    private void keepAnOwner(Row before, boolean staysOwner) {
        if (before.owns() && !staysOwner && owners() == 1) {
            throw new ProblemException(PlatformError.CONFLICT, "an organisation keeps at least one active owner");
        }
    }

    private long owners() {
        return jdbc.sql("""
                        select count(*) from people
                        where organization_id = ? and ? = any (roles) and status = 'active' and deleted_at is null""").params(organization(), OWNER).query(Long.class).single();
    }

    /// Locks the organisation's owners too, so that two changes at once can't each leave the other as
    /// the last.
    private Row lockOwnersAnd(UUID id) {
        jdbc.sql(
                        "select id from people where organization_id = ? and (? = any (roles) or id = ?) order by id for update")
                .params(organization(), OWNER, id)
                .query(row -> {});
        return find(id).filter(it -> !it.deleted())
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such person"));
    }

    private Optional<Row> find(UUID id) {
        return jdbc.sql(
                        "select id, roles, status, version, deleted_at from people where organization_id = ? and id = ?")
                .params(organization(), id)
                .query((row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        Sessions.texts(row.getArray("roles")),
                        row.getString("status"),
                        row.getLong("version"),
                        row.getObject("deleted_at") != null))
                .optional();
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}
