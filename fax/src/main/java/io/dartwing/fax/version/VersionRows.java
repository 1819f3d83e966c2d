package io.dartwing.fax.version;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.keys.OrganizationKeys;
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
import tools.jackson.databind.json.JsonMapper;

/// Versions and drafts in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class VersionRows {
    static final String VERSIONS = "fax_versions";
    static final String DRAFTS = "fax_mark_drafts";
    static final String COLUMN = "content";

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    VersionRows(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    /// A draft as it was saved.
    record Draft(int basedOn, List<MarkFields> marks) {
        @Override
        public String toString() {
            return "Draft";
        }
    }

    record SavedDraft(Draft draft, Instant changedAt) {}

    static String versionContext(String row) {
        return VERSIONS + "." + COLUMN + " " + row;
    }

    static String draftContext(String row) {
        return DRAFTS + "." + COLUMN + " " + row;
    }

    /// The caller holds the fax's lock.
    int nextNumber(UUID fax) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from fax_versions where fax_id = ?")
                .param(fax)
                .query(Integer.class)
                .single();
    }

    void insert(FaxVersion version, VersionContent content) {
        jdbc.sql("""
                        insert into fax_versions (id, organization_id, fax_id, number, based_on, kinds, pages, tiff_file,
                            pdf_file, thumbnail_file, content, original_destroyed, made_at, made_by, made_by_name)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        version.id(),
                        Actors.current().requireOrganization(),
                        version.fax(),
                        version.number(),
                        version.basedOn(),
                        version.kinds().toArray(String[]::new),
                        version.pages(),
                        version.tiff().value(),
                        version.pdf().value(),
                        version.thumbnail().value(),
                        keys.seal(
                                json.writeValueAsBytes(content),
                                versionContext(version.id().toString())),
                        version.originalDestroyed(),
                        Timestamp.from(version.madeAt()),
                        version.madeBy(),
                        version.madeByName())
                .update();
    }

    /// The newest first.
    List<FaxVersion> of(UUID fax) {
        return jdbc.sql("select * from fax_versions where fax_id = ? order by number desc")
                .param(fax)
                .query(VersionRows::version)
                .list();
    }

    Optional<FaxVersion> find(UUID fax, int number) {
        return jdbc.sql("select * from fax_versions where fax_id = ? and number = ?")
                .params(fax, number)
                .query(VersionRows::version)
                .optional();
    }

    VersionContent content(FaxVersion version) {
        byte[] sealed = jdbc.sql("select content from fax_versions where id = ?")
                .param(version.id())
                .query((row, index) -> row.getBytes(1))
                .single();
        return json.readValue(keys.open(sealed, versionContext(version.id().toString())), VersionContent.class);
    }

    void deleteBefore(UUID fax, int number) {
        jdbc.sql("delete from fax_versions where fax_id = ? and number < ?")
                .params(fax, number)
                .update();
    }

    Optional<SavedDraft> draft(UUID fax, UUID person) {
        return jdbc.sql("select id, content, changed_at from fax_mark_drafts where fax_id = ? and person_id = ?")
                .params(fax, person)
                .query((row, index) -> new SavedDraft(
                        json.readValue(keys.open(row.getBytes(2), draftContext(row.getString(1))), Draft.class),
                        row.getTimestamp(3).toInstant()))
                .optional();
    }

    void saveDraft(UUID id, UUID fax, UUID person, Draft draft, Instant now) {
        deleteDraft(fax, person);
        jdbc.sql("""
                        insert into fax_mark_drafts (id, organization_id, fax_id, person_id, content, changed_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        Actors.current().requireOrganization(),
                        fax,
                        person,
                        keys.seal(json.writeValueAsBytes(draft), draftContext(id.toString())),
                        Timestamp.from(now))
                .update();
    }

    void deleteDraft(UUID fax, UUID person) {
        jdbc.sql("delete from fax_mark_drafts where fax_id = ? and person_id = ?")
                .params(fax, person)
                .update();
    }

    private static FaxVersion version(ResultSet row, int index) throws SQLException {
        return new FaxVersion(
                row.getObject("id", UUID.class),
                row.getObject("fax_id", UUID.class),
                row.getInt("number"),
                row.getInt("based_on"),
                List.of((String[]) row.getArray("kinds").getArray()),
                row.getInt("pages"),
                new FileId(row.getObject("tiff_file", UUID.class)),
                new FileId(row.getObject("pdf_file", UUID.class)),
                new FileId(row.getObject("thumbnail_file", UUID.class)),
                row.getBoolean("original_destroyed"),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("made_by", UUID.class),
                row.getString("made_by_name"));
    }
}
