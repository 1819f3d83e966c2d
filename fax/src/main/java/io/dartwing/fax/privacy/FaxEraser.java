package io.dartwing.fax.privacy;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.privacy.Eraser;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Erases a fax: its files, versions, text, notes, timeline, session logs, links with their
/// documents, and everything in its row that tells of people. What stays are its name, times,
/// page count and outcome, for the statistics.
@Component
class FaxEraser implements Eraser {
    private static final TypeReference<List<SourceFile>> FILES = new TypeReference<>() {};
    private static final Set<String> AT_WORK = Set.of("QUEUED", "SENDING", "RECEIVED", "PROCESSING");

    private final JdbcClient jdbc;
    private final FileStore files;
    private final JsonMapper json;
    private final Clock clock;

    FaxEraser(JdbcClient jdbc, FileStore files, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.json = json;
        this.clock = clock;
    }

    private record Row(String status, Set<UUID> files) {}

    @Override
    public String subjectType() {
        return "fax_document";
    }

    @Override
    public void check(UUID id) {
        if (AT_WORK.contains(lock(id).status().toUpperCase(java.util.Locale.ROOT))) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: at work (expected: a fax at rest; cancel it first)");
        }
    }

    @Override
    public String erase(UUID id) {
        check(id);
        Set<UUID> gone = new HashSet<>(lock(id).files());
        gone.addAll(jdbc.sql("select log_file from fax_attempts where fax_id = ? and log_file is not null")
                .param(id)
                .query(UUID.class)
                .list());
        gone.addAll(jdbc.sql("select file_id from fax_link_documents where fax_id = ?")
                .param(id)
                .query(UUID.class)
                .list());
        jdbc.sql("select tiff_file, pdf_file, thumbnail_file from fax_versions where fax_id = ?")
                .param(id)
                .query((row, number) -> List.of(
                        row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getObject(3, UUID.class)))
                .list()
                .forEach(gone::addAll);
        jdbc.sql("delete from fax_returns where fax_id = ? or sent_fax_id = ?")
                .params(id, id)
                .update();
        jdbc.sql("delete from fax_forwards where fax_id = ? or sent_fax_id = ?")
                .params(id, id)
                .update();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("delete from fax_challenges where :id in (fax_id, sent_fax_id, answer_fax_id)")
                .param("id", id)
                .update();
        for (String table : List.of(
                "fax_pages",
                "fax_findings",
                "fax_content_prints",
                "fax_meanings",
                "fax_barcodes",
                "outside_readings",
                "fax_escalations",
                "fax_category_corrections",
                "fax_timeline",
                "fax_reads",
                "fax_notes",
                "fax_versions",
                "fax_mark_drafts",
                "retention_warnings",
                "fax_copies",
                "fax_links",
                "fax_link_documents",
                "fax_mail_messages",
                "alerts",
                "fax_bulk_items")) {
            jdbc.sql("delete from " + table + " where fax_id = ?").param(id).update();
        }
        jdbc.sql("update broadcast_recipients set number = '', content = null where fax_id = ?")
                .param(id)
                .update();
        jdbc.sql("""
                        update fax_attempts set log_file = null, remote_station_id = null, cause_text = null, reason = null
                        where fax_id = ?""").param(id).update();
        jdbc.sql("""
                        update fax_documents set sender_number = '', sender_name = null, recipient_number = '',
                            recipient_name = null, remote_station_id = null, subject = null, cause_text = null,
                            assigned_to = null, tag_ids = '{}', snoozed_until = null, snoozed_by = null,
                            snoozed_by_name = null, done_at = null, done_by = null, done_by_name = null,
                            work_group_id = null, work_skill = null, folder_id = null, routed_reason = null,
                            files = '[]', file_hash = null, tiff_file = null,
                            pdf_file = null, thumbnail_file = null, cover_fields = null, callback_url = null,
                            metadata = '{}', search = null, category = null,
                            category_confidence = null, category_unsure = false, category_corrected = false,
                            contains_phi = null, version = version + 1, updated_at = :now,
                            deleted_at = coalesce(deleted_at, :now), erased_at = coalesce(erased_at, :now)
                        where id = :id""").param("now", now).param("id", id).update();
        gone.forEach(file -> files.delete(new FileId(file)));
        return gone.size() + " files, text, numbers and names.";
    }

    private Row lock(UUID id) {
        return jdbc.sql("""
                        select status, files::text, tiff_file, pdf_file, thumbnail_file from fax_documents
                        where organization_id = ? and id = ? for update""")
                .params(Actors.current().requireOrganization(), id)
                .query((row, number) -> {
                    var all = new HashSet<UUID>();
                    json.readValue(row.getString(2), FILES).forEach(file -> all.add(file.fileId()));
                    for (int column = 3; column <= 5; column++) {
                        add(all, row.getObject(column, UUID.class));
                    }
                    return new Row(row.getString(1), all);
                })
                .optional()
                .orElseThrow(() -> new ProblemException(FaxError.NOT_FOUND, "fax: not found"));
    }

    private static void add(Set<UUID> all, @Nullable UUID file) {
        if (file != null) {
            all.add(file);
        }
    }
}
