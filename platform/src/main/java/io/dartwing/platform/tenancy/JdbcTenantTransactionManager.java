package io.dartwing.platform.tenancy;

import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The same binding without JPA, for the administration commands, which start no application context.
public final class JdbcTenantTransactionManager extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    public JdbcTenantTransactionManager(DataSource dataSource) {
        super(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
            TenantScope.bind(Objects.requireNonNull(holder).getConnection());
        } catch (RuntimeException unbound) {
            doCleanupAfterCompletion(transaction);
            throw unbound;
        }
    }
}
