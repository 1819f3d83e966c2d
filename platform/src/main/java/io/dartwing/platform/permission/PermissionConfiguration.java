package io.dartwing.platform.permission;

import io.dartwing.platform.tenancy.RowAccess;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class PermissionConfiguration {
    @Bean
    Accesses accesses(JdbcClient jdbc, Clock clock) {
        return new Accesses(jdbc, clock);
    }

    @Bean
    RowAccess rowAccess(ObjectProvider<ProtectedTypes> contexts) {
        return new RowSecurity(ProtectedTypes.ofAll(contexts));
    }
}
