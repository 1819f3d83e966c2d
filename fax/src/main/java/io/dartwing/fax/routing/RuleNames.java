package io.dartwing.fax.routing;

import io.dartwing.fax.folder.FaxFolder;
import io.dartwing.fax.inbox.Inbox;
import io.dartwing.fax.sharing.WorkGroup;
import io.dartwing.fax.tag.FaxTag;
import io.dartwing.platform.identity.Person;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The names of what rules lead to, for files that go from one organisation to another. A name that
/// two things have leads to neither.
final class RuleNames {
    enum Kind {
        INBOX,
        PERSON,
        GROUP,
        TAG,
        FOLDER
    }

    private record Key(Kind kind, String name) {}

    private final Map<UUID, String> names = new HashMap<>();
    private final Map<Key, Optional<UUID>> ids = new HashMap<>();

    private RuleNames() {}

    static RuleNames of(EntityManager entities) {
        var all = new RuleNames();
        all.add(
                Kind.INBOX,
                entities.createQuery("from Inbox", Inbox.class).getResultStream(),
                (inbox, add) -> add.accept(inbox.id(), inbox.name()));
        all.add(
                Kind.PERSON,
                entities.createQuery("from Person where deletedAt is null", Person.class)
                        .getResultStream(),
                (person, add) -> add.accept(person.id(), person.email()));
        all.add(
                Kind.GROUP,
                entities.createQuery("from WorkGroup", WorkGroup.class).getResultStream(),
                (group, add) -> add.accept(group.id(), group.name()));
        all.add(
                Kind.TAG,
                entities.createQuery("from FaxTag", FaxTag.class).getResultStream(),
                (tag, add) -> add.accept(tag.id(), tag.name()));
        all.add(
                Kind.FOLDER,
                entities.createQuery("from FaxFolder", FaxFolder.class).getResultStream(),
                (folder, add) -> add.accept(folder.id(), folder.name()));
        return all;
    }

    private <T> void add(Kind kind, Stream<T> things, BiConsumer<T, BiConsumer<UUID, String>> each) {
        things.forEach(thing -> each.accept(thing, (id, name) -> {
            names.put(id, name);
            ids.merge(key(kind, name), Optional.of(id), (one, other) -> Optional.empty());
        }));
    }

    private static Key key(Kind kind, String name) {
        return new Key(kind, name.strip().toLowerCase(Locale.ROOT));
    }

    /// Null for one that is gone.
    @Nullable
    String name(@Nullable UUID id) {
        return id == null ? null : names.get(id);
    }

    Optional<UUID> id(Kind kind, String name) {
        return ids.getOrDefault(key(kind, name), Optional.empty());
    }
}
