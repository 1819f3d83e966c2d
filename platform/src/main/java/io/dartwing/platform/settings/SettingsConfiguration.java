package io.dartwing.platform.settings;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {
    @Bean
    SettingTables settingTables() {
        return SettingTables.declared();
    }

    @Bean
    SettingRows settingRows(JdbcClient database) {
        return new SettingRows(database);
    }

    @Bean
    StoredSettings organizationSettings(
            SettingTables tables,
            SettingRows rows,
            TransactionTemplate transaction,
            List<SettingChangeListener> listeners,
            List<SettingDefault<?>> defaults,
            Clock clock) {
        return new StoredSettings(tables, rows, transaction, listeners, defaults, clock);
    }
}
