package io.dartwing.platform.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The server's transaction manager: JPA and JDBC on one connection, bound to the actor's
/// organisations.
final class TenantTransactionManager extends JpaTransactionManager {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<RowAccess> access;

    TenantTransactionManager(EntityManagerFactory entities, DataSource dataSource, Supplier<RowAccess> access) {
        super(entities);
        this.access = access;
        setDataSource(dataSource);
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            DataSource dataSource = Objects.requireNonNull(getDataSource());
            var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
            TenantScope.bind(Objects.requireNonNull(holder).getConnection(), access.get());
        } catch (RuntimeException unbound) {
            doCleanupAfterCompletion(transaction);
            throw unbound;
        }
    }
}
