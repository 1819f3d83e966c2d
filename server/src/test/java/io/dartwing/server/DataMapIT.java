package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.privacy.DataInventory;
import io.dartwing.platform.privacy.StoredData;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The data map is the database's own catalogue and nothing else: a table that a migration adds needs its line in a
/// `DataInventory`, one that goes takes its line along.
class DataMapIT {
    private final TestServer server = TestServer.shared();
    private final OwnerView owner = new OwnerView(server);
    private final String appRole =
            server.context().getBean(InstalledDatabase.class).access().app().name();
    private final List<StoredData> inventory = server.context().getBeansOfType(DataInventory.class).values().stream()
            .flatMap(it -> it.tables().stream())
            .toList();

    @Test
    void everyTableStandsInItOnce() throws SQLException {
        List<String> tables = owner.texts("""
                select relname from pg_class
                where relnamespace = 'dartwing'::regnamespace and relkind in ('r', 'p') and relname not like 'flyway\\_%'""");
        assertThat(inventory.stream().map(StoredData::table)).containsExactlyInAnyOrderElementsOf(tables);
    }

    @Test
    void itsColumnsAreThere() throws SQLException {
        var missing = new TreeSet<String>();
        for (StoredData data : inventory) {
            List<String> columns = owner.texts("select column_name from information_schema.columns"
                    + " where table_schema = 'dartwing' and table_name = '" + data.table() + "'");
            data.personColumns().stream()
                    .filter(column -> !columns.contains(column))
                    .forEach(column -> missing.add(data.table() + "." + column));
            if (data.exported() && !columns.contains("organization_id")) {
                missing.add(data.table() + ".organization_id, which an export needs");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noExportedTableIsSealedOffFromTheAppRole() throws SQLException {
        var unreadable = new ArrayList<String>();
        for (StoredData data : inventory) {
            boolean readable = owner.texts("select has_table_privilege('" + appRole + "', 'dartwing." + data.table()
                            + "', 'select')::text")
                    .equals(List.of("true"));
            if (data.exported() && !readable) {
                unreadable.add(data.table());
            }
        }
        assertThat(unreadable).isEmpty();
    }

    @Test
    void columnsNamedLikeSecretsAreBinaryOrNotExported() throws SQLException {
        var open = new ArrayList<String>();
        for (StoredData data : inventory) {
            if (data.exported()) {
                open.addAll(owner.texts("select table_name || '.' || column_name from information_schema.columns"
                        + " where table_schema = 'dartwing' and table_name = '" + data.table() + "'"
                        + " and data_type <> 'bytea' and column_name ~ '(password|secret|token|_hash|private_key)'"
                        + " and column_name not in ('file_hash', 'must_change_password', 'token_url')"));
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void administratorsReadIt() {
        Tenant clinic = server.tenant("Mapped Clinic");
        JsonNode map = clinic.caller().get("/api/v1/privacy/data-map").json().path("data");
        assertThat(map.size()).isEqualTo(inventory.size());
        for (JsonNode table : map) {
            assertThat(table.path("columns").size())
                    .as(table.path("table").asString())
                    .isPositive();
        }
    }
}
