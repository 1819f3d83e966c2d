package io.dartwing.platform.administration;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.InstalledDatabase;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FirstStartProperties.class)
class AdministrationConfiguration {
    /// The data source exists only after the migrations.
    @Bean
    @DependsOn("dataSource")
    FirstStart firstStart(
            InstalledDatabase database, DataDirectory data, FirstStartProperties properties, Clock clock) {
        return new FirstStart(database, data, properties, clock);
    }
}
