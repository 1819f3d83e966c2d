package io.dartwing.fax.broadcast;

import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class BroadcastConfiguration {
    @Bean
    SealedData sealedRecipients(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, RecipientRows.TABLE, RecipientRows.COLUMN, "id", RecipientRows::context);
    }
}
