package io.dartwing.platform.settings;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.ActorReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tables `organization_settings`, `organization_setting_changes` and `installation_settings`.
final class SettingRows {
    private final JdbcClient database;

    SettingRows(JdbcClient database) {
        this.database = database;
    }

    /// A chosen value as JSON, and who chose it.
    record Chosen(String value, Instant at, String by) {}

    /// One entry of a setting's history; null: none of its own.
    record Entry(
            UUID id,
            String setting,
            @Nullable String before,
            @Nullable String after,
            Instant at,
            ActorReference by) {}

    /// Everything that decides the values of one organisation.
    record Snapshot(boolean healthcare, Map<String, Chosen> organization, Map<String, Chosen> installation) {}

    /// Needs no actor: a definer function answers for exactly one organisation.
    Snapshot read(@Nullable UUID organization) {
        var own = new HashMap<String, Chosen>();
        var installation = new HashMap<String, Chosen>();
        var mode = new String[] {""};
        database.sql("select source, name, value, updated_at, updated_by from dartwing_settings_of(?)")
                .params(Arrays.<@Nullable Object>asList(organization))
                .query(row -> {
                    switch (row.getString("source")) {
                        case "organization" -> own.put(row.getString("name"), chosen(row));
                        case "installation" -> installation.put(row.getString("name"), chosen(row));
                        default -> mode[0] = row.getString("value");
                    }
                });
        return new Snapshot(mode[0].equals("medxfax"), Map.copyOf(own), Map.copyOf(installation));
    }

    /// Lets one transaction at a time change this setting, so that the history has no gaps.
    Optional<String> lock(UUID organization, String setting) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(?, 3))")
                .param(organization + " " + setting)
                .query((row, number) -> true)
                .single();
        return database.sql("select value from organization_settings where organization_id = ? and name = ?")
                .params(organization, setting)
                .query(String.class)
                .optional();
    }

    void save(UUID organization, String setting, String value, Instant now, String by) {
        database.sql("""
                        insert into organization_settings (organization_id, name, value, updated_at, updated_by)
                        values (?, ?, ?, ?, ?)
                        on conflict (organization_id, name) do update set value = excluded.value,
                            updated_at = excluded.updated_at, updated_by = excluded.updated_by""")
                .params(organization, setting, value, Timestamp.from(now), by)
                .update();
    }

    void remove(UUID organization, String setting) {
        database.sql("delete from organization_settings where organization_id = ? and name = ?")
                .params(organization, setting)
                .update();
    }

    void note(UUID organization, SettingChange change, Instant now, ActorReference by) {
        database.sql("""
                        insert into organization_setting_changes
                            (organization_id, id, name, old_value, new_value, at, actor_type, actor_id, actor_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.<@Nullable Object>asList(
                        organization,
                        Ids.next(),
                        change.setting(),
                        change.before().orElse(null),
                        change.after().orElse(null),
                        Timestamp.from(now),
                        by.type().value(),
                        by.id(),
                        by.name()))
                .update();
    }

    /// The newest first, at most `limit`, of one setting or (null) of all.
    List<Entry> history(UUID organization, @Nullable String setting, int limit) {
        return database.sql("""
                        select * from organization_setting_changes
                        where organization_id = ? and (? or name = ?) order by at desc, id desc limit ?""")
                .params(Arrays.<@Nullable Object>asList(organization, setting == null, setting, limit))
                .query(SettingRows::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("old_value"),
                row.getString("new_value"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new ActorReference(
                        ActorReference.Type.of(row.getString("actor_type")),
                        row.getObject("actor_id", UUID.class),
                        row.getString("actor_name")));
    }

    private static Chosen chosen(ResultSet row) throws SQLException {
        return new Chosen(
                row.getString("value"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }
}
