package io.dartwing.platform.records;

import io.dartwing.platform.actor.Actors;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Checks that what a record refers to exists in its own organisation.
@Component
class References {
    private final RecordTypes types;
    private final RecordRows rows;
    private final RecordMapping mapping;
    private final Map<String, ReferenceTarget> targets;

    References(RecordTypes types, RecordRows rows, RecordMapping mapping, List<ReferenceTarget> targets) {
        this.types = types;
        this.rows = rows;
        this.mapping = mapping;
        this.targets =
                targets.stream().collect(Collectors.toUnmodifiableMap(ReferenceTarget::type, Function.identity()));
    }

    <E extends TenantRecord> void check(RecordType<E> type, E record, Violations violations) {
        for (Field field : type.fields()) {
            if (field.reference == null || type.computed().containsKey(field.name)) {
                continue;
            }
            Collection<UUID> ids = ids(mapping.attributes(type).get(record, field.name));
            if (!ids.isEmpty() && !existing(field.reference, ids).containsAll(ids)) {
                violations.add(field.name, "no such record", "the id of a " + field.reference);
            }
        }
    }

    private Set<UUID> existing(String reference, Collection<UUID> ids) {
        ReferenceTarget target = targets.get(reference);
        if (target != null) {
            return target.existing(ids);
        }
        RecordType<?> type = types.find(reference)
                .orElseThrow(() -> new IllegalStateException("reference to " + reference + ": no such record type"));
        return rows.existing(type, Actors.current().requireOrganization(), ids);
    }

    private static Collection<UUID> ids(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case UUID id -> List.of(id);
            case Collection<?> many ->
                many.stream().map(UUID.class::cast).collect(Collectors.toCollection(HashSet::new));
            default -> throw new IllegalStateException(value.getClass() + ": not an id or a list of ids");
        };
    }
}
