package io.dartwing.fax.note;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Notes in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class NoteRows {
    static final String TABLE = "fax_notes";
    static final String COLUMN = "content";

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;

    NoteRows(JdbcClient jdbc, OrganizationKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    void insert(FaxNote note) {
        jdbc.sql("""
                        insert into fax_notes (id, organization_id, fax_id, author_id, author_name, content, mentions,
                                               written_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        note.id(),
                        Actors.current().requireOrganization(),
                        note.fax(),
                        note.author(),
                        note.authorName(),
                        sealed(note.id(), note.text()),
                        note.mentions().toArray(UUID[]::new),
                        Timestamp.from(note.writtenAt()))
                .update();
    }

    void change(UUID id, String text, List<UUID> mentions, Instant now) {
        jdbc.sql("update fax_notes set content = ?, mentions = ?, changed_at = ? where id = ?")
                .params(sealed(id, text), mentions.toArray(UUID[]::new), Timestamp.from(now), id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from fax_notes where id = ?").param(id).update();
    }

    /// Locks it.
    Optional<FaxNote> lock(UUID fax, UUID id) {
        return jdbc.sql("select * from fax_notes where fax_id = ? and id = ? for update")
                .params(fax, id)
                .query(this::note)
                .optional();
    }

    /// The oldest first.
    List<FaxNote> of(UUID fax) {
        return jdbc.sql("select * from fax_notes where fax_id = ? order by id")
                .param(fax)
                .query(this::note)
                .list();
    }

    int count(UUID fax) {
        return jdbc.sql("select count(*) from fax_notes where fax_id = ?")
                .param(fax)
                .query(Integer.class)
                .single();
    }

    private byte[] sealed(UUID id, String text) {
        return keys.seal(text.getBytes(StandardCharsets.UTF_8), context(id.toString()));
    }

    private FaxNote note(ResultSet row, int index) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new FaxNote(
                id,
                row.getObject("fax_id", UUID.class),
                row.getObject("author_id", UUID.class),
                row.getString("author_name"),
                new String(keys.open(row.getBytes(COLUMN), context(id.toString())), StandardCharsets.UTF_8),
                List.of((UUID[]) row.getArray("mentions").getArray()),
                row.getTimestamp("written_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("changed_at")).map(Timestamp::toInstant));
    }
}
