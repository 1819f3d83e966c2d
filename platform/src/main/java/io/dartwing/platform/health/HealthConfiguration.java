package io.dartwing.platform.health;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.jobs.JobPools;
import java.nio.file.FileStore;
import java.nio.file.Files;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {
    /// Below this, receiving a fax could fail half way.
    private static final long LEAST_FREE_BYTES = 256L << 20;

    @Bean
    ReadinessPart databaseReady(JdbcClient jdbc) {
        return ReadinessPart.of(
                "database", () -> jdbc.sql("select 1").query(Integer.class).single() == 1);
    }

    @Bean
    ReadinessPart jobsReady(JobPools pools) {
        return ReadinessPart.of("jobs", pools::up);
    }

    @Bean
    ReadinessPart storageReady(DataDirectory data) {
        return ReadinessPart.of("storage", () -> {
            FileStore disk = Files.getFileStore(data.files());
            return Files.isWritable(data.files()) && disk.getUsableSpace() > LEAST_FREE_BYTES;
        });
    }
}
