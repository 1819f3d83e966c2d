package io.dartwing.platform.settings;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.DatabaseException;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.problem.PlatformError;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// What holds for every organisation that chose nothing itself, and the settings of one organisation that only the
/// operator changes. For the administration commands: it works as the owner role, which no request ever does.
public final class InstallationSettings {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DatabaseAccess access;
    private final Clock clock;
    private final SettingTables tables = SettingTables.declared();

    public InstallationSettings(DatabaseAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /// `chosen` empty: the default counts.
    public record Summary(String name, String label, String expected, String defaultValue, Optional<String> chosen) {}

    public List<Summary> list() {
        Map<String, String> chosen = chosen();
        var all = new ArrayList<Summary>();
        for (Setting<?> setting : tables.all()) {
            all.add(summary(setting, Optional.ofNullable(chosen.get(setting.name()))));
        }
        return all;
    }

    private static <T> Summary summary(Setting<T> setting, Optional<String> chosen) {
        return new Summary(
                setting.name(),
                setting.label(),
                setting.type().expected(),
                setting.type().write(setting.defaultValue()).toString(),
                chosen);
    }

    /// `value` as people write it: `true`, `20`, `PT15M`, `a,b`.
    ///
    /// @throws ProblemException `DW-404` for an unknown name, `DW-400` for a value it does not take
    public void set(String name, String value) {
        execute("""
                insert into installation_settings (name, value, updated_at, updated_by) values (?, ?, ?, 'installation')
                on conflict (name) do update set value = excluded.value, updated_at = excluded.updated_at""", statement -> {
            statement.setString(1, name);
            statement.setString(2, json(tables.get(name), value));
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
        });
    }

    public void clear(String name) {
        tables.get(name);
        execute("delete from installation_settings where name = ?", statement -> statement.setString(1, name));
    }

    static <T> T value(Setting<T> setting, String value) {
        return setting.type()
                .read(node(setting.type().kind(), value))
                .orElseThrow(() -> new ProblemException(
                        PlatformError.VALIDATION,
                        "value: not valid (expected: " + setting.type().expected() + ")"));
    }

    private static <T> String json(Setting<T> setting, String value) {
        return JSON.writeValueAsString(setting.type().write(value(setting, value)));
    }

    private static @Nullable JsonNode node(String kind, String value) {
        var nodes = JsonNodeFactory.instance;
        return switch (kind) {
            case "boolean", "flag" ->
                value.matches("true|false") ? nodes.booleanNode(Boolean.parseBoolean(value)) : null;
            case "integer", "percentage" ->
                value.matches("-?[0-9]{1,18}") ? nodes.numberNode(Long.parseLong(value)) : null;
            case "texts" -> {
                var array = nodes.arrayNode();
                for (String part : value.split(",", -1)) {
                    if (!part.isBlank()) {
                        array.add(part.strip());
                    }
                }
                yield array;
            }
            default -> nodes.stringNode(value);
        };
    }

    private Map<String, String> chosen() {
        var found = new HashMap<String, String>();
        try (Connection connection = Migrations.connectAsOwner(access);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select name, value from installation_settings")) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getString(2));
            }
            return found;
        } catch (SQLException failure) {
            throw new DatabaseException("the settings could not be read", failure);
        }
    }

    @FunctionalInterface
    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void execute(String sql, Parameters parameters) {
        try (Connection connection = Migrations.connectAsOwner(access);
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseException("the setting could not be changed", failure);
        }
    }
}
