package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.keys.SealedData;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.TestServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// What is sealed with an organisation's key takes part in its rotation: a sealed column that
/// nobody declared would keep the old key in use for ever, unnoticed.
class SealedColumnsIT {
    /// Bytes that are not sealed with an organisation's key, and what they are.
    private static final Map<String, String> NOT_SEALED = Map.ofEntries(
            Map.entry("api_keys.key_hash", "a hash"),
            Map.entry("api_keys.previous_hash", "a hash"),
            Map.entry("audit_anchors.hash", "a hash"),
            Map.entry("audit_anchors.public_key", "public"),
            Map.entry("audit_anchors.signature", "public"),
            Map.entry("audit_archives.hash", "a hash"),
            Map.entry("audit_archives.previous_hash", "a hash"),
            Map.entry("audit_archives.public_key", "public"),
            Map.entry("audit_archives.signature", "public"),
            Map.entry("audit_entries.hash", "a hash"),
            Map.entry("audit_entries.previous_hash", "a hash"),
            Map.entry("audit_heads.hash", "a hash"),
            Map.entry("contacts.fax_number_index", "a keyed hash"),
            Map.entry("contacts.other_fax_number_index", "a keyed hash"),
            Map.entry("dead_jobs.data", "ids of the job's records"),
            Map.entry("fax_attempts.link_hash", "a hash"),
            Map.entry("fax_challenges.code_hash", "a keyed hash"),
            Map.entry("fax_links.code_hash", "a keyed hash"),
            Map.entry("fax_links.token_hash", "a hash"),
            Map.entry("fax_mail_messages.code_hash", "a keyed hash"),
            Map.entry("fax_mail_messages.digest", "a hash"),
            Map.entry("faxbot_links.token_hash", "a hash"),
            Map.entry("idempotency_keys.fingerprint", "a hash"),
            Map.entry("invitations.token_hash", "a hash"),
            Map.entry("number_lookups.number_index", "a keyed hash"),
            Map.entry("organization_keys.wrapped", "wrapped by the master key"),
            Map.entry("push_subscriptions.address_hash", "a hash"),
            Map.entry("sessions.token_hash", "a hash"));

    @Test
    void everyColumnOfBytesIsResealedOrSaysWhyNot() throws SQLException {
        TestServer server = TestServer.shared();
        var declared = new TreeSet<>(server.context().getBeansOfType(SealedData.class).values().stream()
                .flatMap(data -> data.columns().stream())
                .toList());
        List<String> columns = new OwnerView(server).texts("""
                select c.relname || '.' || a.attname from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                join pg_attribute o on o.attrelid = c.oid and o.attname = 'organization_id' and not o.attisdropped
                where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p')
                  and a.atttypid = 'bytea'::regtype
                order by 1""");
        assertThat(columns)
                .isNotEmpty()
                .allSatisfy(column -> assertThat(declared.contains(column) || NOT_SEALED.containsKey(column))
                        .as(column + " is neither declared by a SealedData bean nor listed here")
                        .isTrue());
        assertThat(columns).containsAll(declared);
    }
}
