package io.dartwing.fax.contact;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds contacts without their words standing anywhere: a hash of eight bytes for each.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ContactIndex {
    private static final String USE = "contacts.words";
    private static final int BYTES = 8;

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final RecordService records;
    private final RecordType<Contact> type;

    ContactIndex(JdbcClient jdbc, OrganizationKeys keys, RecordService records, RecordType<Contact> type) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.records = records;
        this.type = type;
    }

    void put(Contact contact) {
        List<String> texts = opened(contact, "name", "company", "email");
        List<String> numbers = opened(contact, "fax_number", "other_fax_number");
        jdbc.sql("update contacts set words = ? where id = ?")
                .params(hashes(ContactWords.of(texts, numbers)), contact.id())
                .update();
    }

    private List<String> opened(Contact contact, String... fields) {
        return Stream.of(fields)
                .map(field -> records.secret(type, contact, field))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The latest changed first, at most `limit`.
    List<UUID> find(Collection<String> words, @Nullable UUID group, int limit) {
        return jdbc.sql("""
                        select id from contacts
                        where organization_id = :organization and deleted_at is null and words @> :words
                          and (cast(:group as text) is null or group_ids @> to_jsonb(cast(:group as text)))
                        order by updated_at desc, id limit :limit""")
                .param("organization", Actors.current().requireOrganization())
                .param("words", hashes(words))
                .param("group", group == null ? null : group.toString(), Types.VARCHAR)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private byte[][] hashes(Collection<String> words) {
        return words.stream()
                .map(word -> Arrays.copyOf(keys.blindIndex(USE, word), BYTES))
                .toArray(byte[][]::new);
    }
}
