package io.dartwing.platform.privacy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What is stored where: the inventories of all modules beside the columns that the database really has.
@Component
class DataMap {
    private final List<DataInventory> inventories;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DataMap(List<DataInventory> inventories, JdbcClient jdbc, TransactionTemplate transaction) {
        this.inventories = inventories;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    record Table(
            String table,
            String module,
            String what,
            boolean phi,
            String protection,
            String retention,
            boolean perOrganization,
            boolean exported,
            List<String> personColumns,
            List<String> columns) {}

    List<Table> tables() {
        Map<String, List<String>> columns = columns();
        return inventories.stream()
                .flatMap(inventory -> inventory.tables().stream().map(data -> table(inventory.module(), data, columns)))
                .sorted(Comparator.comparing(Table::module).thenComparing(Table::table))
                .toList();
    }

    private static Table table(String module, StoredData data, Map<String, List<String>> columns) {
        List<String> own = columns.getOrDefault(data.table(), List.of());
        return new Table(
                data.table(),
                module,
                data.what(),
                data.phi(),
                data.protection(),
                data.retention(),
                own.contains("organization_id"),
                data.exported(),
                data.personColumns(),
                own);
    }

    /// From PostgreSQL's own catalogue, which also knows the tables that the app role may not read.
    Map<String, List<String>> columns() {
        return transaction.execute(status ->
                jdbc.sql("""
                        select c.relname, a.attname from pg_catalog.pg_class c
                            join pg_catalog.pg_attribute a on a.attrelid = c.oid
                        where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p')
                          and a.attnum > 0 and not a.attisdropped and c.relname not like 'flyway\\_%'
                        order by c.relname, a.attnum""").query((row, number) -> Map.entry(row.getString(1), row.getString(2))).list().stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey,
                                TreeMap::new,
                                Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }
}
