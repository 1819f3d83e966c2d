package io.dartwing.platform.auditing;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.platform.privacy.PersonTraces;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class NamesConfiguration {
    @Bean
    SealedNames auditNames(JdbcClient database, OrganizationKeys keys, Clock clock) {
        return new SealedNames(database, keys, clock);
    }

    /// The audit of an erased person stays; whose it is, it says no more.
    @Bean
    PersonTraces namesInTheAudit(SealedNames names) {
        return (person, formerName) -> names.shred(Actors.current().requireOrganization(), person);
    }

    @Bean
    SealedData sealedPersonKeys(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
        return SealedColumn.of(
                database, transaction, keys, PersonKeys.TABLE, "wrapped", "person_id", PersonKeys::context);
    }
}
