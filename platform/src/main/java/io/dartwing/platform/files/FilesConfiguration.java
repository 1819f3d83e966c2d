package io.dartwing.platform.files;

import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FilesConfiguration {
    private static final Duration GRACE = Duration.ofHours(1);

    @Bean
    @ConditionalOnMissingBean
    BlobStore blobStore(DataDirectory data) throws IOException {
        return new LocalBlobStore(data.files());
    }

    @Bean
    RecurringJob fileSweepJob(FileSweep sweep) {
        return new RecurringJob("file-sweep", JobPool.DEFAULT, Duration.ofHours(1), () -> sweep.sweep(GRACE));
    }
}
