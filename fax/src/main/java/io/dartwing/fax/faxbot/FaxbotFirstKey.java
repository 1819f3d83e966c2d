package io.dartwing.fax.faxbot;

import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.identity.ActorDirectory;
import io.dartwing.platform.permission.Permissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The API key of ours that stands behind `API_KEY`: made with its first use and shown to nobody,
/// so that its work has a name in the audit and goes on in jobs. Whoever revokes it in the browser
/// ends `API_KEY`.
@ForFaxbot
@Component
final class FaxbotFirstKey {
    private static final String NAME = "API_KEY of Faxbot";
    private static final List<String> SCOPES = List.of(Permissions.ADMIN, Permissions.PHI_READ, Permissions.PHI_WRITE);

    private final ApiKeys keys;
    private final ActorDirectory directory;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FaxbotFirstKey(ApiKeys keys, ActorDirectory directory, JdbcClient jdbc, TransactionTemplate transaction) {
        this.keys = keys;
        this.directory = directory;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// The administrator of this organisation; empty once the key behind it is revoked.
    Optional<ApiKeyActor> holder(UUID organization) {
        UUID key = Actors.callAs(
                SystemJobActor.of(organization, "faxbot-first-key"),
                () -> transaction.execute(status -> known().orElseGet(() -> make(organization))));
        return directory
                .find(organization, new ActorReference(ActorReference.Type.API_KEY, key, NAME))
                .filter(ApiKeyActor.class::isInstance)
                .map(ApiKeyActor.class::cast);
    }

    private Optional<UUID> known() {
        return jdbc.sql("select key_id from faxbot_first_keys")
                .query(UUID.class)
                .optional();
    }

    private UUID make(UUID organization) {
        // One at a time: whoever comes second finds the first one's key.
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("faxbot_first_keys " + organization)
                .query(row -> {});
        return known().orElseGet(() -> {
            UUID key = keys.create(NAME, SCOPES, null).id();
            jdbc.sql("insert into faxbot_first_keys (organization_id, key_id) values (?, ?)")
                    .params(organization, key)
                    .update();
            return key;
        });
    }
}
