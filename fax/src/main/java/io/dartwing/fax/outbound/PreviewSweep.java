package io.dartwing.fax.outbound;

import io.dartwing.fax.document.SourceFile;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Forgets previews that expired, with their files unless a fax was made of them.
@Component
class PreviewSweep {
    /// For a fax that is just being made from the preview.
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final TypeReference<List<SourceFile>> FILES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final FileStore files;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PreviewSweep(JdbcClient jdbc, FileStore files, JsonMapper json, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Goes through every organisation.
    void sweep() {
        Timestamp before = Timestamp.from(clock.instant().minus(GRACE));
        List<UUID> organizations = transaction.execute(status -> jdbc.sql("select expired_fax_previews(?)")
                .param(before)
                .query(UUID.class)
                .list());
        for (UUID organization : organizations) {
            Actors.runAs(
                    SystemJobActor.of(organization, "preview-sweep"),
                    () -> transaction.executeWithoutResult(status -> forget(before)));
        }
    }

    private void forget(Timestamp before) {
        var unused = new ArrayList<UUID>();
        jdbc.sql("delete from fax_previews where expires_at < ? returning tiff_file, files::text")
                .param(before)
                .query((row, index) -> {
                    unused.add(row.getObject(1, UUID.class));
                    json.readValue(row.getString(2), FILES).forEach(file -> unused.add(file.fileId()));
                    return index;
                })
                .list();
        unused.stream().filter(file -> !ofFax(file)).forEach(file -> files.delete(new FileId(file)));
    }

    private boolean ofFax(UUID file) {
        return jdbc.sql("""
                        select exists (select from fax_documents
                                       where tiff_file = :file or strpos(files::text, cast(:file as text)) > 0)""").param("file", file).query(Boolean.class).single();
    }
}
