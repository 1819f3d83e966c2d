package io.dartwing.fax.archive;

import io.dartwing.fax.archive.ArchiveRows.Facts;
import io.dartwing.fax.archive.ArchiveRows.Waiting;
import io.dartwing.fax.archive.ArchiveStore.Outcome;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.version.VersionDocuments;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings one fax to its archive: the document, its originals where they are wished, and the description at last.
///
/// Killed anywhere it begins anew and finds what is there already. While the target does not answer it comes again
/// without an end.
@Component
class ArchiveFax implements JobHandler<ArchiveFax.Go> {
    record Go(UUID archiveId) {}

    static final JobType<Go> JOB = new JobType<>(
            "fax-archive",
            JobPool.DEFAULT,
            Go.class,
            new RetryPolicy(50, Duration.ofSeconds(5), Duration.ofMinutes(10)));
    private static final String FAX = "fax_document";
    private static final Duration NOT_READY = Duration.ofMinutes(1);

    private static final Set<FaxStatus> AT_WORK =
            Set.of(FaxStatus.QUEUED, FaxStatus.SENDING, FaxStatus.RECEIVED, FaxStatus.PROCESSING);

    private record Source(String part, FileId file, String ending, String contentType) {}

    /// @param sources the document first
    private record Work(
            Waiting archive,
            ArchiveTarget target,
            Facts facts,
            List<Source> sources,
            @Nullable ArchiveLock lock) {}

    private sealed interface Start {
        record Ready(Work work) implements Start {}

        record Later(Instant at) implements Start {}

        record Over() implements Start {}
    }

    private final ArchiveRows rows;
    private final ArchiveTargets targets;
    private final ArchiveStates states;
    private final ArchiveStore store;
    private final ArchiveMetadata metadata;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final VersionDocuments versions;
    private final FileStore files;
    private final WorkFolders folders;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ArchiveFax(
            ArchiveRows rows,
            ArchiveTargets targets,
            ArchiveStates states,
            ArchiveStore store,
            ArchiveMetadata metadata,
            Faxes faxes,
            FaxTimeline timeline,
            VersionDocuments versions,
            FileStore files,
            WorkFolders folders,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.targets = targets;
        this.states = states;
        this.store = store;
        this.metadata = metadata;
        this.faxes = faxes;
        this.timeline = timeline;
        this.versions = versions;
        this.files = files;
        this.folders = folders;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Go> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Go> run) {
        Start start = transaction.execute(status -> start(run.payload().archiveId()));
        return switch (start) {
            case Start.Over ignored -> JobOutcome.done();
            case Start.Later(Instant at) -> new JobOutcome.Again(at);
            case Start.Ready(Work work) -> bring(work);
        };
    }

    private Start start(UUID id) {
        Waiting archive = rows.lock(id).orElse(null);
        if (archive == null || !archive.status().equals("waiting")) {
            return new Start.Over();
        }
        ArchiveTarget target =
                targets.find(archive.target()).filter(ArchiveTarget::enabled).orElse(null);
        if (target == null) {
            return never(archive, "the archive was deleted or switched off");
        }
        Instant next = states.find(target.id()).nextTryAt();
        if (next != null && next.isAfter(clock.instant())) {
            return new Start.Later(next);
        }
        Facts facts = rows.facts(archive.fax()).orElse(null);
        FaxDocument fax = faxes.lock(archive.fax()).orElse(null);
        if (facts == null || fax == null) {
            return never(archive, "the fax is erased");
        }
        List<Source> sources = sources(archive, target, fax);
        if (sources.isEmpty()) {
            return AT_WORK.contains(fax.status())
                    ? new Start.Later(clock.instant().plus(NOT_READY))
                    : never(archive, "it has no pages");
        }
        return new Start.Ready(new Work(archive, target, facts, sources, lock(archive)));
    }

    private Start never(Waiting archive, String reason) {
        rows.failed(archive.id(), reason);
        return new Start.Over();
    }

    private List<Source> sources(Waiting archive, ArchiveTarget target, FaxDocument fax) {
        Optional<FileId> document = archive.version().isPresent()
                ? versions.pdf(fax.id(), archive.version().get())
                : fax.pdf();
        var all = new ArrayList<Source>();
        document.ifPresent(pdf -> all.add(new Source("document", pdf, ArchiveRows.DOCUMENT, "application/pdf")));
        boolean originals = target.content() == ArchiveTarget.Content.PDF_AND_ORIGINALS
                && archive.version().isEmpty()
                && document.isPresent();
        if (originals) {
            int number = 0;
            for (SourceFile file : fax.files()) {
                number++;
                all.add(new Source(
                        "original-" + number,
                        new FileId(file.fileId()),
                        "-original-" + number + ending(file.contentType()),
                        file.contentType()));
            }
        }
        return all;
    }

    private static String ending(String contentType) {
        return switch (contentType) {
            case "image/tiff" -> ".tif";
            case "application/pdf" -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            default -> ".bin";
        };
    }

    /// Until when is fixed once: another attempt asks for the same.
    private @Nullable ArchiveLock lock(Waiting archive) {
        if (archive.lockMode().isEmpty() || archive.lockDays().isEmpty()) {
            return null;
        }
        Instant until = archive.lockedUntil().orElseGet(() -> {
            Instant at = clock.instant()
                    .plus(Duration.ofDays(archive.lockDays().getAsInt()))
                    .truncatedTo(ChronoUnit.SECONDS);
            rows.lockUntil(archive.id(), at);
            return at;
        });
        return new ArchiveLock(archive.lockMode().get(), until);
    }

    private JobOutcome bring(Work work) {
        S3Bucket bucket = targets.open(work.target());
        String base = work.archive().baseKey();
        Outcome.Proven proven = null;
        try (WorkFolders.Folder folder = folders.open()) {
            var objects = new ArrayList<ArchiveObject>();
            for (Source source : work.sources()) {
                objects.add(ArchiveObject.of(
                        source.part(),
                        base + source.ending(),
                        folder.copy(files.open(source.file()), source.part()),
                        source.contentType()));
            }
            byte[] description = metadata.of(work.archive(), work.facts(), objects);
            objects.add(ArchiveObject.of(
                    "metadata",
                    base + ".json",
                    folder.copy(new ByteArrayInputStream(description), "metadata"),
                    "application/json"));
            var wanted = new ArchiveStore.Protection(work.lock(), work.target().encryption());
            for (ArchiveObject object : objects) {
                switch (store.bring(bucket, work.archive().id(), object, wanted)) {
                    case Outcome.Proven there -> proven = proven == null ? there : proven;
                    case Outcome.Later(String reason) -> {
                        return later(work, reason);
                    }
                    case Outcome.Never(String reason) -> {
                        transaction.executeWithoutResult(
                                status -> rows.failed(work.archive().id(), reason));
                        return JobOutcome.done();
                    }
                }
            }
            done(work, objects.getFirst(), proven);
            return JobOutcome.done();
        }
    }

    private JobOutcome later(Work work, String reason) {
        return new JobOutcome.Again(transaction.execute(status -> {
            rows.trouble(work.archive().id(), reason);
            return states.failed(work.target(), reason);
        }));
    }

    private void done(Work work, ArchiveObject document, Outcome.@Nullable Proven proven) {
        transaction.executeWithoutResult(status -> {
            Instant locked = proven == null ? null : proven.lockedUntil().orElse(null);
            rows.done(
                    work.archive().id(),
                    document,
                    locked,
                    proven == null ? null : proven.version().orElse(null),
                    clock.instant());
            states.archived(work.target().id());
            String place = work.target().place(document.key());
            faxes.find(work.archive().fax()).ifPresent(fax -> {
                timeline.add(
                        fax.id(),
                        "archived",
                        "Archived at “" + work.target().name() + "”",
                        work.archive().reason(),
                        details(work, document, place, locked));
                faxes.announce(fax, "fax.changed");
            });
            audit.record(
                    "fax.archived",
                    FAX,
                    work.archive().fax(),
                    Map.of(
                            "target",
                            work.target().id().toString(),
                            "place",
                            place,
                            "sha256",
                            document.sha256(),
                            "locked_until",
                            locked == null ? "" : locked.toString()));
        });
    }

    private static List<String> details(Work work, ArchiveObject document, String place, @Nullable Instant locked) {
        var lines = new ArrayList<String>();
        work.archive().version().ifPresent(number -> lines.add("Version " + number));
        lines.add(place);
        lines.add("SHA-256 " + document.sha256());
        ArchiveLock lock = work.lock();
        if (locked != null && lock != null) {
            lines.add("Can't be deleted or written over there until " + locked + " (" + lock.word() + ")");
        }
        return lines;
    }
}
