package io.dartwing.platform.audit;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.ArchiveRows.Archive;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.InstallationKey;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves entries that are older than they have to be kept at hand into files that stay verifiable, and
/// never deletes one. The database itself refuses to give up an entry younger than six years.
final class AuditArchive {
    static final int LEAST_YEARS = 6;
    private static final Logger LOG = LoggerFactory.getLogger(AuditArchive.class);
    private static final int BATCH = 1000;
    private static final int MOST_PER_FILE = 100_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final InstallationKey key;
    private final Audit audit;
    private final AuditRows rows;
    private final ArchiveRows archives;
    private final Path folder;
    private final int years;

    AuditArchive(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            Audit audit,
            InstallationKey key,
            DataDirectory data,
            int years) {
        if (years < LEAST_YEARS) {
            throw new IllegalArgumentException(
                    "dartwing.audit.keep-years: " + years + " (expected: at least " + LEAST_YEARS + ")");
        }
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.key = key;
        this.audit = audit;
        this.rows = new AuditRows(jdbc);
        this.archives = new ArchiveRows(jdbc);
        this.folder = folder(data.audit());
        this.years = years;
    }

    static Path folder(Path auditFolder) {
        return auditFolder.resolve("archive");
    }

    void archiveAll() {
        List<UUID> organizations = transactions.execute(status ->
                jdbc.sql("select audit_organizations()").query(UUID.class).list());
        for (UUID organization : organizations) {
            try {
                Actors.runAs(SystemJobActor.of(organization, "audit-archive"), this::archive);
            } catch (RuntimeException failure) {
                LOG.error("audit of {} could not be archived, next try at the next turn", organization, failure);
            }
        }
    }

    /// Archives what is old enough in the current organisation; answers how many entries that were.
    long archive() {
        UUID organization = Actors.current().requireOrganization();
        Instant before =
                clock.instant().atOffset(ZoneOffset.UTC).minusYears(years).toInstant();
        long last = transactions.execute(status -> lastBefore(organization, before));
        long moved = 0;
        for (long cut = cut(organization, last); cut > 0; cut = cut(organization, last)) {
            moved += cut;
        }
        return moved;
    }

    private long lastBefore(UUID organization, Instant before) {
        return jdbc.sql("""
                        select coalesce(min(sequence) filter (where at >= ?) - 1, max(sequence), 0)
                        from audit_entries where organization_id = ?""")
                .params(before.atOffset(ZoneOffset.UTC), organization)
                .query(Long.class)
                .single();
    }

    /// File first, durable; then its row and the cut in one transaction. A crash in between writes the same
    /// file anew.
    private long cut(UUID organization, long last) {
        List<AuditEntry> start = transactions.execute(status -> rows.following(organization, 0, 1));
        if (start.isEmpty() || start.getFirst().sequence() > last) {
            return 0;
        }
        AuditEntry first = start.getFirst();
        long end = Math.min(last, first.sequence() + MOST_PER_FILE - 1);
        String name = "%012d-%012d.jsonl.gz".formatted(first.sequence(), end);
        try {
            Path directory = Files.createDirectories(folder.resolve(organization.toString()));
            Path draft = directory.resolve(name + ".part");
            AuditEntry final_ = write(organization, first.sequence() - 1, end, draft);
            Path file = directory.resolve(name);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(directory, StandardOpenOption.READ);
            return keep(signed(organization, first, final_, file));
        } catch (IOException failure) {
            throw new UncheckedIOException("audit archive: can't be written", failure);
        }
    }

    private AuditEntry write(UUID organization, long after, long end, Path draft) throws IOException {
        AuditEntry written = null;
        try (Writer out =
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(draft)), StandardCharsets.UTF_8)) {
            long sequence = after;
            while (sequence < end) {
                long from = sequence;
                int count = (int) Math.min(BATCH, end - from);
                for (AuditEntry entry : transactions.execute(status -> rows.following(organization, from, count))) {
                    out.write(AuditLines.write(entry) + "\n");
                    sequence = entry.sequence();
                    written = entry;
                }
                if (sequence == from) {
                    throw new IOException("entry " + (from + 1) + " is missing; verify the audit");
                }
            }
        }
        sync(draft, StandardOpenOption.WRITE);
        if (written == null) {
            throw new IOException("no entries");
        }
        return written;
    }

    private Archive signed(UUID organization, AuditEntry first, AuditEntry last, Path file) throws IOException {
        var draft = new Archive(
                organization,
                first.sequence(),
                last.sequence(),
                first.previousHash(),
                last.hash(),
                String.valueOf(file.getFileName()),
                HexFormat.of().formatHex(AuditEntry.sha256().digest(Files.readAllBytes(file))),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                key.publicKey(),
                new byte[0]);
        return new Archive(
                draft.organizationId(),
                draft.first(),
                draft.last(),
                draft.previousHash(),
                draft.hash(),
                draft.file(),
                draft.fileSha256(),
                draft.archivedAt(),
                draft.publicKey(),
                key.sign(draft.message()));
    }

    private long keep(Archive archive) {
        return transactions.execute(status -> {
            archives.insert(archive);
            long cut = archives.cut(archive.organizationId(), archive.last());
            audit.record(
                    "audit.archived",
                    "organization",
                    archive.organizationId(),
                    Map.of("first", Long.toString(archive.first()), "last", Long.toString(archive.last())));
            return cut;
        });
    }

    private static void sync(Path path, StandardOpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
