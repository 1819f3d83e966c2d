package io.dartwing.telephony.account;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.Connector;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The accounts for the code that speaks to providers and hears from them. Reads what is stored at
/// each call, so that changed credentials count at once.
@Component
public class CarrierAccounts {
    private static final Duration BETWEEN_REFUSALS = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 200;

    /// Whose account it is; the only answer that crosses organisations.
    public record Located(UUID organizationId, UUID accountId, String connector) {}

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Connectors connectors;
    private final AccountSecrets secrets;
    private final Clock clock;

    CarrierAccounts(
            EntityManager entities,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Connectors connectors,
            AccountSecrets secrets,
            Clock clock) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.connectors = connectors;
        this.secrets = secrets;
        this.clock = clock;
    }

    /// Needs no actor: a webhook names a public id and nothing else.
    public Optional<Located> locate(String publicId) {
        return transaction.execute(status -> jdbc.sql(
                        "select organization_id, account_id, connector from find_carrier_account(?)")
                .param(publicId)
                .query((row, index) ->
                        new Located(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .optional());
    }

    /// Where a provider reports to.
    public record Address(String connector, String publicId) {}

    /// The account with one of these connectors: the named one, or the only one that the whole server has. Needs no
    /// actor.
    public Optional<Address> address(List<String> connectors, @Nullable String publicId) {
        if (publicId != null) {
            return locate(publicId)
                    .filter(located -> connectors.contains(located.connector()))
                    .map(located -> new Address(located.connector(), publicId));
        }
        return transaction.execute(status -> jdbc.sql("select connector, public_id from only_carrier_account(?)")
                .param(connectors.toArray(String[]::new))
                .query((row, index) -> new Address(row.getString(1), row.getString(2)))
                .optional());
    }

    /// An account of the current organisation, switched off or not. Empty when its connector is
    /// not
    /// installed.
    public Optional<Carrier> find(UUID id) {
        return transaction.execute(status -> Optional.ofNullable(entities.find(CarrierEntry.class, id))
                .filter(entry -> !entry.deleted())
                .flatMap(this::carrier));
    }

    /// The enabled accounts of the current organisation, the preferred ones first.
    public List<Carrier> enabled() {
        return transaction.execute(status -> entities.createQuery(
                        "from CarrierEntry where enabled and deletedAt is null order by priority, name, id",
                        CarrierEntry.class)
                .getResultStream()
                .flatMap(entry -> carrier(entry).stream())
                .toList());
    }

    /// What the organisation calls an account, also one that is gone.
    public Optional<String> name(UUID id) {
        return transaction.execute(status ->
                Optional.ofNullable(entities.find(CarrierEntry.class, id)).map(CarrierEntry::name));
    }

    /// How much an account is given at most.
    public SendLimits limits(UUID id) {
        return transaction.execute(status -> Optional.ofNullable(entities.find(CarrierEntry.class, id))
                .map(CarrierEntry::limits)
                .orElse(SendLimits.NONE));
    }

    /// Notes why a webhook was not believed, for the administrator; a flood of them writes once in
    /// a while only.
    ///
    /// @param reason names no secret
    public void refused(UUID id, String reason) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        update carrier_accounts set refused_at = ?, refused_reason = ?
                        where id = ? and (refused_at is null or refused_at < ?)""")
                .params(
                        Timestamp.from(now),
                        reason.substring(0, Math.min(reason.length(), LONGEST_REASON)),
                        id,
                        Timestamp.from(now.minus(BETWEEN_REFUSALS)))
                .update());
    }

    private Optional<Carrier> carrier(CarrierEntry entry) {
        return connectors
                .named(entry.connector())
                .map(connector -> new Carrier(
                        contract(entry, connector), connector, entry.name(), entry.priority(), entry.enabled()));
    }

    private CarrierAccount contract(CarrierEntry entry, Connector connector) {
        Map<String, String> values = new HashMap<>(entry.settings());
        values.putAll(secrets.open(entry.id(), entry.sealedCredentials()));
        return new CarrierAccount(
                entry.id(),
                entry.organizationId(),
                entry.publicId(),
                connectors.api(connector),
                connectors.callback(connector, entry.publicId()),
                entry.credentialVersion(),
                values);
    }
}
