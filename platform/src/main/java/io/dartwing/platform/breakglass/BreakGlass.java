package io.dartwing.platform.breakglass;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.permission.ProtectedTypes;
import io.dartwing.platform.permission.RecordTypeRef;
import io.dartwing.platform.permission.Role;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Opens, ends, lists and reviews emergencies.
@Component
class BreakGlass {
    /// Neither the reason nor the patient leaves this server.
    static final NoticeKind OPENED = NoticeKind.of(
                    "phi.glass-broken",
                    "Emergency access to health records",
                    "Emergency access to health records",
                    "{person} opened health records in an emergency, until {until}. Please look at it and review it.",
                    "person",
                    "until")
            .forSecurity();

    static final Duration LONGEST = Duration.ofHours(4);

    private final GlassRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Supplier<List<RecordTypeRef>> types;
    private final Notifications notifications;
    private final Events events;
    private final Audit audit;
    private final Clock clock;

    BreakGlass(
            GlassRows rows,
            JdbcClient jdbc,
            TransactionTemplate transactions,
            ObjectProvider<ProtectedTypes> types,
            Notifications notifications,
            Events events,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.types = ProtectedTypes.ofAll(types);
        this.notifications = notifications;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    record Wish(
            String reason,
            Duration time,
            @Nullable String recordType,
            @Nullable UUID recordId) {}

    /// @throws ProblemException `DW-403` for programs and without the permission, `DW-409` outside of healthcare mode
    Glass open(Wish wish) {
        PermissionDecision.require(Permissions.PHI_BREAK_GLASS);
        if (!(Actors.current() instanceof PersonActor person)) {
            throw new ProblemException(PlatformError.FORBIDDEN, "only people break the glass");
        }
        if (!person.access().healthcare()) {
            throw new ProblemException(
                    PlatformError.CONFLICT,
                    "the organisation does not work in healthcare mode: there is no glass to break");
        }
        check(wish);
        UUID id = Ids.next();
        Instant now = clock.instant();
        Instant until = now.plus(wish.time());
        return transactions.execute(status -> {
            jdbc.sql("""
                            insert into break_glass (id, organization_id, person_id, person_name, reason, record_type, record_id,
                                opened_at, expires_at)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            id,
                            person.organizationId(),
                            person.id(),
                            person.displayName(),
                            wish.reason().strip(),
                            wish.recordType(),
                            wish.recordId(),
                            GlassRows.utc(now),
                            GlassRows.utc(until)))
                    .update();
            List<UUID> others = others(person);
            var details = new TreeMap<String, String>();
            details.put("until", until.toString());
            details.put("told", Integer.toString(others.size()));
            if (wish.recordType() != null) {
                details.put("record_type", wish.recordType());
            }
            audit.record("phi.glass_broken", "break_glass", id, details);
            notifications.tell(
                    others,
                    new Notice(
                            OPENED,
                            Map.of(
                                    "person", person.displayName(),
                                    "until",
                                            until.truncatedTo(ChronoUnit.MINUTES)
                                                    .toString()),
                            "/break-glass",
                            id));
            events.publish(new BreakGlassOpened(person.organizationId(), id, person.id(), until, others));
            return rows.require(id);
        });
    }

    private void check(Wish wish) {
        if (wish.reason().strip().length() < 10 || wish.reason().length() > 1000 || unprintable(wish.reason())) {
            throw wrong("reason", "10 to 1000 characters that say what the emergency is");
        }
        if (wish.time().isNegative() || wish.time().isZero() || wish.time().compareTo(LONGEST) > 0) {
            throw wrong("minutes", "1 to " + LONGEST.toMinutes());
        }
        if (wish.recordType() == null) {
            if (wish.recordId() != null) {
                throw wrong("record_type", "the type of the record");
            }
            return;
        }
        Optional<RecordTypeRef> type = types.get().stream()
                .filter(known -> known.name().equals(wish.recordType()))
                .findFirst();
        if (type.flatMap(RecordTypeRef::phi).isEmpty()) {
            throw wrong("record_type", "a type of health records");
        }
    }

    /// Line breaks are fine, NUL and the like can't be kept.
    private static boolean unprintable(String text) {
        return text.codePoints()
                .anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t'
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /// Privacy officers, owners and supervisors: never only the one who acts.
    private List<UUID> others(PersonActor person) {
        String[] roles = Arrays.stream(Role.values())
                .filter(role -> role.supervisor() || role == Role.PRIVACY_OFFICER)
                .map(Role::value)
                .toArray(String[]::new);
        return jdbc.sql("""
                        select id from people where organization_id = ? and id <> ? and roles && cast(? as text[]) and status = 'active'
                          and deleted_at is null order by id limit 100""")
                .params(person.organizationId(), person.id(), roles)
                .query(UUID.class)
                .list();
    }

    /// Ends it before its time: the person itself, or who reviews.
    Glass end(UUID id) {
        requireInsight();
        return transactions.execute(status -> {
            Glass glass = visible(id);
            int ended = jdbc.sql(
                            "update break_glass set ended_at = ? where id = ? and ended_at is null and expires_at > ?")
                    .params(GlassRows.utc(clock.instant()), id, GlassRows.utc(clock.instant()))
                    .update();
            if (ended == 0) {
                throw new ProblemException(PlatformError.CONFLICT, "it has ended already");
            }
            audit.record("phi.glass_closed", "break_glass", glass.id(), Map.of());
            return rows.require(id);
        });
    }

    /// @throws ProblemException `DW-403` for one's own, `DW-409` while it is open or once it was reviewed
    Glass review(UUID id, boolean justified, String note) {
        PermissionDecision.require(Permissions.PHI_REVIEW);
        if (!(Actors.current() instanceof PersonActor reviewer)) {
            throw new ProblemException(PlatformError.FORBIDDEN, "only people review");
        }
        if (note.length() > 2000 || unprintable(note)) {
            throw wrong("note", "at most 2000 characters");
        }
        return transactions.execute(status -> {
            Glass glass = rows.require(id);
            if (glass.personId().equals(reviewer.id())) {
                throw new ProblemException(PlatformError.FORBIDDEN, "nobody reviews oneself");
            }
            int reviewed = jdbc.sql("""
                            update break_glass set reviewed_at = ?, reviewed_by = ?, reviewer_name = ?, finding = ?, note = ?
                            where id = ? and reviewed_at is null and (ended_at is not null or expires_at <= ?)""")
                    .params(
                            GlassRows.utc(clock.instant()),
                            reviewer.id(),
                            reviewer.displayName(),
                            justified ? "justified" : "not_justified",
                            note.strip(),
                            id,
                            GlassRows.utc(clock.instant()))
                    .update();
            if (reviewed == 0) {
                throw new ProblemException(PlatformError.CONFLICT, "it is still open, or was reviewed already");
            }
            audit.record(
                    "phi.glass_reviewed",
                    "break_glass",
                    id,
                    Map.of("finding", justified ? "justified" : "not_justified"));
            return rows.require(id);
        });
    }

    /// All of them for who reviews, one's own for others; the newest first, at most 200.
    List<Glass> list() {
        boolean all = requireInsight();
        return transactions.execute(status -> rows.list(all));
    }

    /// Whether of all; otherwise of one's own.
    private static boolean requireInsight() {
        boolean all = Actors.current().may(Permissions.PHI_REVIEW);
        if (!all) {
            PermissionDecision.require(Permissions.PHI_BREAK_GLASS);
        }
        return all;
    }

    private Glass visible(UUID id) {
        Glass glass = rows.require(id);
        if (!glass.personId().equals(Actors.current().id()) && !Actors.current().may(Permissions.PHI_REVIEW)) {
            throw notFound();
        }
        return glass;
    }

    static ProblemException notFound() {
        return new ProblemException(PlatformError.NOT_FOUND, "no such break-glass");
    }

    static ProblemException wrong(String field, String expected) {
        return new ProblemException(
                PlatformError.VALIDATION,
                "some fields are not valid",
                List.of(new FieldError(field, field + ": not valid (expected: " + expected + ")")));
    }
}
