package io.dartwing.fax.search;

import io.dartwing.fax.reading.FaxFindings;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the database notes for the index, and what it has of faxes.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxIndexRows {
    record Waiting(long id, UUID fax) {}

    private final JdbcClient jdbc;
    private final FaxFindings findings;
    private final OrganizationKeys keys;

    FaxIndexRows(JdbcClient jdbc, FaxFindings findings, OrganizationKeys keys) {
        this.jdbc = jdbc;
        this.findings = findings;
        this.keys = keys;
    }

    /// Organisations of which something waits; needs no actor.
    List<UUID> organizations() {
        return jdbc.sql("select fax_index_organizations()").query(UUID.class).list();
    }

    /// Everything of everybody is to be indexed; needs no actor.
    void everything() {
        jdbc.sql("select fax_index_everything()").query(row -> {});
    }

    /// Lets nobody else index this organisation until the transaction ends; false when another node does.
    boolean alone() {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtext('fax-index'), hashtext(?))")
                .param(Actors.current().requireOrganization().toString())
                .query(Boolean.class)
                .single();
    }

    List<Waiting> waiting(int most) {
        return jdbc.sql("select id, fax_id from fax_index_queue where organization_id = ? order by id limit ?")
                .params(Actors.current().requireOrganization(), most)
                .query((row, index) -> new Waiting(row.getLong("id"), row.getObject("fax_id", UUID.class)))
                .list();
    }

    long waitingCount() {
        return jdbc.sql("select count(distinct fax_id) from fax_index_queue where organization_id = ?")
                .param(Actors.current().requireOrganization())
                .query(Long.class)
                .single();
    }

    void done(Collection<Waiting> rows) {
        jdbc.sql("delete from fax_index_queue where id = any (?)")
                .param(rows.stream().map(Waiting::id).toArray(Long[]::new))
                .update();
    }

    /// All faxes of the organisation, and others that the index has of it, are to be indexed.
    int again(Collection<UUID> others) {
        UUID organization = Actors.current().requireOrganization();
        return jdbc.sql("""
                        insert into fax_index_queue (organization_id, fax_id)
                        select ?, id from (select id from fax_documents where organization_id = ? and deleted_at is null
                                           union select unnest(?::uuid[])) as every""")
                .params(organization, organization, others.toArray(UUID[]::new))
                .update();
    }

    /// Those of them that are there.
    List<IndexedFax> load(Collection<UUID> faxes) {
        UnaryOperator<String> hash = FoundKeys.hash(keys);
        Map<UUID, List<String>> found = new HashMap<>();
        findings.readable(faxes).forEach((fax, all) -> found.put(fax, FoundKeys.of(all, hash)));
        return jdbc.sql("""
                        select f.*, (select left(string_agg(p.text, E'\\n' order by p.number), 900000)
                                     from fax_pages p where p.fax_id = f.id) as words
                        from fax_documents f where f.id = any (?) and f.deleted_at is null""")
                .param(faxes.toArray(UUID[]::new))
                .query((row, index) -> indexed(row, found.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private static IndexedFax indexed(ResultSet row, List<String> found) throws SQLException {
        String words = row.getString("words");
        return new IndexedFax(
                row.getObject("id", UUID.class),
                row.getObject("organization_id", UUID.class),
                new IndexedFax.Place(
                        row.getString("direction"),
                        row.getString("status"),
                        row.getObject("inbox_id", UUID.class),
                        row.getObject("assigned_to", UUID.class),
                        row.getTimestamp("created_at").toInstant()),
                new IndexedFax.Found(
                        row.getString("category"),
                        ids(row.getArray("tag_ids")),
                        row.getObject("contains_phi", Boolean.class),
                        found),
                new IndexedFax.Parties(
                        row.getString("sender_number"),
                        row.getString("recipient_number"),
                        Stream.of(row.getString("sender_name"), row.getString("remote_station_id"))
                                .filter(text -> text != null && !text.isBlank())
                                .collect(Collectors.joining(" ")),
                        row.getString("recipient_name")),
                new IndexedFax.Words(row.getString("name"), row.getString("subject"), words == null ? "" : words));
    }

    private static List<UUID> ids(Array array) throws SQLException {
        return Arrays.asList((UUID[]) array.getArray());
    }

    /// Inboxes whose faxes a person sees: its own, and those of everybody.
    List<UUID> inboxesOf(UUID person) {
        return jdbc.sql("""
                        select id from inboxes where organization_id = ?
                          and (jsonb_array_length(members) = 0 or jsonb_exists(members, ?))""")
                .params(Actors.current().requireOrganization(), person.toString())
                .query(UUID.class)
                .list();
    }
}
