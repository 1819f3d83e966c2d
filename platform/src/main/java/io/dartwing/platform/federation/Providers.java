package io.dartwing.platform.federation;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds providers, before anybody is known: the installation's and the organisations'.
final class Providers {
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final RecordService records;
    private final RecordType<IdentityProvider> type;
    private final List<Provider> installed;

    Providers(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            RecordService records,
            RecordType<IdentityProvider> type,
            ProviderProperties properties) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.records = records;
        this.type = type;
        this.installed = properties.providers().stream()
                .map(ProviderProperties.Installed::provider)
                .toList();
    }

    /// What a sign-in page shows of a provider.
    record Offer(UUID id, String name) {}

    /// The installation's, and those responsible for the domain of the address.
    List<Offer> offered(@Nullable String email) {
        var offers = new ArrayList<Offer>();
        installed.forEach(provider -> offers.add(new Offer(provider.id(), provider.name())));
        int at = email == null ? -1 : email.lastIndexOf('@');
        if (email != null && at > 0) {
            String domain = email.substring(at + 1).strip().toLowerCase(Locale.ROOT);
            offers.addAll(transactions.execute(status -> jdbc.sql("select * from identity_providers_for(?)")
                    .param(domain)
                    .query((row, number) -> new Offer(row.getObject("id", UUID.class), row.getString("name")))
                    .list()));
        }
        return offers;
    }

    Optional<Provider> find(UUID id) {
        return installed.stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .or(() -> ofOrganization(id));
    }

    private Optional<Provider> ofOrganization(UUID id) {
        Optional<Provider> found = transactions.execute(status -> jdbc.sql("select * from identity_provider_find(?)")
                .param(id)
                .query((row, number) -> provider(row))
                .optional());
        return found.map(this::withSecret);
    }

    /// Opened with the organisation's own key.
    private Provider withSecret(Provider provider) {
        UUID organization = provider.organization().orElseThrow();
        Optional<String> secret = Actors.callAs(
                SystemJobActor.of(organization, "identity provider"),
                () -> records.secret(type, records.get(type, provider.id()), "client_secret"));
        return new Provider(
                provider.id(),
                provider.organization(),
                provider.name(),
                provider.issuer(),
                provider.clientId(),
                secret,
                provider.roles(),
                provider.createsPeople(),
                provider.trustsSecondFactor());
    }

    private static Provider provider(ResultSet row) throws SQLException {
        return new Provider(
                row.getObject("id", UUID.class),
                Optional.of(row.getObject("organization_id", UUID.class)),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("client_id"),
                Optional.empty(),
                new RoleMapping(row.getString("role_claim"), texts(row.getArray("role_mappings"))),
                row.getBoolean("creates_people"),
                row.getBoolean("trusts_second_factor"));
    }

    static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
