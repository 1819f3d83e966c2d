package io.dartwing.platform.access;

import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.apikey.KeyUses;
import io.dartwing.platform.federation.ServiceTokens;
import io.dartwing.platform.identity.PublicOperation;
import io.dartwing.platform.identity.Session;
import io.dartwing.platform.identity.Sessions;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.RecurringJob;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.net.ClientAddresses;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.problem.ProblemWriter;
import java.time.Duration;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    /// Only our own files; no inline script; WebAssembly for the PDF viewer's decoders. Inline styles
    /// are how the component library sets sizes.
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "manifest-src 'self'",
            "frame-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'self'");

    private static final String PERMISSIONS_POLICY =
            "camera=(), geolocation=(), microphone=(), payment=(), usb=(), publickey-credentials-get=(self)";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Session.class);
    }

    @Bean
    PublicOperations publicOperations(
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> controllers) {
        return new PublicOperations(controllers::getObject);
    }

    /// Marks public operations in the API document.
    @Bean
    GlobalOperationCustomizer publicOperationsInDocument() {
        return (operation, handler) ->
                handler.hasMethodAnnotation(PublicOperation.class) ? operation.security(List.of()) : operation;
    }

    @Bean
    RecurringJob sessionPurge(Sessions sessions) {
        return new RecurringJob("session-purge", JobPool.DEFAULT, Duration.ofMinutes(15), sessions::purge);
    }

    @Bean
    Credentials credentials(ApiKeys keys, ServiceTokens services, Sessions sessions, ClientAddresses addresses) {
        return new Credentials(keys, services, sessions, addresses);
    }

    /// Requests are timed once, as a whole; a measurement around each filter of the chain would cost more than they do.
    @Bean
    SecurityObservationSettings securityObservationSettings() {
        return SecurityObservationSettings.noObservations();
    }

    /// Callers are known by the door, never by Spring Security's own sign-in.
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new ProviderNotFoundException("not used");
        };
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            Credentials credentials,
            PublicOperations open,
            ClientAddresses addresses,
            Limits limits,
            KeyUses uses,
            ProblemWriter problems) {
        var rules = new AccessRules(open, addresses);
        return http.csrf(AbstractHttpConfigurer::disable) // Our own check, bound to the session: DoorFilter.
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(it -> it.policyDirectives(CONTENT_SECURITY_POLICY))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin)
                        .referrerPolicy(it -> it.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(it -> it.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(it -> it.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(it -> it.policy(PERMISSIONS_POLICY)))
                .addFilterBefore(new DoorFilter(credentials, open, limits, uses, problems), AuthorizationFilter.class)
                .authorizeHttpRequests(it -> it.anyRequest()
                        .access((nobody, context) -> new AuthorizationDecision(rules.allows(context.getRequest()))))
                .exceptionHandling(it -> it.authenticationEntryPoint((request, response, denied) -> problems.write(
                                request, response, PlatformError.UNAUTHENTICATED, "this needs credentials"))
                        .accessDeniedHandler((request, response, denied) -> problems.write(
                                request, response, PlatformError.FORBIDDEN, "this needs another permission")))
                .build();
    }
}
