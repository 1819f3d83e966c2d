package io.dartwing.platform.federation;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.net.PublicAddress;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.records.Field;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderProperties.class)
class FederationConfiguration {
    /// Who says what a provider says about people can pose as each of them: owners only.
    @Bean
    RecordType<IdentityProvider> identityProviderType(ProviderHttp http) {
        return RecordType.of("identity_provider", IdentityProvider.class, IdentityProvider::new)
                .label("Sign-in service", "Sign-in services")
                .path("identity-providers")
                .title("name")
                .permissions(Permissions.ADMIN, Permissions.ORGANIZATION_OWN)
                .field(Field.text("name", "Name")
                        .required()
                        .maxLength(80)
                        .searchable()
                        .description("Stands on the button \"Sign in with …\"."))
                .field(Field.text("issuer", "Issuer")
                        .required()
                        .maxLength(500)
                        .description("The provider's address, exactly as it names itself in its tokens."))
                .field(Field.text("client_id", "Client id").required().maxLength(255))
                .field(Field.secret("client_secret", "Client secret")
                        .description("Empty for a public client, which PKCE alone protects."))
                .field(Field.texts("email_domains", "E-mail domains")
                        .section("People")
                        .description("Who types an address of one of these is offered this service."))
                .field(Field.bool("creates_people", "Add new people")
                        .defaults(false)
                        .section("People")
                        .description(
                                "Whoever signs in for the first time, with a verified address, becomes a person here."))
                .field(Field.bool("trusts_second_factor", "Asks for a second factor itself")
                        .defaults(false)
                        .section("People")
                        .description("Then none of ours is asked for."))
                .field(Field.text("role_claim", "Claim with the roles")
                        .defaults("groups")
                        .maxLength(100)
                        .section("Roles")
                        .description("For example groups, or realm_access.roles."))
                .field(Field.texts("role_mappings", "Meaning of the roles")
                        .section("Roles")
                        .description("Each theirs=ours, for example clerks=fax_user. Added and removed at each sign-in;"
                                + " none: roles are kept here. Owners are always named here."))
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .list("name", "issuer", "client_id", "enabled")
                .unique("identity_providers_issuer", "issuer")
                .softDelete()
                .hooks(new ProviderRules(http))
                .build();
    }

    @Bean
    RecordType<ServiceClient> serviceClientType() {
        String[] scopes = Permissions.SCOPES.toArray(String[]::new);
        return RecordType.of("service_client", ServiceClient.class, ServiceClient::new)
                .label("Service client", "Service clients")
                .path("service-clients")
                .title("name")
                .permissions(Permissions.ADMIN, Permissions.ADMIN)
                .field(Field.text("name", "Name").required().maxLength(80).searchable())
                .field(Field.reference("provider_id", "Sign-in service", "identity_provider")
                        .required()
                        .description("Whose tokens the program shows."))
                .field(Field.text("client", "Client id")
                        .required()
                        .maxLength(255)
                        .description("The program's client id there. Its tokens need the audience dartwing: followed by"
                                + " this organisation's id, and scopes."))
                .field(Field.choices("scopes", "Scopes", scopes)
                        .required()
                        .description("The most the program may do; its tokens may say less."))
                .field(Field.bool("enabled", "Enabled").defaults(true))
                .list("name", "client", "scopes", "enabled")
                .unique("service_clients_client", "client")
                .softDelete()
                .build();
    }

    @Bean
    Providers identityProviders(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            RecordService records,
            RecordType<IdentityProvider> type,
            ProviderProperties properties) {
        return new Providers(jdbc, transactions, records, type, properties);
    }

    @Bean
    ProviderHttp providerHttp(@Value("${dartwing.fetch.trusted-hosts:}") List<String> trustedHosts, GuardedPost post) {
        return new ProviderHttp(new GuardedFetch(Set.copyOf(trustedHosts)), post);
    }

    @Bean
    Discovery providerDiscovery(ProviderHttp http, Clock clock) {
        return new Discovery(http, clock);
    }

    @Bean
    ProviderSignIn providerSignIn(Discovery discovery, ProviderHttp http, PublicAddress address, Clock clock) {
        return new ProviderSignIn(discovery, http, address, clock);
    }

    @Bean
    FederatedPeople federatedPeople(
            JdbcClient jdbc, TransactionTemplate transactions, People people, Audit audit, Clock clock) {
        return new FederatedPeople(jdbc, transactions, people, audit, clock);
    }

    @Bean
    VouchedSessions vouchedSessions(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new VouchedSessions(jdbc, transactions, clock);
    }

    @Bean
    ServiceTokens serviceTokens(Discovery discovery, JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        return new ServiceTokens(discovery, jdbc, transactions, clock);
    }
}
