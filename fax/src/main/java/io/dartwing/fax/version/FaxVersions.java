package io.dartwing.fax.version;

import io.dartwing.engine.fax.marks.Frame;
import io.dartwing.engine.fax.marks.Redactions;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.PreparedPages;
import io.dartwing.fax.reading.FaxFindings;
import io.dartwing.fax.reading.Findings.PageBox;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.privacy.LegalHolds;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Stores versions, and replaces the fax's own pages where the organisation's policy says so.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FaxVersions {
    private static final String FAX = "fax_document";

    private final VersionRows rows;
    private final Faxes faxes;
    private final FaxText text;
    private final FaxFindings findings;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final LegalHolds holds;
    private final Audit audit;
    private final Clock clock;

    FaxVersions(
            VersionRows rows,
            Faxes faxes,
            FaxText text,
            FaxFindings findings,
            FaxTimeline timeline,
            FileStore files,
            LegalHolds holds,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.text = text;
        this.findings = findings;
        this.timeline = timeline;
        this.files = files;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
    }

    /// Gives the version its number; the person's draft on this fax is done with.
    FaxVersion store(VersionMaker.Made made) {
        FaxDocument fax = faxes.lock(made.fax()).orElseThrow(Faxes::notFound);
        StoredFile tiff = files.store(made.tiff(), "image/tiff", Long.MAX_VALUE);
        FileId pdf = files.store(made.pdf(), "application/pdf", Long.MAX_VALUE).id();
        FileId thumbnail = files.store(new ByteArrayInputStream(made.thumbnail()), "image/png", Long.MAX_VALUE)
                .id();
        var actor = Actors.current().reference();
        var version = new FaxVersion(
                Ids.next(),
                fax.id(),
                rows.nextNumber(fax.id()),
                made.basedOn(),
                made.kinds(),
                made.pages(),
                tiff.id(),
                pdf,
                thumbnail,
                made.destroys(),
                clock.instant(),
                actor.id(),
                actor.name());
        rows.insert(version, made.content());
        rows.deleteDraft(fax.id(), actor.id());
        for (String kind : version.kinds()) {
            audit.record("fax." + kind, FAX, fax.id(), details(version, made.content()));
        }
        timeline.add(fax.id(), version.kinds().getLast(), sentence(version), null);
        if (made.destroys()) {
            destroy(fax, version, tiff, made);
        }
        faxes.announce(fax, "fax.changed");
        return version;
    }

    private static Map<String, String> details(FaxVersion version, VersionContent content) {
        String number = Integer.toString(version.number());
        return content.signing() == null
                ? Map.of("version", number)
                : Map.of("version", number, "ip", content.signing().address());
    }

    private static String sentence(FaxVersion version) {
        return "Version " + version.number() + " made: " + String.join(", ", version.kinds());
    }

    /// The version's pages become the fax's own; nothing of what it took away stays in files, text, index or findings.
    private void destroy(FaxDocument fax, FaxVersion version, StoredFile tiff, VersionMaker.Made made) {
        holds.requireDeletable(FAX, fax.id());
        Set<FileId> gone =
                new HashSet<>(PreparedPages.replace(fax, tiff, version.pdf(), version.thumbnail(), version.pages()));
        rows.of(fax.id()).stream()
                .filter(earlier -> earlier.number() < version.number())
                .forEach(earlier -> gone.addAll(List.of(earlier.tiff(), earlier.pdf(), earlier.thumbnail())));
        gone.removeAll(Set.of(version.tiff(), version.pdf(), version.thumbnail()));
        rows.deleteBefore(fax.id(), version.number());
        faxes.save(fax);
        text.replace(fax.id(), made.content().text());
        findings.forget(fax.id(), (page, box) -> Redactions.hit(page, frame(box), made.marks()));
        gone.forEach(files::delete);
        audit.record("fax.original_destroyed", FAX, fax.id(), Map.of("version", Integer.toString(version.number())));
        timeline.add(
                fax.id(),
                "original_destroyed",
                "The original pages were destroyed",
                "The organisation's policy for redacted faxes");
    }

    private static Frame frame(PageBox box) {
        double x = Math.clamp(box.x(), 0, 0.9999);
        double y = Math.clamp(box.y(), 0, 0.9999);
        return new Frame(x, y, Math.clamp(box.w(), 1e-6, 1 - x), Math.clamp(box.h(), 1e-6, 1 - y));
    }

    List<FaxVersion> of(UUID fax) {
        return rows.of(fax);
    }

    Optional<FaxVersion> find(UUID fax, int number) {
        return rows.find(fax, number);
    }
}
