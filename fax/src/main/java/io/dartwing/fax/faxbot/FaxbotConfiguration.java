package io.dartwing.fax.faxbot;

import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.AbstractProtocol;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@ForFaxbot
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(FaxbotProperties.class)
class FaxbotConfiguration {
    private static final int LONGEST_WAIT = 20_000;

    FaxbotConfiguration(FaxbotEnvironment environment) {
        environment.check();
    }

    /// After the request has its trace, before anything looks at its path.
    @Bean
    FilterRegistrationBean<FaxbotPort> faxbotPortFilter(FaxbotProperties properties) {
        var registration = new FilterRegistrationBean<>(new FaxbotPort(properties.port(), properties.path()));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        registration.setEnabled(properties.port() != 0);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> faxbotPort(FaxbotProperties properties) {
        return factory -> {
            if (properties.port() != 0) {
                factory.addAdditionalConnectors(connector(properties.port(), factory.getAddress()));
            }
        };
    }

    private static Connector connector(int port, @org.jspecify.annotations.Nullable InetAddress address) {
        var connector = new Connector();
        connector.setPort(port);
        if (connector.getProtocolHandler() instanceof AbstractProtocol<?> protocol) {
            if (address != null) {
                protocol.setAddress(address);
            }
            protocol.setConnectionTimeout(LONGEST_WAIT);
            protocol.setExecutor(new VirtualThreadExecutor("faxbot-"));
        }
        return connector;
    }

    @Bean
    RecurringJob faxbotRetentionJob(FaxbotRetention retention) {
        return new RecurringJob("faxbot-retention", JobPool.DEFAULT, Duration.ofHours(1), retention::run);
    }

    @Bean
    RecurringJob faxbotAccountsJob(FaxbotAccounts accounts) {
        return new RecurringJob("faxbot-accounts", JobPool.SHORT, Duration.ofMinutes(1), accounts::setUp);
    }
}
