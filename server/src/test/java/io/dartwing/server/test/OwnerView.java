package io.dartwing.server.test;

import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What is really in the database, seen past row security by the owner of the tables.
public final class OwnerView {
    private final DatabaseAccess access;

    public OwnerView(TestServer server) {
        access = server.context().getBean(InstalledDatabase.class).access();
    }

    public Connection connect() throws SQLException {
        return Migrations.connectAsOwner(access);
    }

    public List<String> texts(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /// So many copies of the organisation's only received fax, a second apart: as a calling machine would leave them.
    public void copyFaxes(UUID organization, int count) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("create temp table copies as select uuidv7() as id, n, f.id as fax from fax_documents f,"
                    + " generate_series(1, " + count + ") n where f.organization_id = '" + organization
                    + "' and f.direction = 'inbound'");
            statement.execute("insert into fax_documents select r.* from copies c join fax_documents f on f.id = c.fax"
                    + " cross join lateral jsonb_populate_record(f, jsonb_build_object('id', c.id, 'call_id', null,"
                    + " 'name', f.name || '-' || c.n, 'spam_score', null, 'contains_phi', null,"
                    + " 'created_at', f.created_at - make_interval(secs => c.n))) r"); // findings are sealed
            // for one fax
            statement.execute("insert into fax_pages select r.* from copies c join fax_pages t on t.fax_id = c.fax"
                    + " cross join lateral jsonb_populate_record(t, jsonb_build_object('fax_id', c.id)) r");
        }
    }

    /// Every table with rows of organisations.
    public List<String> tenantTables() throws SQLException {
        return texts("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p')
                  and a.attname = 'organization_id' and not a.attisdropped order by 1""");
    }

    /// A fingerprint of all rows of the organisation in each table, to see whether anything of it changed.
    /// When and how often its own keys were used doesn't count, nor what the index is still to be told.
    public Map<String, String> fingerprint(UUID organization) throws SQLException {
        var prints = new LinkedHashMap<String, String>();
        for (String table : tenantTables()) {
            if (List.of("api_key_uses", "fax_index_queue").contains(table)) {
                continue;
            }
            prints.put(
                    table,
                    texts("select count(*) || ' ' || coalesce(md5(string_agg(r, '|' order by r)), '')"
                                    + " from (select (to_jsonb(t) - 'last_used_at')::text as r, organization_id from "
                                    + table
                                    + " t) rows where organization_id = '" + organization + "'")
                            .getFirst());
        }
        return prints;
    }

    /// One row of the organisation as JSON; empty when it has none.
    public List<String> row(String table, UUID organization) throws SQLException {
        return texts("select to_jsonb(t) from " + table + " t where organization_id = '" + organization + "' limit 1");
    }

    /// The columns that an insert may name.
    public String columns(String table) throws SQLException {
        return texts(
                        "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = 'dartwing."
                                + table + "'::regclass and attnum > 0 and not attisdropped and attgenerated = ''")
                .getFirst();
    }
}
