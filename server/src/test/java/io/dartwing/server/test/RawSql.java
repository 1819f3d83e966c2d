package io.dartwing.server.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Tries statements as the application's database role.
public record RawSql(TestServer server, OwnerView owner) {
    public void refusesEverything(String table, UUID organization) {
        String where = " where organization_id = '" + organization + "'";
        assertThat(rows("select count(*) from " + table + where)).as(table).isIn(0L, -1L);
        assertThat(rows("with gone as (delete from " + table + where + " returning 1) select count(*) from gone"))
                .as(table)
                .isIn(0L, -1L);
        try {
            String column = owner.columns(table).split(", ")[0];
            assertThat(rows("with changed as (update " + table + " set " + column + " = " + column + where
                            + " returning 1) select count(*) from changed"))
                    .as(table)
                    .isIn(0L, -1L);
            for (String row : owner.row(table, organization)) {
                String columns = owner.columns(table);
                assertThat(rows("with made as (insert into " + table + " (" + columns + ") select " + columns
                                + " from jsonb_populate_record(null::" + table + ", '" + row.replace("'", "''")
                                + "') returning 1) select count(*) from made"))
                        .as(table)
                        .isEqualTo(-1L);
            }
        } catch (SQLException failure) {
            throw new AssertionError(table, failure);
        }
    }

    /// The number that the statement answers; -1 when the database forbids it.
    private long rows(String sql) {
        var transaction = server.context().getBean(TransactionTemplate.class);
        var jdbc = server.context().getBean(JdbcClient.class);
        try {
            Long count = transaction.execute(status -> {
                status.setRollbackOnly();
                return jdbc.sql(sql).query(Long.class).single();
            });
            return count == null ? 0 : count;
        } catch (DataAccessException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException said && "42501".equals(said.getSQLState())) {
                    return -1;
                }
            }
            throw refused;
        }
    }
}
