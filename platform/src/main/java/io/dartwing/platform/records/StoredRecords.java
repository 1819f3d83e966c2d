package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Decision;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
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
    private final RecordPermissions permissions;
    private final References references;
    private final RecordNews news;
    private final Names names;
    private final TransactionTemplate transaction;
    private final List<DeletionGuard> guards;
    private final Clock clock;

    StoredRecords(
            RecordRows rows,
            RecordLists lists,
            RecordMapping mapping,
            RecordPermissions permissions,
            References references,
            RecordNews news,
            Names names,
            TransactionTemplate transaction,
            List<DeletionGuard> guards,
            Clock clock) {
        this.rows = rows;
        this.lists = lists;
        this.mapping = mapping;
        this.permissions = permissions;
        this.references = references;
        this.news = news;
        this.names = names;
        this.transaction = transaction;
        this.guards = guards;
        this.clock = clock;
    }

    @Override
    public <E extends TenantRecord> Page<E> list(RecordType<E> type, RecordQuery query) {
        Set<String> hidden =
                RecordPermissions.decide(Action.OnRecord.READ, type).orRefuse().hiddenFields();
        return transaction.execute(status -> lists.list(type, query, hidden));
    }

    @Override
    public <E extends TenantRecord> E get(RecordType<E> type, UUID id) {
        return find(type, id).orElseThrow(StoredRecords::notFound);
    }

    @Override
    public <E extends TenantRecord> Optional<E> find(RecordType<E> type, UUID id) {
        RecordPermissions.decide(Action.OnRecord.READ, type).orRefuse();
        return transaction.execute(status -> rows.find(type, id)
                .filter(record ->
                        permissions.decide(Action.OnRecord.READ, type, record).allowed()));
    }

    @Override
    public <E extends TenantRecord> E create(RecordType<E> type, ObjectNode values) {
        Decision general = mayInGeneral(Action.OnRecord.CREATE, type);
        return transaction.execute(status -> {
            E record = type.blank();
            var violations = new Violations();
            Set<String> hidden = general instanceof Decision.Allowed allowed ? allowed.hiddenFields() : Set.of();
            mapping.apply(type, record, values, true, hidden, violations);
            own(type, record);
            stamp(record);
            stillAllowed(Action.OnRecord.CREATE, type, record, values);
            check(type, record, true, violations);
            type.namingSeries().ifPresent(series -> mapping.attributes(type).set(record, "name", names.next(series)));
            type.hooks().beforeSave(record, true);
            rows.insert(type, record);
            news.created(type, record);
            type.hooks().afterSave(record, true);
            return record;
        });
    }

    /// Refused here and now, unless single records of the type open themselves to people: then each one is asked.
    private static Decision mayInGeneral(Action act, RecordType<?> type) {
        Decision decision = RecordPermissions.decide(act, type);
        return type.opensItself() ? decision : decision.orRefuse();
    }

    private <E extends TenantRecord> E existing(RecordType<E> type, UUID id, Decision general) {
        return rows.find(type, id).orElseGet(() -> {
            general.orRefuse();
            throw notFound();
        });
    }

    /// Whoever makes a record without naming its owner owns it.
    private <E extends TenantRecord> void own(RecordType<E> type, E record) {
        String owner = type.people().get(PeopleField.OWNER);
        if (owner != null
                && Actors.current() instanceof PersonActor person
                && mapping.attributes(type).get(record, owner) == null) {
            mapping.attributes(type).set(record, owner, person.id());
        }
    }

    /// The record as it shall be: nobody gives away what it then could not have made or changed, nor sets a field
    /// that is hidden in just this record.
    private <E extends TenantRecord> void stillAllowed(
            Action.OnRecord act, RecordType<E> type, E record, ObjectNode values) {
        Set<String> hidden =
                permissions.decideChange(act, type, record).orRefuse().hiddenFields();
        var violations = new Violations();
        values.propertyNames().stream()
                .filter(hidden::contains)
                .forEach(name -> violations.add(name, "unknown", "a field of " + type.name()));
        violations.throwIfAny();
    }

    @Override
    public <E extends TenantRecord> E update(RecordType<E> type, UUID id, @Nullable Long ifVersion, ObjectNode patch) {
        Decision general = mayInGeneral(Action.OnRecord.UPDATE, type);
        return atHome(
                type,
                id,
                () -> transaction.execute(status -> {
                    E record = existing(type, id, general);
                    Decision.Allowed allowed = permissions
                            .decideChange(Action.OnRecord.UPDATE, type, record)
                            .orRefuse();
                    if (ifVersion != null && ifVersion != record.version()) {
                        throw new ProblemException(
                                PlatformError.STALE_VERSION,
                                "If-Match: " + ifVersion + " (expected: " + record.version() + ")");
                    }
                    type.hooks().beforeChange(record);
                    RecordSnapshot before = RecordSnapshot.of(type, record, mapping);
                    var violations = new Violations();
                    mapping.apply(type, record, patch, false, allowed.hiddenFields(), violations);
                    check(type, record, false, violations);
                    var changes = before.changesTo(record);
                    if (!changes.isEmpty()) {
                        stillAllowed(Action.OnRecord.UPDATE, type, record, patch);
                        stamp(record);
                        type.hooks().beforeSave(record, false);
                        rows.update(type);
                        news.updated(type, record, changes);
                        type.hooks().afterSave(record, false);
                    }
                    return record;
                }));
    }

    /// What is changed in another organisation, which the hierarchy opens, is changed inside of it, so that its
    /// audit, its references and its live updates are its own.
    private <E extends TenantRecord> E atHome(RecordType<E> type, UUID id, Supplier<E> change) {
        Actor actor = Actors.current();
        if (!(actor instanceof PersonActor person) || actor.access().reach().isEmpty()) {
            return change.get();
        }
        Optional<UUID> organization = transaction.execute(status -> rows.find(type, id)
                .filter(record -> permissions
                        .decideChange(Action.OnRecord.UPDATE, type, record)
                        .orRefuse()
                        .allowed())
                .map(TenantRecord::organizationId));
        return organization.filter(it -> !it.equals(person.organizationId())).isEmpty()
                ? change.get()
                : Actors.callAs(Visitor.of(person, organization.get(), type.reference()), change::get);
    }

    @Override
    public void delete(RecordType<?> type, UUID id) {
        remove(type, id);
    }

    private <E extends TenantRecord> void remove(RecordType<E> type, UUID id) {
        Decision general = mayInGeneral(Action.OnRecord.DELETE, type);
        transaction.executeWithoutResult(status -> {
            E record = existing(type, id, general);
            permissions.decideChange(Action.OnRecord.DELETE, type, record).orRefuse();
            guards.forEach(guard -> guard.requireDeletable(type.name(), id));
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
        Set<String> hidden = transaction.execute(status -> permissions
                .decide(Action.OnRecord.READ, type, record)
                .orRefuse()
                .hiddenFields());
        return mapping.render(type, record, hidden);
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

    private static ProblemException notFound() {
        return new ProblemException(PlatformError.NOT_FOUND, "There is no such record.");
    }
}
