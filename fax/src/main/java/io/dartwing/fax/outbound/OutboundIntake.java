package io.dartwing.fax.outbound;

import io.dartwing.engine.fax.pages.DocumentType;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.cover.CoverTemplates;
import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.OutboundDetails;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.optout.DoNotFax;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.limits.LimitedOperation;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes a fax to send: checks it, stores it durably, and queues it. When the transaction
/// commits, the fax will be sent
/// or its failure told; nothing is left to the caller.
@Component
public class OutboundIntake {
    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final int MAX_FILES = 20;

    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final Numbers numbers;
    private final Organizations organizations;
    private final CoverTemplates templates;
    private final FaxRoutes routes;
    private final Previews previews;
    private final OutboundQueue queue;
    private final Events events;
    private final GuardedFetch fetch;
    private final PhiGate phi;
    private final Limits limits;
    private final DoNotFax doNotFax;
    private final OrganizationSettings settings;
    private final Audit audit;
    private final Clock clock;

    OutboundIntake(
            Faxes faxes,
            FaxTimeline timeline,
            FileStore files,
            Numbers numbers,
            Organizations organizations,
            CoverTemplates templates,
            FaxRoutes routes,
            Previews previews,
            OutboundQueue queue,
            Events events,
            GuardedFetch fetch,
            PhiGate phi,
            Limits limits,
            DoNotFax doNotFax,
            OrganizationSettings settings,
            Audit audit,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.numbers = numbers;
        this.organizations = organizations;
        this.templates = templates;
        this.routes = routes;
        this.previews = previews;
        this.queue = queue;
        this.events = events;
        this.fetch = fetch;
        this.phi = phi;
        this.limits = limits;
        this.doNotFax = doNotFax;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /// Accepts the fax as the current actor, in the caller's transaction.
    ///
    /// Whether the files really open is found out later, when they are turned into pages: a fax
    /// whose file can't be
    /// converted becomes `failed` with that reason. What can be told at once is refused here.
    @Transactional(propagation = Propagation.MANDATORY)
    public FaxDocument accept(SendFax wish) {
        return accept(wish, null);
    }

    /// The same for one of a broadcast, whose pages are ready.
    @Transactional(propagation = Propagation.MANDATORY)
    public FaxDocument accept(SendFax wish, @Nullable BroadcastPart part) {
        Destination destination = Destination.parse(wish.to())
                .orElseThrow(() -> new ProblemException(
                        FaxError.INVALID_RECIPIENT,
                        "to: not a fax number (expected: E.164, or sip:user@host of a trunk)"));
        requireNotRefused(destination, part != null);
        FaxNumber sender = sender(wish);
        routes.require(destination, sender);
        Instant at = schedule(wish);
        if (wish.callbackUrl() != null) {
            checkCallback(wish.callbackUrl());
        }
        phi.require();
        limits.take(LimitedOperation.FAX_SEND, FaxError.RATE_LIMITED);
        Optional<Previews.Preview> preview =
                Optional.ofNullable(wish.previewId()).map(previews::require);
        List<SourceFile> sources = preview.map(Previews.Preview::files).orElseGet(() -> store(wish));
        int pages = preview.map(Previews.Preview::pages).orElseGet(() -> pages(wish, part));
        if (part == null) {
            requireFaxable(sources, pages);
        }

        FaxDocument fax = faxes.begin(FaxDirection.OUTBOUND, FaxStatus.QUEUED);
        OutboundDetails.fill(
                fax,
                new OutboundDetails(
                        sender.number(),
                        sender.label(),
                        destination.text(),
                        wish.recipientName(),
                        wish.subject(),
                        wish.priority(),
                        wish.resolution(),
                        wish.scheduledAt(),
                        wish.header(),
                        wish.wantsCover(),
                        Covers.fields(
                                wish,
                                () -> organizations
                                        .current()
                                        .map(Organization::name)
                                        .orElse(""),
                                sender,
                                destination,
                                templates),
                        wish.callbackUrl(),
                        wish.metadata(),
                        sender.id(),
                        sources,
                        preview.map(Previews.Preview::tiffFile)
                                .or(() -> tiff(wish, part))
                                .orElse(null),
                        pages,
                        Actors.current().test(),
                        part == null ? null : part.broadcast(),
                        part == null ? mostAttempts() : Integer.valueOf(part.attempts())));
        faxes.save(fax);
        timeline.add(
                fax.id(),
                "accepted",
                "Accepted for " + destination.text(),
                at.isAfter(clock.instant()) ? "To be sent at the time asked for" : null);
        audit.record("fax.accepted", "fax_document", fax.id(), Map.of());
        queue.prepare(fax, at);
        events.publish(new FaxEvent.FaxQueued(fax.organizationId(), fax.id()));
        return fax;
    }

    private void requireNotRefused(Destination destination, boolean broadcast) {
        if (destination instanceof Destination.Number(PhoneNumber number) && doNotFax.refuses(number, broadcast)) {
            throw new ProblemException(
                    FaxError.OPTED_OUT, "to: on the do-not-fax list (expected: a number that may be faxed)");
        }
    }

    /// Problem `FAX-002` or `FAX-012` when it is more than the organisation wants to be faxed.
    private void requireFaxable(List<SourceFile> sources, int pages) {
        long largest = settings.get(OutboundSettings.MOST_MEGABYTES);
        if (sources.stream().mapToLong(SourceFile::size).sum() > largest * 1024 * 1024) {
            throw new ProblemException(
                    FaxError.TOO_LARGE,
                    "file: too large for a fax here (expected: at most " + largest + " MB together)");
        }
        long longest = settings.get(OutboundSettings.MOST_PAGES);
        if (pages > longest) {
            throw new ProblemException(
                    FaxError.TOO_MANY_PAGES, "pages: too many for a fax here (expected: at most " + longest + ")");
        }
    }

    /// A cover page is made for each fax, so that its pages are not ready.
    private @Nullable Integer mostAttempts() {
        int most = settings.get(OutboundSettings.MOST_ATTEMPTS).intValue();
        return most == 0 ? null : most;
    }

    private Optional<UUID> tiff(SendFax wish, @Nullable BroadcastPart part) {
        if (part == null || wish.wantsCover()) {
            return Optional.empty();
        }
        return part.tiff()
                .map(pages ->
                        files.store(pages, "image/tiff", Long.MAX_VALUE).id().value());
    }

    private static int pages(SendFax wish, @Nullable BroadcastPart part) {
        return part == null ? expectedPages(wish) : part.pages() + (wish.wantsCover() ? 1 : 0);
    }

    private FaxNumber sender(SendFax wish) {
        String from = wish.from();
        if (from == null || from.isBlank()) {
            return numbers.all().stream()
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(
                            FaxError.NUMBER_NOT_OWNED,
                            "from: the organisation has no fax number (expected: one set up)"));
        }
        return PhoneNumber.parse(from)
                .flatMap(number -> numbers.owned(number.e164()))
                .orElseThrow(() -> new ProblemException(
                        FaxError.NUMBER_NOT_OWNED,
                        "from: not a fax number of this organisation (expected: one of its own)"));
    }

    private Instant schedule(SendFax wish) {
        Instant now = clock.instant();
        Instant at = wish.scheduledAt();
        if (at == null) {
            return now;
        }
        if (at.isBefore(now.minus(Duration.ofMinutes(5))) || at.isAfter(now.plus(FARTHEST))) {
            throw new ProblemException(
                    FaxError.BAD_SCHEDULE, "scheduled_at: out of range (expected: from now on, within 400 days)");
        }
        return at;
    }

    private void checkCallback(String url) {
        fetch.fault(url).ifPresent(fault -> {
            throw new ProblemException(FaxError.FILE_URL_REFUSED, "callback_url: " + fault);
        });
    }

    private List<SourceFile> store(SendFax wish) {
        if (wish.files().isEmpty() && !wish.wantsCover()) {
            throw new ProblemException(FaxError.FILE_MISSING, "file: missing (expected: at least one)");
        }
        if (wish.files().size() > MAX_FILES) {
            throw new ProblemException(
                    FaxError.TOO_LARGE,
                    "file: " + wish.files().size() + " files (expected: at most " + MAX_FILES + ")");
        }
        var sources = new ArrayList<SourceFile>();
        try {
            long total = 0;
            for (IncomingFile file : wish.files()) {
                DocumentType type = Pages.accept(file.path(), sources.size());
                StoredFile stored = files.store(file.path(), Pages.contentType(type), Pages.MAX_BYTES);
                total += stored.size();
                sources.add(new SourceFile(stored.id().value(), file.filename(), stored.contentType(), stored.size()));
            }
            if (total > Pages.MAX_BYTES) {
                throw new ProblemException(FaxError.TOO_LARGE, "file: too large together (expected: at most 50 MB)");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sources;
    }

    /// Counts pages, and refuses files that can't be opened, before the caller is told that the
    /// fax is accepted.
    private static int expectedPages(SendFax wish) {
        int pages = wish.wantsCover() ? 1 : 0;
        int index = 0;
        for (IncomingFile file : wish.files()) {
            pages += Pages.count(file.path(), index++);
            if (pages > Pages.MAX_PAGES) {
                throw new ProblemException(
                        FaxError.TOO_MANY_PAGES, "pages: too many (expected: at most " + Pages.MAX_PAGES + ")");
            }
        }
        return pages;
    }
}
