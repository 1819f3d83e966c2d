package io.dartwing.platform.notifications.push;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The browsers that people allowed to notify. Every method needs a transaction.
@Component
public class PushSubscriptions {
    static final String CONTEXT = "push_subscription";
    private static final int MOST_FAILURES = 10;

    private final JdbcClient database;
    private final OrganizationKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    PushSubscriptions(JdbcClient database, OrganizationKeys keys, JsonMapper json, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /// What a browser gave us, in base64url.
    record Address(String endpoint, String p256dh, String auth) {}

    record Subscription(UUID id, Address address) {}

    record PushSubscription(
            UUID id,
            String label,
            Instant createdAt,
            @Nullable Instant lastSuccessAt) {}

    public boolean any(UUID person) {
        return database.sql("select exists (select from push_subscriptions where person_id = ?)")
                .param(person)
                .query(Boolean.class)
                .single();
    }

    /// The same browser again gets its former id.
    PushSubscription add(UUID person, Address address, String label) {
        return database.sql("""
                        insert into push_subscriptions
                            (id, organization_id, person_id, address_hash, content, label, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, person_id, address_hash)
                        do update set content = excluded.content, label = excluded.label, failures = 0
                        returning id, label, created_at, last_success_at""")
                .params(
                        Ids.next(),
                        Actors.current().requireOrganization(),
                        person,
                        sha256(address.endpoint()),
                        keys.seal(json.writeValueAsBytes(address), CONTEXT),
                        label,
                        Timestamp.from(clock.instant()))
                .query(PushSubscriptions::listed)
                .single();
    }

    List<PushSubscription> list(UUID person) {
        return database.sql("""
                        select id, label, created_at, last_success_at from push_subscriptions
                        where person_id = ? order by created_at desc, id""").param(person).query(PushSubscriptions::listed).list();
    }

    boolean remove(UUID person, UUID id) {
        return database.sql("delete from push_subscriptions where person_id = ? and id = ?")
                        .params(person, id)
                        .update()
                == 1;
    }

    List<Subscription> of(UUID person) {
        return database.sql("select id, content from push_subscriptions where person_id = ? order by id limit 20")
                .param(person)
                .query((row, number) -> new Subscription(
                        row.getObject("id", UUID.class),
                        json.readValue(keys.open(row.getBytes("content"), CONTEXT), Address.class)))
                .list();
    }

    void succeeded(UUID id) {
        database.sql("update push_subscriptions set failures = 0, last_success_at = ? where id = ?")
                .params(Timestamp.from(clock.instant()), id)
                .update();
    }

    /// Forgets a subscription that failed too often.
    void failed(UUID id) {
        database.sql("update push_subscriptions set failures = failures + 1 where id = ?")
                .param(id)
                .update();
        database.sql("delete from push_subscriptions where id = ? and failures >= ?")
                .params(id, MOST_FAILURES)
                .update();
    }

    void gone(UUID id) {
        database.sql("delete from push_subscriptions where id = ?").param(id).update();
    }

    private static PushSubscription listed(ResultSet row, int number) throws SQLException {
        Timestamp success = row.getTimestamp("last_success_at");
        return new PushSubscription(
                row.getObject("id", UUID.class),
                row.getString("label"),
                row.getTimestamp("created_at").toInstant(),
                success == null ? null : success.toInstant());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
