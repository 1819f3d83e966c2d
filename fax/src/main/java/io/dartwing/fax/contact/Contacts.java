package io.dartwing.fax.contact;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The contacts that the current actor may read.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Contacts {
    /// More that fit are not looked at: whoever types goes on typing.
    private static final int MOST_LOOKED_AT = 200;

    /// One that a broadcast goes to.
    public record Addressee(String number, String name, Optional<String> company) {}

    private final ContactIndex index;
    private final RecordService records;
    private final RecordType<Contact> type;
    private final RecordType<ContactGroup> groups;
    private final JdbcClient jdbc;

    Contacts(
            ContactIndex index,
            RecordService records,
            RecordType<Contact> type,
            RecordType<ContactGroup> groups,
            JdbcClient jdbc) {
        this.index = index;
        this.records = records;
        this.type = type;
        this.groups = groups;
        this.jdbc = jdbc;
    }

    /// Problem `DW-403` when the current actor may read none.
    @Transactional(propagation = Propagation.SUPPORTS)
    void requireRead() {
        PermissionDecision.decide(ActorGrants.of(Actors.current()), Action.OnRecord.READ, type.reference())
                .orRefuse();
    }

    /// Problem `DW-403` when the current actor may make none.
    @Transactional(propagation = Propagation.SUPPORTS)
    void requireCreate() {
        PermissionDecision.decide(ActorGrants.of(Actors.current()), Action.OnRecord.CREATE, type.reference())
                .orRefuse();
    }

    Contact require(UUID id) {
        return records.get(type, id);
    }

    /// Those whose words begin so, by name.
    List<Contact> search(Set<String> words, @Nullable UUID group, int limit) {
        return index.find(words, group, MOST_LOOKED_AT).stream()
                .map(id -> records.find(type, id))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(this::name, String.CASE_INSENSITIVE_ORDER))
                .limit(limit)
                .toList();
    }

    private String name(Contact contact) {
        return records.secret(type, contact, "name").orElse("");
    }

    /// Its numbers, the first one first.
    List<String> numbers(Contact contact) {
        return Stream.of("fax_number", "other_fax_number")
                .map(field -> records.secret(type, contact, field))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The members of these groups, in the order of the groups; problem `DW-400` for a group that isn't there, and
    /// for more members than `most`.
    public List<Addressee> members(Collection<UUID> groupIds, int most) {
        requireRead();
        var found = new LinkedHashMap<UUID, Addressee>();
        for (UUID group : groupIds) {
            if (records.find(groups, group).isEmpty()) {
                throw PlatformError.invalid("groups", "not found", "groups of contacts");
            }
            for (UUID id : index.find(Set.of(), group, most + 1)) {
                records.find(type, id).ifPresent(contact -> found.putIfAbsent(id, addressee(contact)));
            }
            if (found.size() > most) {
                throw PlatformError.invalid("groups", "too many members", "at most " + most + " in all");
            }
        }
        return new ArrayList<>(found.values());
    }

    /// Empty when it isn't there, or isn't for the current actor.
    public Optional<Addressee> addressee(UUID id) {
        return records.find(type, id).map(this::addressee);
    }

    private Addressee addressee(Contact contact) {
        return new Addressee(
                records.secret(type, contact, "fax_number").orElse(""),
                name(contact),
                records.secret(type, contact, "company"));
    }

    /// The names of all groups, by id.
    Map<UUID, String> groupNames() {
        var names = new HashMap<UUID, String>();
        jdbc.sql("select id, name from contact_groups where organization_id = ? and deleted_at is null")
                .param(Actors.current().requireOrganization())
                .query((row, at) -> names.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return names;
    }
}
