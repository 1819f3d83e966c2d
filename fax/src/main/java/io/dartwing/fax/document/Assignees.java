package io.dartwing.fax.document;

import io.dartwing.platform.identity.Person;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The names of the people on one page of a list, each looked up once.
final class Assignees {
    private final EntityManager entities;
    private final Map<UUID, FaxView.Person> known = new HashMap<>();

    Assignees(EntityManager entities) {
        this.entities = entities;
    }

    FaxView.@Nullable Person of(@Nullable UUID id) {
        return id == null ? null : known.computeIfAbsent(id, this::find);
    }

    private FaxView.Person find(UUID id) {
        return entities.createQuery("from Person where id = :id", Person.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(person -> new FaxView.Person(id, person.fullName()))
                .orElseGet(() -> new FaxView.Person(id, "former member"));
    }
}
