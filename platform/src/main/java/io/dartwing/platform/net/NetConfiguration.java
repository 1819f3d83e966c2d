package io.dartwing.platform.net;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class NetConfiguration {
    /// Enough for every endpoint that hangs beside those that answer.
    private static final int CONNECTIONS = 4096;

    @Bean(destroyMethod = "close")
    GuardedPost guardedPost(@Value("${dartwing.fetch.trusted-hosts:}") List<String> trustedHosts) {
        return new GuardedPost(Set.copyOf(trustedHosts), CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    GuardedRequests guardedRequests(@Value("${dartwing.fetch.trusted-hosts:}") List<String> trustedHosts) {
        return new GuardedRequests(Set.copyOf(trustedHosts));
    }

    @Bean
    GuardedSockets guardedSockets(@Value("${dartwing.fetch.trusted-hosts:}") List<String> trustedHosts) {
        return new GuardedSockets(Set.copyOf(trustedHosts));
    }

    @Bean
    ClientAddresses clientAddresses(HttpProperties properties) {
        return new ClientAddresses(properties.proxies());
    }
}
