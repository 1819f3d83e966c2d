package io.dartwing.fax.line;

import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.ReadingSettings;
import io.dartwing.fax.inbound.Reception;
import io.dartwing.fax.outbound.OutboundEnd;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.health.ReadinessPart;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.telephony.trunk.Trunks;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LineProperties.class)
class LineConfig {
    /// The line is a bean that is there from the start; it begins to work when `LineStart` starts it.
    @Bean
    RunningLine faxLine(LineProperties properties, DataDirectory data) {
        return new RunningLine(properties, data.spool().resolve("calls"));
    }

    @Bean
    LineStart lineStart(
            RunningLine line,
            Reception reception,
            OutboundEnd outbound,
            LiveCalls live,
            FileStore files,
            Trunks trunks,
            Metrics metrics,
            TransactionTemplate transaction) {
        return new LineStart(
                line, new LineListener(reception, outbound, live, files, transaction, () -> line), trunks, metrics);
    }

    @Bean
    RecurringJob trunkRefresh(LineStart line) {
        return new RecurringJob("line-trunks", JobPool.SHORT, Duration.ofMinutes(1), line::refresh);
    }

    @Bean
    RecurringJob lineMetrics(LineStart line) {
        return new RecurringJob("line-metrics", JobPool.SHORT, Duration.ofSeconds(10), line::measure);
    }

    /// A node without a line has none to wait for.
    @Bean
    ReadinessPart lineReady(RunningLine line) {
        return ReadinessPart.of("line", () -> !line.enabled() || line.status().up());
    }

    @Bean(destroyMethod = "close")
    PageReader pageReader(DataDirectory data, @Value("${dartwing.reading.languages:eng}") List<String> languages)
            throws IOException {
        return PageReader.open(
                ReadingSettings.in(data.root().resolve("reading")).withLanguages(languages));
    }

    @Bean(destroyMethod = "close")
    GuardedFetch guardedFetch(@Value("${dartwing.fetch.trusted-hosts:}") List<String> trustedHosts) {
        return new GuardedFetch(Set.copyOf(trustedHosts));
    }
}
