package io.dartwing.platform.jobs;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

@TestConfiguration(proxyBeanMethods = false)
public class ProbeConfiguration {
    @Bean
    ProbeJobs probeJobs() {
        return new ProbeJobs();
    }

    @Bean
    ExportProbe exportProbe() {
        return new ExportProbe();
    }
}
