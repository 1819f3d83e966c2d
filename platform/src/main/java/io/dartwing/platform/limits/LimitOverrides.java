package io.dartwing.platform.limits;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Lifts an organisation's limits for an emergency: by a person, with a reason, for four hours at most, on the record.
public final class LimitOverrides {
    static final Duration LONGEST = Duration.ofHours(4);
    private static final Duration FRESH = Duration.ofMillis(800);
    private static final int CAPACITY = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Known> known = new ConcurrentHashMap<>();

    /// Until when, why, and by whom the limits are lifted.
    public record Lifted(Instant until, String reason, String startedBy) {}

    private record Known(Optional<Lifted> current, Instant readAt) {}

    LimitOverrides(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    boolean active(UUID organization) {
        Instant now = clock.instant();
        Known before = known.get(organization);
        if (before == null || !now.isBefore(before.readAt().plus(FRESH)) || now.isBefore(before.readAt())) {
            before = new Known(read(organization), now);
            if (known.size() >= CAPACITY) {
                known.clear();
            }
            known.put(organization, before);
        }
        return before.current().filter(it -> now.isBefore(it.until())).isPresent();
    }

    /// The one that runs now.
    public Optional<Lifted> current() {
        return read(Actors.current().requireOrganization())
                .filter(it -> clock.instant().isBefore(it.until()));
    }

    /// @throws ProblemException `DW-403` for keys and for people who don't administer, `DW-400`
    public void start(String reason, Duration length) {
        Actor actor = requirePerson();
        if (reason.isBlank() || reason.length() > 300 || reason.chars().anyMatch(Character::isISOControl)) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "reason: not valid (expected: 1 to 300 characters on one line)");
        }
        if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
            throw new ProblemException(PlatformError.VALIDATION, "duration: not valid (expected: at most PT4H)");
        }
        UUID organization = actor.requireOrganization();
        Instant until = clock.instant().plus(length);
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                            insert into limit_overrides (organization_id, until, reason, started_by, started_at)
                            values (?, ?, ?, ?, ?)
                            on conflict (organization_id) do update set until = excluded.until,
                                reason = excluded.reason, started_by = excluded.started_by,
                                started_at = excluded.started_at""")
                    .params(
                            organization,
                            Timestamp.from(until),
                            reason.strip(),
                            actor.displayName(),
                            Timestamp.from(clock.instant()))
                    .update();
            audit.record(
                    "limits.lifted",
                    "organization",
                    organization,
                    Map.of("until", until.toString(), "reason", reason.strip()));
        });
        known.remove(organization);
    }

    /// Does nothing when none runs.
    public void end() {
        UUID organization = requirePerson().requireOrganization();
        transactions.executeWithoutResult(status -> {
            int ended = jdbc.sql("delete from limit_overrides where organization_id = ?")
                    .param(organization)
                    .update();
            if (ended > 0) {
                audit.record("limits.restored", "organization", organization, Map.of());
            }
        });
        known.remove(organization);
    }

    /// A key that could lift its own limits would have none.
    private static Actor requirePerson() {
        PermissionDecision.require(Permissions.ADMIN);
        Actor actor = Actors.current();
        if (!(actor instanceof PersonActor)) {
            throw new ProblemException(PlatformError.FORBIDDEN, "limits are lifted by a person, not by a key");
        }
        return actor;
    }

    private Optional<Lifted> read(UUID organization) {
        return transactions.execute(status -> jdbc.sql(
                        "select until, reason, started_by from limit_overrides where organization_id = ?")
                .param(organization)
                .query((row, number) -> new Lifted(
                        row.getObject("until", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getString("started_by")))
                .optional());
    }
}
