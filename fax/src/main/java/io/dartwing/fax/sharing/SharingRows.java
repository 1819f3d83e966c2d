package io.dartwing.fax.sharing;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.identity.Person;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What sharing out knows and keeps.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SharingRows {
    private static final TypeReference<Map<UUID, Long>> PASSES = new TypeReference<>() {};
    private static final int MOST_AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final JsonMapper json;
    private final Clock clock;

    SharingRows(JdbcClient jdbc, EntityManager entities, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.json = json;
        this.clock = clock;
    }

    /// One gift of an organisation after the other, until the transaction ends: two faxes of one
    /// moment see each other's turn, and groups that share people or overflow into each other can't
    /// wait for one another.
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 225))")
                .param(Actors.current().requireOrganization().toString())
                .query((row, index) -> true)
                .single();
    }

    Optional<WorkGroup> group(UUID id) {
        return Optional.ofNullable(entities.find(WorkGroup.class, id)).filter(group -> !group.deleted());
    }

    /// Its active people in the order of their ids.
    List<Member> members(Collection<UUID> ids) {
        Instant now = clock.instant();
        Map<UUID, Integer> open = open(ids);
        Map<UUID, Presence> presences = presences(ids, now);
        var members = new ArrayList<Member>();
        for (UUID id : ids.stream().distinct().sorted().toList()) {
            Optional<Person> person =
                    Optional.ofNullable(entities.find(Person.class, id)).filter(Person::active);
            if (person.isEmpty()) {
                continue;
            }
            Optional<WorkProfile> profile = profile(id);
            members.add(new Member(
                    id,
                    person.get().fullName(),
                    presences.getOrDefault(id, Presence.OFFLINE),
                    profile.map(it -> it.hours().covers(now)).orElse(true),
                    profile.map(WorkProfile::weight).orElse(1),
                    profile.map(WorkProfile::mostOpen).orElse(null),
                    open.getOrDefault(id, 0),
                    profile.map(WorkProfile::skills).orElse(Set.of())));
        }
        return members;
    }

    private Optional<WorkProfile> profile(UUID person) {
        return entities.createQuery(
                        "from WorkProfile where personId = :person and deletedAt is null", WorkProfile.class)
                .setParameter("person", person)
                .getResultStream()
                .findFirst();
    }

    private Map<UUID, Integer> open(Collection<UUID> people) {
        entities.flush();
        var counts = new HashMap<UUID, Integer>();
        jdbc.sql("select person_id, faxes from fax_open_counts(:organization, cast(:people as uuid[]))")
                .param("organization", Actors.current().requireOrganization())
                .param("people", people.toArray(UUID[]::new))
                .query((row, index) -> counts.put(row.getObject("person_id", UUID.class), row.getInt("faxes")))
                .list();
        return counts;
    }

    private Map<UUID, Presence> presences(Collection<UUID> people, Instant now) {
        var found = new HashMap<UUID, Presence>();
        jdbc.sql(
                        "select person_id, wish, connected_until from work_presences where person_id = any (cast(:people as uuid[]))")
                .param("people", people.toArray(UUID[]::new))
                .query((row, index) -> found.put(
                        row.getObject("person_id", UUID.class),
                        Presence.of(
                                Presence.valueOf(row.getString("wish").toUpperCase(Locale.ROOT)),
                                row.getTimestamp("connected_until").toInstant(),
                                now)))
                .list();
        return found;
    }

    Turns turns(UUID group) {
        return jdbc.sql("select at, passes::text as passes from work_turns where group_id = ?")
                .param(group)
                .query((row, index) -> new Turns(row.getLong("at"), json.readValue(row.getString("passes"), PASSES)))
                .optional()
                .orElse(Turns.NONE);
    }

    void keep(UUID group, Turns turns) {
        jdbc.sql("""
                        insert into work_turns (group_id, organization_id, at, passes) values (?, ?, ?, ?::jsonb)
                        on conflict (group_id) do update set at = excluded.at, passes = excluded.passes""")
                .params(
                        group,
                        Actors.current().requireOrganization(),
                        turns.at(),
                        json.writeValueAsString(turns.passes()))
                .update();
    }

    /// Faxes that wait for somebody, urgent ones first, then those that came first.
    List<UUID> waiting() {
        return jdbc.sql("""
                        select id from fax_documents
                        where work_group_id in (select id from work_groups where deleted_at is null)
                          and assigned_to is null and done_at is null and deleted_at is null and status = 'delivered' and snoozed_until is null
                        order by array_position(array['urgent', 'high', 'normal', 'low'], priority), received_at, id
                        limit ?""").param(MOST_AT_ONCE).query(UUID.class).list();
    }

    long waitingFor(UUID group) {
        return jdbc.sql("""
                        select count(*) from fax_documents
                        where work_group_id = ? and assigned_to is null and done_at is null and deleted_at is null
                          and status = 'delivered'""").param(group).query(Long.class).single();
    }

    List<UUID> organizationsToShare() {
        return jdbc.sql("select fax_organizations_to_share()").query(UUID.class).list();
    }

    /// Says that these people's browsers are connected, as far as they are in a group.
    ///
    /// @return whether somebody of them was away before
    boolean connected(Collection<UUID> people, Instant until, Instant now) {
        UUID[] ids = people.toArray(UUID[]::new);
        boolean news = jdbc.sql("""
                        select exists (
                          select from unnest(cast(:people as uuid[])) as p(id)
                          where exists (select from work_groups g where g.deleted_at is null
                                          and jsonb_exists(g.members, p.id::text))
                            and not exists (select from work_presences w
                                            where w.person_id = p.id and w.connected_until > :now))""")
                .param("people", ids)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
        jdbc.sql("""
                        insert into work_presences (organization_id, person_id, connected_until)
                        select :organization, p.id, :until from unnest(cast(:people as uuid[])) as p(id)
                        where exists (select from work_groups g where g.deleted_at is null
                                        and jsonb_exists(g.members, p.id::text))
                        order by p.id
                        on conflict (organization_id, person_id)
                        do update set connected_until = greatest(work_presences.connected_until, excluded.connected_until)""")
                .param("organization", Actors.current().requireOrganization())
                .param("until", Timestamp.from(until))
                .param("people", ids)
                .update();
        return news;
    }

    void wish(UUID person, Presence wish, Instant connectedUntil) {
        jdbc.sql("""
                        insert into work_presences (organization_id, person_id, wish, connected_until)
                        values (?, ?, ?, ?)
                        on conflict (organization_id, person_id)
                        do update set wish = excluded.wish,
                          connected_until = greatest(work_presences.connected_until, excluded.connected_until)""")
                .params(Actors.current().requireOrganization(), person, wish.text(), Timestamp.from(connectedUntil))
                .update();
    }

    Presence wish(UUID person) {
        return jdbc.sql("select wish from work_presences where person_id = ?")
                .param(person)
                .query(String.class)
                .optional()
                .map(wish -> Presence.valueOf(wish.toUpperCase(Locale.ROOT)))
                .orElse(Presence.ONLINE);
    }

    List<WorkGroup> groupsOf(UUID person) {
        return entities.createQuery("from WorkGroup where deletedAt is null order by name", WorkGroup.class)
                .getResultStream()
                .filter(group -> group.members().contains(person))
                .toList();
    }
}
