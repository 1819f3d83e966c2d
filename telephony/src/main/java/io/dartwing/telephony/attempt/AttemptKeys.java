package io.dartwing.telephony.attempt;

import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class AttemptKeys {
    @Bean
    SealedData sealedCarrierAttempts(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, AttemptRows.TABLE, AttemptRows.COLUMN, "id", AttemptRows::context);
    }
}
