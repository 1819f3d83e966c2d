package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.engine.fax.pages.TiffToPdf;
import io.dartwing.fax.cover.CoverTemplates;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.PreparedPages;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.OutboundQueue.Prepare;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the pages of an accepted fax and queues the call.
@Component
class PrepareFax implements JobHandler<Prepare> {
    private final Faxes faxes;
    private final FileStore files;
    private final WorkFolders folders;
    private final CoverTemplates templates;
    private final OutboundQueue queue;
    private final OutboundEnd end;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Duration limit;

    /// @param limit how long the pages of one fax may take; a document that takes longer fails the fax
    PrepareFax(
            Faxes faxes,
            FileStore files,
            WorkFolders folders,
            CoverTemplates templates,
            OutboundQueue queue,
            OutboundEnd end,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${dartwing.fax.conversion-limit:2m}") Duration limit) {
        this.faxes = faxes;
        this.files = files;
        this.folders = folders;
        this.templates = templates;
        this.queue = queue;
        this.end = end;
        this.transaction = transaction;
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public JobType<Prepare> type() {
        return OutboundQueue.PREPARE;
    }

    @Override
    public boolean allowed(Actor asker, Prepare payload) {
        return FaxAccess.allows(asker, FaxAccess.SEND);
    }

    @Override
    public void refused(Prepare payload, String reason) {
        end.withdrawn(payload.faxId(), reason);
    }

    @Override
    public JobOutcome run(JobRun<Prepare> run) throws Exception {
        Optional<FaxDocument> waiting =
                transaction.execute(status -> faxes.find(run.payload().faxId())
                        .filter(fax -> fax.status() == FaxStatus.QUEUED
                                && fax.thumbnail().isEmpty()));
        if (waiting.isEmpty()) {
            return JobOutcome.done();
        }
        FaxDocument fax = waiting.get();
        Map<String, String> cover = fax.cover() ? fax.coverFields() : Map.of();
        try (WorkFolders.Folder folder = folders.open()) {
            Path tiff = folder.file("pages.tif");
            if (fax.tiff().isPresent()) {
                folder.copy(files.open(fax.tiff().get()), "pages.tif");
            } else if (Preparation.pages(
                            sources(fax, folder),
                            cover,
                            transaction.execute(status -> templates.design(Covers.template(cover))),
                            fax.pages().orElse(1),
                            fax.resolution(),
                            ZonedDateTime.now(clock),
                            folder,
                            tiff,
                            limit)
                    instanceof ConversionResult.Refused(var reason, int source, String sentence)) {
                transaction.executeWithoutResult(
                        status -> end.documentFault(fax.id(), "File " + (source + 1) + ": " + sentence));
                return JobOutcome.done();
            }
            Path pdf = folder.file("pages.pdf");
            int pages = TiffToPdf.convert(tiff, pdf);
            byte[] thumbnail = PageImages.render(tiff, 0, 240);
            transaction.executeWithoutResult(status ->
                    store(fax, tiff, pdf, pages, thumbnail, run.payload().notBefore()));
        }
        return JobOutcome.done();
    }

    private List<Path> sources(FaxDocument fax, WorkFolders.Folder folder) {
        var paths = new ArrayList<Path>();
        for (SourceFile source : fax.files()) {
            paths.add(folder.copy(files.open(new FileId(source.fileId())), "source-" + paths.size()));
        }
        return paths;
    }

    private void store(FaxDocument prepared, Path tiff, Path pdf, int pages, byte[] thumbnail, Instant notBefore) {
        FaxDocument fax = faxes.lock(prepared.id()).orElseThrow();
        if (fax.status() != FaxStatus.QUEUED) {
            return; // cancelled meanwhile
        }
        PreparedPages.put(
                fax,
                fax.tiff()
                        .orElseGet(() ->
                                files.store(tiff, "image/tiff", Long.MAX_VALUE).id()),
                files.store(pdf, "application/pdf", Long.MAX_VALUE).id(),
                files.store(new ByteArrayInputStream(thumbnail), "image/png", Long.MAX_VALUE)
                        .id(),
                pages);
        faxes.save(fax);
        Instant now = clock.instant();
        queue.dial(fax, notBefore.isAfter(now) ? notBefore : now);
    }
}
