package io.dartwing.fax.version;

import io.dartwing.engine.fax.marks.Frame;
import io.dartwing.engine.fax.marks.Mark;
import io.dartwing.engine.fax.marks.MarkedPages;
import io.dartwing.engine.fax.marks.Redactions;
import io.dartwing.engine.fax.marks.SignaturePictures;
import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.engine.fax.signing.PdfSigning;
import io.dartwing.engine.fax.signing.SigningIdentity;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.FaxText.PageText;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.version.VersionContent.Signing;
import io.dartwing.fax.work.FaxWork;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.privacy.LegalHolds;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.OrganizationSettings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes the pages of a version: reads what is wished, draws it, signs it. Nothing is stored yet.
@Component
class VersionMaker {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Set<FaxStatus> ARRIVING = EnumSet.of(FaxStatus.RECEIVED, FaxStatus.PROCESSING);
    private static final Set<FaxStatus> AT_WORK =
            EnumSet.of(FaxStatus.RECEIVED, FaxStatus.PROCESSING, FaxStatus.QUEUED, FaxStatus.SENDING);
    static final String REASON = "Meant as a signature: applied with the signer's own PIN";

    /// Drawing takes memory for whole pages.
    private final Semaphore atOnce =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    private final Faxes faxes;
    private final FaxText texts;
    private final VersionRows rows;
    private final Signatures signatures;
    private final SigningPins pins;
    private final SigningConsents consents;
    private final SigningIdentities identities;
    private final Stamps stamps;
    private final FileStore files;
    private final LegalHolds holds;
    private final OrganizationSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    VersionMaker(
            Faxes faxes,
            FaxText texts,
            VersionRows rows,
            Signatures signatures,
            SigningPins pins,
            SigningConsents consents,
            SigningIdentities identities,
            Stamps stamps,
            FileStore files,
            LegalHolds holds,
            OrganizationSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.faxes = faxes;
        this.texts = texts;
        this.rows = rows;
        this.signatures = signatures;
        this.pins = pins;
        this.consents = consents;
        this.identities = identities;
        this.stamps = stamps;
        this.files = files;
        this.holds = holds;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// A version that is drawn, its files in a work folder.
    ///
    /// @param destroys whether the fax's own pages and its earlier versions go with it
    record Made(
            UUID fax,
            int basedOn,
            List<String> kinds,
            List<Mark> marks,
            VersionContent content,
            boolean destroys,
            int pages,
            Path tiff,
            Path pdf,
            byte[] thumbnail) {}

    /// @param address the network address it is asked from
    private record Signed(String address, Optional<SigningConsents.Consent> consent) {}

    private record Plan(
            UUID fax,
            String title,
            int basedOn,
            FileId tiff,
            List<Mark> marks,
            List<MarkFields> fields,
            List<PageText> text,
            Optional<SigningIdentity> identity,
            boolean destroys) {}

    /// Runs outside a transaction; the caller has checked that the actor may work on this fax.
    ///
    /// @param address the network address it is asked from
    Made make(FaxView fax, VersionWish wish, String address, WorkFolders.Folder folder) {
        if (wish.signs()) {
            FaxWork.requirePerson();
        }
        boolean destroys = wish.redacts() && transaction.execute(status -> requireDestruction(fax));
        Optional<SigningConsents.Consent> consent = Optional.empty();
        if (wish.signs()) {
            consent = Optional.of(transaction.execute(status -> consents.require()));
            pins.require(wish.pin());
        }
        Signed signed = new Signed(address, consent);
        Plan plan = transaction.execute(status -> plan(fax, wish, destroys));
        Instant now = clock.instant();
        try {
            return draw(plan, signed, now, folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProblemException(PlatformError.UNAVAILABLE, "the server is stopping");
        }
    }

    /// Whether a redaction destroys what it was made from here; a problem when it must not.
    private boolean requireDestruction(FaxView fax) {
        if (!settings.get(RedactionSettings.ORIGINAL).equals(RedactionSettings.DESTROY)) {
            return false;
        }
        FaxAccess.require(FaxAccess.DELETE);
        holds.requireDeletable("fax_document", fax.id());
        if (AT_WORK.contains(faxes.find(fax.id()).orElseThrow(Faxes::notFound).status())) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: at work (expected: a fax at rest, for its pages are replaced)");
        }
        return true;
    }

    private Plan plan(FaxView view, VersionWish wish, boolean destroys) {
        FaxDocument fax = faxes.find(view.id()).orElseThrow(Faxes::notFound);
        if (ARRIVING.contains(fax.status()) || fax.tiff().isEmpty()) {
            throw new ProblemException(FaxError.NOT_READY, "document: still being made (expected: within seconds)");
        }
        int basedOn = wish.basedOn() == null ? 0 : wish.basedOn();
        Optional<FaxVersion> base = basedOn == 0 ? Optional.empty() : rows.find(fax.id(), basedOn);
        if (basedOn != 0 && base.isEmpty()) {
            throw PlatformError.invalid("based_on", "not found", "0, or the number of one of its versions");
        }
        int pages = base.map(FaxVersion::pages).orElse(fax.pages().orElse(0));
        List<Mark> marks = MarkReader.read(wish.marks(), pages, sources(view, wish));
        List<PageText> before =
                base.map(version -> rows.content(version).text()).orElseGet(() -> texts.of(fax.id()));
        return new Plan(
                fax.id(),
                fax.name(),
                basedOn,
                base.map(FaxVersion::tiff).orElseGet(() -> fax.tiff().orElseThrow()),
                marks,
                kept(wish.marks(), marks),
                VersionText.redacted(before, marks),
                wish.signs() ? Optional.of(identities.require()) : Optional.empty(),
                destroys);
    }

    /// What is remembered of the marks: nothing of those that a redaction lies over.
    private static List<MarkFields> kept(@Nullable List<@Nullable MarkFields> fields, List<Mark> marks) {
        var kept = new ArrayList<MarkFields>();
        for (int i = 0; i < marks.size(); i++) {
            MarkFields field = fields == null ? null : fields.get(i);
            boolean covered = switch (marks.get(i)) {
                case Mark.Redaction ignored -> false;
                case Mark.Ink ink -> covered(ink, marks);
                default ->
                    field != null
                            && field.x() != null
                            && field.y() != null
                            && field.w() != null
                            && field.h() != null
                            && Redactions.hit(
                                    marks.get(i).page(), new Frame(field.x(), field.y(), field.w(), field.h()), marks);
            };
            if (field != null && !covered) {
                kept.add(field);
            }
        }
        return kept;
    }

    private static boolean covered(Mark.Ink ink, List<Mark> marks) {
        for (Mark.Stroke stroke : ink.strokes()) {
            double[] points = stroke.points();
            double left = 1;
            double top = 1;
            double right = 0;
            double bottom = 0;
            for (int i = 0; i < points.length; i += 2) {
                left = Math.min(left, points[i]);
                right = Math.max(right, points[i]);
                top = Math.min(top, points[i + 1]);
                bottom = Math.max(bottom, points[i + 1]);
            }
            var around = new Frame(
                    Math.min(left, 0.999),
                    Math.min(top, 0.999),
                    Math.max(1e-4, right - left),
                    Math.max(1e-4, bottom - top));
            if (Redactions.hit(ink.page(), around, marks)) {
                return true;
            }
        }
        return false;
    }

    private MarkReader.Sources sources(FaxView fax, VersionWish wish) {
        ZoneId zone = zone(wish.zone());
        ZonedDateTime now = clock.instant().atZone(zone);
        var facts = new Stamps.Facts(
                now,
                Optional.ofNullable(fax.receivedAt()).map(at -> at.atZone(zone)),
                Actors.current().displayName(),
                fax.name(),
                fax.from() == null ? "" : fax.from());
        Map<String, BufferedImage> known = new HashMap<>();
        return new MarkReader.Sources() {
            @Override
            public String date() {
                return Stamps.date(now);
            }

            @Override
            public MarkReader.Stamp stamp(String field, @Nullable String name, @Nullable UUID id) {
                return stamps.of(field, name, id, facts);
            }

            @Override
            public BufferedImage signature(String field, @Nullable UUID id) {
                return known.computeIfAbsent(
                        String.valueOf(id),
                        key -> SignaturePictures.read(signatures
                                .png(id)
                                .orElseThrow(() -> MarkReader.unknown(field, "one of your own signatures"))));
            }
        };
    }

    private static ZoneId zone(@Nullable String zone) {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException unknown) {
            throw PlatformError.invalid("zone", "unknown", "a time zone such as America/New_York");
        }
    }

    private Made draw(Plan plan, Signed signed, Instant now, WorkFolders.Folder folder)
            throws IOException, InterruptedException {
        Path tiff = folder.file("version.tif");
        Path pdf = folder.file("version.pdf");
        var wish = new MarkedPages.Wish(plan.title(), plan.marks(), VersionText.placed(plan.text()));
        MarkedPages.Result result;
        atOnce.acquire();
        try {
            result = MarkedPages.make(folder.copy(files.open(plan.tiff()), "base.tif"), wish, tiff, pdf, LIMIT);
        } finally {
            atOnce.release();
        }
        int pages = switch (result) {
            case MarkedPages.Made(int count) -> count;
            case MarkedPages.Refused(String sentence) ->
                throw new ProblemException(FaxError.CANNOT_DRAW, "marks: " + sentence);
        };
        Optional<Signing> signing = Optional.empty();
        if (plan.identity().isPresent()) {
            signing = Optional.of(sign(plan.identity().get(), signed, now, pdf, folder));
        }
        return new Made(
                plan.fax(),
                plan.basedOn(),
                kinds(plan.marks(), signing.isPresent()),
                plan.marks(),
                new VersionContent(
                        plan.fields(),
                        VersionText.with(plan.text(), VersionText.written(plan.marks()), pages),
                        signing.orElse(null)),
                plan.destroys(),
                pages,
                tiff,
                pdf,
                PageImages.render(tiff, 0, 240));
    }

    private static Signing sign(SigningIdentity identity, Signed how, Instant now, Path pdf, WorkFolders.Folder folder)
            throws IOException {
        var person = FaxWork.requirePerson();
        Path signed = folder.file("signed.pdf");
        PdfSigning.sign(pdf, identity, new PdfSigning.Statement(person.displayName(), REASON, now), signed);
        Files.move(signed, pdf, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new Signing(
                person.id(),
                person.displayName(),
                now,
                how.address(),
                identity.certificate().getSubjectX500Principal().getName(),
                SigningIdentityController.fingerprint(identity.certificate()),
                how.consent().orElse(null));
    }

    private static List<String> kinds(List<Mark> marks, boolean signed) {
        var kinds = new ArrayList<String>();
        boolean redacted = marks.stream().anyMatch(Mark.Redaction.class::isInstance);
        if (signed || marks.stream().anyMatch(mark -> !(mark instanceof Mark.Redaction))) {
            kinds.add("annotated");
        }
        if (redacted) {
            kinds.add("redacted");
        }
        if (signed) {
            kinds.add("signed");
        }
        return kinds;
    }
}
