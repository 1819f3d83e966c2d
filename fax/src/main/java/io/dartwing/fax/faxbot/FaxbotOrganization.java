package io.dartwing.fax.faxbot;

import io.dartwing.platform.actor.SystemJobActor;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The one organisation that Faxbot's callbacks and its first key belong to.
@ForFaxbot
@Component
final class FaxbotOrganization {
    private final FaxbotProperties properties;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FaxbotOrganization(FaxbotProperties properties, JdbcClient jdbc, TransactionTemplate transaction) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Empty when the setting names none, or several.
    Optional<UUID> find() {
        String wanted = properties.organization() == null
                ? ""
                : properties.organization().strip();
        return transaction.execute(
                status -> jdbc.sql("select id from faxbot_organization(?) as id where id is not null")
                        .param(wanted)
                        .query(UUID.class)
                        .optional());
    }

    /// Dartwing itself at work for it, named after what called.
    ///
    /// @throws FaxbotRefusal 503 when there is none
    SystemJobActor actor(String work) {
        return SystemJobActor.of(
                find().orElseThrow(() -> new FaxbotRefusal(503, "No organization is set up for this interface")), work);
    }
}
