package io.dartwing.platform.permission;

import io.dartwing.platform.tenancy.RowAccess;
import java.time.Clock;
import java.util.List;
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

    /// Asked for with the first transaction, after the contexts with record types are there.
    @Bean
    RowAccess rowAccess(ObjectProvider<ProtectedTypes> contexts) {
        var once = new Object() {
            private volatile List<RecordTypeRef> known = List.of();

            List<RecordTypeRef> types() {
                if (known.isEmpty()) {
                    known = contexts.stream()
                            .flatMap(context -> context.types().stream())
                            .toList();
                }
                return known;
            }
        };
        return new RowSecurity(once::types);
    }
}
