package io.dartwing.fax.faxbot;

import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Which scopes a key of the current organisation has here.
@ForFaxbot
@Component
final class FaxbotKeyScopes {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FaxbotKeyScopes(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Empty for a key that was not made here.
    Optional<Set<String>> of(UUID key) {
        return transaction.execute(status -> jdbc.sql("select scopes from faxbot_keys where id = ?")
                .param(key)
                .query((row, number) -> Set.copyOf(texts(row.getArray(1))))
                .optional());
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
