package io.dartwing.fax.faxbot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.audit.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keys that are made through this interface: API keys of ours with Faxbot's scopes, owner and note
/// beside them.
@ForFaxbot
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxbotKeys {
    private static final String NOT_FOUND = "Key not found";

    /// `token` is shown now and never again.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Made(
            String keyId,
            String token,
            @Nullable String name,
            @Nullable String owner,
            List<String> scopes,
            @Nullable String expiresAt) {
        @Override
        public String toString() {
            return "Made[" + keyId + "]";
        }
    }

    record Rotated(String keyId, String token) {
        @Override
        public String toString() {
            return "Rotated[" + keyId + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Listed(
            String keyId,
            @Nullable String name,
            @Nullable String owner,
            List<String> scopes,
            @Nullable String createdAt,
            @Nullable String lastUsedAt,
            @Nullable String expiresAt,
            @Nullable String revokedAt,
            @Nullable String note) {}

    record Wish(
            @Nullable String name,
            @Nullable String owner,
            List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable String note) {}

    private final ApiKeys keys;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    FaxbotKeys(ApiKeys keys, JdbcClient jdbc, Audit audit, Clock clock) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    Made make(Wish wish) {
        boolean healthcare = Actors.current().access().healthcare();
        String name = wish.name() == null || wish.name().isBlank() ? "Faxbot key" : wish.name();
        ApiKeys.Created created = keys.create(name, FaxbotScopes.ours(wish.scopes(), healthcare), wish.expiresAt());
        jdbc.sql("""
                        insert into faxbot_keys (id, organization_id, scopes, owner, note, created_at)
                        values (:id, :organization, :scopes, :owner, :note, :now)""")
                .param("id", created.id())
                .param("organization", Actors.current().requireOrganization())
                .param("scopes", wish.scopes().toArray(String[]::new))
                .param("owner", wish.owner())
                .param("note", wish.note())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        audit.record("api_key_created", "api_key", created.id(), Map.of("scopes", String.join(" ", wish.scopes())));
        return new Made(
                FaxbotForms.id(created.id()),
                created.key(),
                wish.name(),
                wish.owner(),
                wish.scopes(),
                FaxbotForms.time(wish.expiresAt()));
    }

    /// The newest first, revoked ones too.
    List<Listed> list() {
        return jdbc.sql("""
                        select f.id, f.scopes, f.owner, f.note, f.created_at, k.name, k.last_used_at, k.expires_at,
                               k.deleted_at
                        from faxbot_keys f join api_keys k on k.id = f.id order by f.created_at desc, f.id""").query((row, number) -> listed(row)).list();
    }

    /// @throws FaxbotRefusal 404 for a key that was not made here, or is revoked
    void revoke(UUID id) {
        require(id);
        keys.revoke(id);
        audit.record("api_key_revoked", "api_key", id, Map.of());
    }

    /// The old secret ends at once.
    ///
    /// @throws FaxbotRefusal 404 for a key that was not made here, or is revoked
    Rotated rotate(UUID id) {
        require(id);
        ApiKeys.Created rotated = keys.rotate(id, Duration.ZERO);
        audit.record("api_key_rotated", "api_key", id, Map.of());
        return new Rotated(FaxbotForms.id(id), rotated.key());
    }

    private void require(UUID id) {
        boolean there = jdbc.sql("""
                        select exists (select from faxbot_keys f join api_keys k on k.id = f.id
                                       where f.id = ? and k.deleted_at is null)""").param(id).query(Boolean.class).single();
        if (!there) {
            throw FaxbotRefusal.notFound(NOT_FOUND);
        }
    }

    static UUID id(String text) {
        return FaxbotForms.id(text).orElseThrow(() -> FaxbotRefusal.notFound(NOT_FOUND));
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                FaxbotForms.id(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("owner"),
                FaxbotKeyScopes.texts(row.getArray("scopes")),
                FaxbotForms.time(instant(row, "created_at")),
                FaxbotForms.time(instant(row, "last_used_at")),
                FaxbotForms.time(instant(row, "expires_at")),
                FaxbotForms.time(instant(row, "deleted_at")),
                row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
