package io.dartwing.platform.keys;

import io.dartwing.platform.actor.Actors;
import java.util.List;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A `bytea` column of sealed values in a tenant table.
public final class SealedColumn implements SealedData {
    private static final Logger LOG = LoggerFactory.getLogger(SealedColumn.class);
    private static final int BATCH = 100;
    private static final String BEGINNING = "(0,0)";

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final String table;
    private final String column;
    private final String idColumn;
    private final Reseal reseal;

    /// Opens a value of the row with this id and seals it again.
    @FunctionalInterface
    public interface Reseal {
        byte[] apply(String rowId, byte[] sealed);
    }

    private record Found(String place, String id, byte[] sealed) {}

    /// @param idColumn names the row to `reseal` and in logs; any column that is not null
    public SealedColumn(
            JdbcClient database,
            TransactionTemplate transaction,
            String table,
            String column,
            String idColumn,
            Reseal reseal) {
        this.database = database;
        this.transaction = transaction;
        this.table = table;
        this.column = column;
        this.idColumn = idColumn;
        this.reseal = reseal;
    }

    /// For a column whose values were all sealed with one context.
    public static SealedColumn of(
            JdbcClient database,
            TransactionTemplate transaction,
            OrganizationKeys keys,
            String table,
            String column,
            String idColumn,
            UnaryOperator<String> contextOfRow) {
        return new SealedColumn(database, transaction, table, column, idColumn, (id, bytes) -> {
            String context = contextOfRow.apply(id);
            return keys.seal(keys.open(bytes, context), context);
        });
    }

    @Override
    public String name() {
        return table + "." + column;
    }

    @Override
    public List<String> columns() {
        return List.of(name());
    }

    @Override
    public long remaining(int version) {
        return transaction.execute(status -> database.sql("select count(*) from " + table + " where " + outdated())
                .params(organization(), SealHeader.of(version))
                .query(Long.class)
                .single());
    }

    /// Goes through the table by the places of its rows: a row that is rewritten meanwhile moves, and is
    /// sealed with the newest key by whoever wrote it.
    @Override
    public void reseal(int version, LongConsumer did) {
        String after = BEGINNING;
        while (true) {
            String from = after;
            List<Found> batch = transaction.execute(status -> database.sql("select ctid::text, " + idColumn + "::text, "
                            + column + " from " + table + " where " + outdated()
                            + " and ctid > cast(? as tid) order by ctid limit " + BATCH)
                    .params(organization(), SealHeader.of(version), from)
                    .query((row, number) -> new Found(row.getString(1), row.getString(2), row.getBytes(3)))
                    .list());
            if (batch.isEmpty()) {
                return;
            }
            did.accept(transaction.execute(
                    status -> batch.stream().mapToLong(this::again).sum()));
            after = batch.getLast().place();
        }
    }

    private long again(Found found) {
        byte[] sealed;
        try {
            sealed = reseal.apply(found.id(), found.sealed());
        } catch (OrganizationKeys.SealBroken broken) {
            LOG.error("{} of {}: does not open and was left as it is", name(), found.id());
            return 0;
        }
        return database.sql("update " + table + " set " + column + " = ? where ctid = cast(? as tid) and " + column
                        + " = ? and organization_id = ?")
                .params(sealed, found.place(), found.sealed(), organization())
                .update();
    }

    private String outdated() {
        return "organization_id = ? and " + column + " is not null and substring(" + column + " from 1 for "
                + SealHeader.BYTES + ") <> ?";
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}
