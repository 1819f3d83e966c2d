package io.dartwing.fax.faxbot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Addresses that open one document for a while, without a key.
@ForFaxbot
@Component
final class FaxbotLinks {
    /// For how long an address that is over is still told from one that never was.
    private static final Duration REMEMBERED = Duration.ofDays(1);

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Link(String url, String token, @Nullable String expiresAt) {
        @Override
        public String toString() {
            return "Link";
        }
    }

    private record Stored(UUID organizationId, UUID faxId, Instant expiresAt) {}

    private final FaxbotAddress address;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final Clock clock;

    FaxbotLinks(FaxbotAddress address, JdbcClient jdbc, TransactionTemplate transaction, Audit audit, Clock clock) {
        this.address = address;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
    }

    /// In the caller's transaction and as its organisation.
    ///
    /// @param kind `fax` or `inbound`
    Link make(String kind, UUID fax, Duration life) {
        DocumentToken token = DocumentToken.fresh();
        Instant until = clock.instant().plus(life);
        jdbc.sql("insert into faxbot_links (token_hash, organization_id, fax_id, expires_at) values (?, ?, ?, ?)")
                .params(token.hash(), Actors.current().requireOrganization(), fax, Timestamp.from(until))
                .update();
        audit.record("pdf_link_created", "fax_document", fax, Map.of());
        String url = address.at("/" + kind + "/" + FaxbotForms.id(fax) + "/pdf?token=" + token.value());
        return new Link(url, token.value(), FaxbotForms.time(until));
    }

    /// Whose document it is. Needs no actor.
    ///
    /// @throws FaxbotRefusal 403 for a token that is unknown, of another document, or over
    UUID organization(UUID fax, String shown) {
        Stored stored = DocumentToken.parse(shown)
                .flatMap(this::find)
                .filter(found -> found.faxId.equals(fax))
                .orElseThrow(() -> new FaxbotRefusal(403, "Invalid token"));
        if (!clock.instant().isBefore(stored.expiresAt)) {
            throw new FaxbotRefusal(403, "Token expired");
        }
        return stored.organizationId;
    }

    private Optional<Stored> find(DocumentToken token) {
        return transaction.execute(status -> jdbc.sql(
                        "select organization_id, fax_id, expires_at from find_faxbot_link(?)")
                .param(token.hash())
                .query((row, number) -> new Stored(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getTimestamp(3).toInstant()))
                .optional());
    }

    /// Forgets the current organisation's addresses that are over.
    void sweep() {
        transaction.executeWithoutResult(status -> jdbc.sql("delete from faxbot_links where expires_at < ?")
                .param(Timestamp.from(clock.instant().minus(REMEMBERED)))
                .update());
    }
}
