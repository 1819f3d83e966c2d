package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.Decision;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// Decide, read or change, check, save, tell: the same order for every type.
@Component
class StoredRecords implements RecordService {
    private final RecordRows rows;
    private final RecordLists lists;
    private final RecordMapping mapping;
    private final References references;
    private final RecordNews news;
    private final Names names;
    private final TransactionTemplate transaction;
    private final Clock clock;

    StoredRecords(
            RecordRows rows,
            RecordLists lists,
            RecordMapping mapping,
            References references,
            RecordNews news,
            Names names,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.lists = lists;
        this.mapping = mapping;
        this.references = references;
        this.news = news;
        this.names = names;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public <E extends TenantRecord> Page<E> list(RecordType<E> type, RecordQuery query) {
        Set<String> hidden = decide(Action.OnRecord.READ, type).hiddenFields();
        return transaction.execute(status -> lists.list(type, query, hidden));
    }

    @Override
    public <E extends TenantRecord> E get(RecordType<E> type, UUID id) {
        return find(type, id).orElseThrow(StoredRecords::notFound);
    }

    @Override
    public <E extends TenantRecord> Optional<E> find(RecordType<E> type, UUID id) {
        decide(Action.OnRecord.READ, type);
        return transaction
                .execute(status -> rows.find(type, organization(), id))
                .filter(record -> decision(Action.OnRecord.READ, type, record).allowed());
    }

    @Override
    public <E extends TenantRecord> E create(RecordType<E> type, ObjectNode values) {
        Decision.Allowed allowed = decide(Action.OnRecord.CREATE, type);
        return transaction.execute(status -> {
            E record = type.blank();
            var violations = new Violations();
            mapping.apply(type, record, values, true, allowed.hiddenFields(), violations);
            stamp(record);
            check(type, record, true, violations);
            type.namingSeries().ifPresent(series -> mapping.attributes(type).set(record, "name", names.next(series)));
            type.hooks().beforeSave(record, true);
            rows.insert(type, record);
            news.created(type, record);
            type.hooks().afterSave(record, true);
            return record;
        });
    }

    @Override
    public <E extends TenantRecord> E update(RecordType<E> type, UUID id, @Nullable Long ifVersion, ObjectNode patch) {
        decide(Action.OnRecord.UPDATE, type);
        return transaction.execute(status -> {
            E record = rows.find(type, organization(), id).orElseThrow(StoredRecords::notFound);
            Decision.Allowed allowed =
                    decision(Action.OnRecord.UPDATE, type, record).orRefuse();
            if (ifVersion != null && ifVersion != record.version()) {
                throw new ProblemException(
                        PlatformError.STALE_VERSION,
                        "If-Match: " + ifVersion + " (expected: " + record.version() + ")");
            }
            RecordSnapshot before = RecordSnapshot.of(type, record, mapping);
            var violations = new Violations();
            mapping.apply(type, record, patch, false, allowed.hiddenFields(), violations);
            check(type, record, false, violations);
            var changes = before.changesTo(record);
            if (!changes.isEmpty()) {
                stamp(record);
                type.hooks().beforeSave(record, false);
                rows.update(type);
                news.updated(type, record, changes);
                type.hooks().afterSave(record, false);
            }
            return record;
        });
    }

    @Override
    public void delete(RecordType<?> type, UUID id) {
        remove(type, id);
    }

    private <E extends TenantRecord> void remove(RecordType<E> type, UUID id) {
        decide(Action.OnRecord.DELETE, type);
        transaction.executeWithoutResult(status -> {
            E record = rows.find(type, organization(), id).orElseThrow(StoredRecords::notFound);
            decision(Action.OnRecord.DELETE, type, record).orRefuse();
            type.hooks().beforeDelete(record);
            if (type.softDelete()) {
                stamp(record);
                record.markDeleted(clock.instant());
                rows.update(type);
            } else {
                rows.delete(type, record);
            }
            news.deleted(type, record);
        });
    }

    @Override
    public <E extends TenantRecord> ObjectNode render(RecordType<E> type, E record) {
        return mapping.render(type, record, decide(Action.OnRecord.READ, type).hiddenFields());
    }

    @Override
    public <E extends TenantRecord> Optional<String> secret(RecordType<E> type, E record, String field) {
        return mapping.secret(type, record, field);
    }

    /// Field errors, broken references and the type's own rules together, so that the caller hears everything.
    private <E extends TenantRecord> void check(RecordType<E> type, E record, boolean creating, Violations violations) {
        references.check(type, record, violations);
        if (violations.isEmpty()) {
            type.hooks().validate(record, creating, violations);
        }
        violations.throwIfAny();
    }

    private void stamp(TenantRecord record) {
        Actor actor = Actors.current();
        record.stamp(
                actor.requireOrganization(),
                actor.reference().name(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private static Decision.Allowed decide(Action action, RecordType<?> type) {
        return PermissionDecision.decide(ActorGrants.of(Actors.current()), action, type.reference())
                .orRefuse();
    }

    private static <E extends TenantRecord> Decision decision(Action action, RecordType<E> type, E record) {
        var facts = new RecordFacts(record.organizationId(), type.hooks().keptFor(record));
        return PermissionDecision.decide(ActorGrants.of(Actors.current()), action, type.reference(), facts);
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }

    private static ProblemException notFound() {
        return new ProblemException(PlatformError.NOT_FOUND, "There is no such record.");
    }
}
