package io.dartwing.platform.privacy;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Writes the data of the current organisation, or what it has about one of its people, as a ZIP file: one JSON list
/// per table, each stored file, and a manifest that says what is in it.
///
/// Row security decides what is seen. Hashes, sealed secrets and other binary columns stay out.
@Component
class ExportArchive {
    private static final int PAGE = 500;
    private static final int PROGRESS_EVERY = 20;
    private static final Map<String, String> EXTENSIONS = Map.of(
            "application/pdf", "pdf",
            "image/tiff", "tif",
            "image/png", "png",
            "image/jpeg", "jpg",
            "application/json", "json",
            "text/plain", "txt");

    private final List<DataInventory> inventories;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final FileStore files;
    private final ReadableAudit audit;
    private final JsonMapper json;
    private final Clock clock;

    ExportArchive(
            List<DataInventory> inventories,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            FileStore files,
            ReadableAudit audit,
            JsonMapper json,
            Clock clock) {
        this.inventories = inventories;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.files = files;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /// A row as JSON, and where it stands in its table.
    private record Placed(String place, String json) {}

    private record StoredFileRow(UUID id, String contentType) {}

    /// How many steps there are.
    int steps(DataExports.Row export) {
        return tables(export).size() + files(export).size();
    }

    /// Writes to the end and closes the archive, not `target`. `progress` hears the number of steps done.
    void write(DataExports.Row export, OutputStream target, IntConsumer progress) throws IOException {
        var counts = new LinkedHashMap<String, Long>();
        var zip = new ZipOutputStream(target, StandardCharsets.UTF_8);
        int done = 0;
        for (StoredData table : tables(export)) {
            counts.put(table.table(), writeTable(export, table, zip));
            progress.accept(++done);
        }
        List<StoredFileRow> stored = files(export);
        for (StoredFileRow file : stored) {
            String extension = EXTENSIONS.getOrDefault(file.contentType(), "bin");
            zip.putNextEntry(new ZipEntry(
                    ArchiveName.of("files", file.id().toString(), extension).value()));
            try (InputStream content = files.open(new FileId(file.id()))) {
                content.transferTo(zip);
            }
            zip.closeEntry();
            if (++done % PROGRESS_EVERY == 0) {
                progress.accept(done);
            }
        }
        writeManifest(export, counts, stored.size(), zip);
        zip.finish();
    }

    private void writeManifest(DataExports.Row export, Map<String, Long> counts, int fileCount, ZipOutputStream zip)
            throws IOException {
        var manifest = new LinkedHashMap<String, Object>();
        manifest.put("export", export.id());
        manifest.put("subject_type", export.subjectType());
        manifest.put("subject_id", export.subjectId());
        manifest.put("created_at", clock.instant());
        manifest.put("rows", counts);
        manifest.put("files", fileCount);
        zip.putNextEntry(new ZipEntry(new ArchiveName("manifest.json").value()));
        zip.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
    }

    /// A list of rows, read in pages by the place of the row, so that no table has to fit into memory.
    private long writeTable(DataExports.Row export, StoredData table, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(
                new ZipEntry(ArchiveName.of("data", table.table(), "json").value()));
        zip.write('[');
        long written = 0;
        String last = "(0,0)";
        while (true) {
            List<Placed> rows = page(export, table, last);
            for (Placed row : rows) {
                zip.write((written == 0 ? "\n" : ",\n").getBytes(StandardCharsets.US_ASCII));
                zip.write(row.json().getBytes(StandardCharsets.UTF_8));
                written++;
                last = row.place();
            }
            if (rows.size() < PAGE) {
                break;
            }
        }
        zip.write("\n]\n".getBytes(StandardCharsets.US_ASCII));
        zip.closeEntry();
        return written;
    }

    /// Table and column names come from the inventory and the catalogue, never from a caller.
    private List<Placed> page(DataExports.Row export, StoredData table, String after) {
        return transaction.execute(status -> {
            String columns = columns(table.table()).stream()
                    .map(column -> '"' + column + '"')
                    .collect(Collectors.joining(", "));
            boolean person = !export.subjectType().equals(LegalHolds.ORGANIZATION);
            String whose = person
                    ? table.personColumns().stream()
                            .map(column -> '"' + column + "\"::text = :subject")
                            .collect(Collectors.joining(" or ", " and (", ")"))
                    : "";
            List<Placed> rows = jdbc.sql(
                            "select t.place, to_jsonb(t) - 'place' from (select ctid::text as place, " + columns
                                    + " from \"" + table.table() + "\" where organization_id = :organization" + whose
                                    + " and ctid > cast(:after as tid) order by ctid limit :page) t")
                    .param("organization", Actors.current().requireOrganization())
                    .param("subject", export.subjectId().toString())
                    .param("after", after)
                    .param("page", PAGE)
                    .query((row, number) -> new Placed(row.getString(1), row.getString(2)))
                    .list();
            return table.table().equals(ReadableAudit.TABLE) ? readable(rows) : rows;
        });
    }

    private List<Placed> readable(List<Placed> rows) {
        List<String> named = audit.readable(
                Actors.current().requireOrganization(),
                rows.stream().map(Placed::json).toList());
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Placed(rows.get(i).place(), named.get(i)))
                .toList();
    }

    private List<String> columns(String table) {
        return jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'dartwing' and table_name = ? and data_type not in ('bytea', 'tsvector')
                        order by ordinal_position""").param(table).query(String.class).list();
    }

    private List<StoredData> tables(DataExports.Row export) {
        boolean person = !export.subjectType().equals(LegalHolds.ORGANIZATION);
        var chosen = new ArrayList<StoredData>();
        for (DataInventory inventory : inventories) {
            inventory.tables().stream()
                    .filter(StoredData::exported)
                    .filter(table -> !person || !table.personColumns().isEmpty())
                    .forEach(chosen::add);
        }
        return chosen;
    }

    /// Those that stood there when the export began, without earlier exports.
    private List<StoredFileRow> files(DataExports.Row export) {
        if (!export.subjectType().equals(LegalHolds.ORGANIZATION)) {
            return List.of();
        }
        return transaction.execute(status -> jdbc.sql("""
                        select id, content_type from files f
                        where organization_id = ? and created_at <= ?
                          and not exists (select from data_exports e where e.file_id = f.id)
                        order by id""")
                .params(Actors.current().requireOrganization(), java.sql.Timestamp.from(export.createdAt()))
                .query((row, number) -> new StoredFileRow(row.getObject(1, UUID.class), row.getString(2)))
                .list());
    }
}
