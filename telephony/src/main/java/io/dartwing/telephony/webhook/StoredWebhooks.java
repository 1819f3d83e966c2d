package io.dartwing.telephony.webhook;

import io.dartwing.platform.actor.Actors;
import io.dartwing.telephony.carriers.RawWebhook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The rows of webhooks, sealed whole: method, address, headers and body. What reads or writes rows needs a
/// transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StoredWebhooks {
    static final String TABLE = "carrier_webhooks";
    static final String COLUMN = "content";

    /// @param events what it told of, in our words
    record CarrierWebhookView(
            UUID id,
            String state,
            List<String> events,
            int bytes,
            @Nullable String reason,
            Instant receivedAt,
            @Nullable Instant concludedAt) {}

    record Waiting(UUID id, UUID accountId, RawWebhook webhook) {}

    private final JdbcClient jdbc;
    private final WebhookSeal seal;

    StoredWebhooks(JdbcClient jdbc, WebhookSeal seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /// A webhook on its way into the table.
    ///
    /// @param unusable why nothing can be made of it
    record Entry(UUID id, UUID account, String digest, RawWebhook webhook, byte[] sealed, Optional<String> unusable) {}

    /// Those that are new: an event that is stored already is not stored again.
    Set<UUID> add(List<Entry> entries) {
        // One statement with arrays: a batch of inserts does not tell which of them did something. In order, so that
        // two transactions with the same repetitions don't wait for each other.
        return Set.copyOf(jdbc.sql("""
                        insert into carrier_webhooks (id, organization_id, account_id, event_digest, state, content,
                                                      bytes, reason, received_at, concluded_at)
                        select id, cast(:organization as uuid), account_id, event_digest,
                               case when reason is null then 'received' else 'unusable' end, content,
                               bytes, reason, received_at, case when reason is null then null else received_at end
                        from unnest(cast(:ids as uuid[]), cast(:accounts as uuid[]), cast(:digests as text[]),
                                    cast(:contents as bytea[]), cast(:bytes as int[]), cast(:reasons as text[]),
                                    cast(:times as timestamptz[]))
                             as entry (id, account_id, event_digest, content, bytes, reason, received_at)
                        order by account_id, event_digest
                        on conflict (account_id, event_digest) do nothing
                        returning id""")
                .param("organization", Actors.current().requireOrganization())
                .param("ids", texts(entries, entry -> entry.id.toString()))
                .param("accounts", texts(entries, entry -> entry.account.toString()))
                .param("digests", texts(entries, Entry::digest))
                .param("contents", entries.stream().map(Entry::sealed).toArray(byte[][]::new))
                .param(
                        "bytes",
                        entries.stream()
                                .map(entry -> entry.webhook.body().length)
                                .toArray(Integer[]::new))
                .param("reasons", texts(entries, entry -> entry.unusable.orElse(null)))
                .param(
                        "times",
                        texts(entries, entry -> entry.webhook.receivedAt().toString()))
                .query(UUID.class)
                .list());
    }

    private static @Nullable String[] texts(List<Entry> entries, Function<Entry, @Nullable String> text) {
        return entries.stream().map(text).toArray(String[]::new);
    }

    /// Those that are not concluded, locked, in the order of the ids.
    List<Waiting> waiting(List<UUID> ids) {
        Map<UUID, Waiting> found = new HashMap<>();
        jdbc.sql("""
                        select id, account_id, content from carrier_webhooks
                        where id = any(?) and state = 'received' order by id for update""").param(ids.toArray(UUID[]::new)).query(row -> {
            UUID id = row.getObject(1, UUID.class);
            found.put(id, new Waiting(id, row.getObject(2, UUID.class), seal.open(id, row.getBytes(3))));
        });
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// What became of a webhook.
    ///
    /// @param events what it told of
    /// @param unusable why nothing could be made of it
    record Told(UUID id, List<String> events, Optional<String> unusable) {
        static Told of(UUID id, List<String> events) {
            return new Told(id, events, Optional.empty());
        }

        static Told unusable(UUID id, String reason) {
            return new Told(id, List.of(), Optional.of(reason));
        }
    }

    void concluded(List<Told> told, Instant now) {
        // Event names are words of ours without a comma: an array of arrays can't hold rows of different length.
        jdbc.sql("""
                        update carrier_webhooks webhook
                        set state = case when told.reason is null then 'processed' else 'unusable' end,
                            reason = told.reason, events = string_to_array(told.events, ','), concluded_at = :now
                        from unnest(cast(:ids as uuid[]), cast(:events as text[]), cast(:reasons as text[]))
                             as told (id, events, reason)
                        where webhook.id = told.id""")
                .param("now", Timestamp.from(now))
                .param("ids", told.stream().map(Told::id).toArray(UUID[]::new))
                .param(
                        "events",
                        told.stream().map(one -> String.join(",", one.events)).toArray(String[]::new))
                .param(
                        "reasons",
                        told.stream().map(one -> one.unusable.orElse(null)).toArray(String[]::new))
                .update();
    }

    /// Newest first, at most `limit`.
    ///
    /// @param state null: all
    /// @param before null: from the newest on
    List<CarrierWebhookView> list(UUID account, @Nullable String state, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select id, state, events, bytes, reason, received_at, concluded_at from carrier_webhooks
                        where account_id = :account
                          and (cast(:state as text) is null or state = :state)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("account", account)
                .param("state", state)
                .param("before", before)
                .param("limit", limit)
                .query(StoredWebhooks::view)
                .list();
    }

    private static CarrierWebhookView view(ResultSet row, int index) throws SQLException {
        Timestamp concluded = row.getTimestamp("concluded_at");
        return new CarrierWebhookView(
                row.getObject("id", UUID.class),
                row.getString("state"),
                List.of((String[]) row.getArray("events").getArray()),
                row.getInt("bytes"),
                row.getString("reason"),
                row.getTimestamp("received_at").toInstant(),
                concluded == null ? null : concluded.toInstant());
    }
}
