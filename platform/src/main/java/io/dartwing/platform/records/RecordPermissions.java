package io.dartwing.platform.records;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.permission.AccessPredicate;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.Action.OnRecord;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.Decision;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.RecordColumns;
import io.dartwing.platform.permission.RecordFacts;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The permission decision on generic records, for the current actor.
@Component
class RecordPermissions {
    private final RecordMapping mapping;
    private final JdbcClient database;

    RecordPermissions(RecordMapping mapping, JdbcClient database) {
        this.mapping = mapping;
        this.database = database;
    }

    static Decision decide(Action action, RecordType<?> type) {
        return PermissionDecision.decide(grants(), action, type.reference());
    }

    <E extends TenantRecord> Decision decide(Action action, RecordType<E> type, E record) {
        return PermissionDecision.decide(grants(), action, type.reference(), facts(type, record, grants().person()));
    }

    /// The decision on a change, or what the record itself opens to the acting person of its organisation.
    <E extends TenantRecord> Decision decideChange(OnRecord act, RecordType<E> type, E record) {
        Decision decision = decide(act, type, record);
        if (!(decision instanceof Decision.Forbidden)
                || !(Actors.current() instanceof PersonActor person)
                || !person.organizationId().equals(record.organizationId())
                || !(decide(OnRecord.READ, type, record) instanceof Decision.Allowed reading)) {
            return decision;
        }
        Set<String> opened = type.hooks().openedTo(person.id(), record, act);
        if (opened.isEmpty()) {
            return decision;
        }
        var hidden = new HashSet<>(type.reference().fields());
        hidden.removeAll(opened);
        hidden.addAll(reading.hiddenFields());
        return new Decision.Allowed(reading.layer(), "the record names the person", hidden);
    }

    /// Callers hold the transaction when records of the type name patients.
    ///
    /// @param person whose care for the patient is asked for
    <E extends TenantRecord> RecordFacts facts(RecordType<E> type, E record, Optional<UUID> person) {
        var keptFor = new HashSet<>(type.hooks().keptFor(record));
        keptFor.addAll(ids(type, record, PeopleField.KEPT_FOR));
        Optional<UUID> patient = id(type, record, PeopleField.PATIENT);
        return new RecordFacts(
                record.organizationId(),
                Optional.of(record.id()),
                keptFor,
                id(type, record, PeopleField.OWNER),
                ids(type, record, PeopleField.ASSIGNEE),
                ids(type, record, PeopleField.TEAM),
                id(type, record, PeopleField.CONTACT),
                patient,
                patient.isPresent()
                        && person.isPresent()
                        && caresFor(person.get(), record.organizationId(), patient.get()));
    }

    private boolean caresFor(UUID person, UUID organization, UUID patient) {
        return database.sql("select dartwing_person_cares_for(?, ?, ?)")
                .params(person, organization, patient)
                .query(Boolean.class)
                .single();
    }

    /// The records of a list that the current actor may read, over alias `e`.
    AccessPredicate readable(RecordType<?> type) {
        return AccessPredicate.of(
                grants(),
                Action.OnRecord.READ,
                type.reference(),
                new RecordColumns(
                        "e.organizationId",
                        "e.id",
                        attribute(type, PeopleField.OWNER),
                        attribute(type, PeopleField.ASSIGNEE),
                        attribute(type, PeopleField.TEAM),
                        attribute(type, PeopleField.CONTACT),
                        attribute(type, PeopleField.PATIENT),
                        call("dartwing_kept_open", attribute(type, PeopleField.KEPT_FOR)),
                        call("dartwing_cares_for", "e.organizationId", attribute(type, PeopleField.PATIENT))));
    }

    private static @Nullable String attribute(RecordType<?> type, PeopleField meaning) {
        String field = type.people().get(meaning);
        return field == null ? null : "e." + type.field(field).orElseThrow().attribute();
    }

    private static @Nullable String call(String function, @Nullable String... arguments) {
        if (Stream.of(arguments).anyMatch(java.util.Objects::isNull)) {
            return null;
        }
        return "function('" + function + "', " + String.join(", ", arguments) + ") = true";
    }

    private <E extends TenantRecord> Optional<UUID> id(RecordType<E> type, E record, PeopleField meaning) {
        return ids(type, record, meaning).stream().findFirst();
    }

    private <E extends TenantRecord> Set<UUID> ids(RecordType<E> type, E record, PeopleField meaning) {
        String field = type.people().get(meaning);
        Object value = field == null ? null : mapping.attributes(type).get(record, field);
        var ids = new HashSet<UUID>();
        switch (value) {
            case null -> {}
            case UUID id -> ids.add(id);
            case Collection<?> many -> many.forEach(each -> ids.add((UUID) each));
            default -> throw new IllegalStateException(type.name() + "." + field + ": not an id or a list of ids");
        }
        return ids;
    }

    private static ActorGrants grants() {
        return ActorGrants.of(Actors.current());
    }
}
