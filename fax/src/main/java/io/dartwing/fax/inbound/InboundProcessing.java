package io.dartwing.fax.inbound;

import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.engine.fax.pages.TiffToPdf;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.document.PreparedPages;
import io.dartwing.fax.document.ReadingStatus;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.folder.FaxFolders;
import io.dartwing.fax.reading.CategorySettings;
import io.dartwing.fax.reading.FaxReading;
import io.dartwing.fax.reading.SpamSettings;
import io.dartwing.fax.routing.FaxBarcodes;
import io.dartwing.fax.routing.Place;
import io.dartwing.fax.routing.Routing;
import io.dartwing.fax.routing.RoutingDecision;
import io.dartwing.fax.routing.Rule;
import io.dartwing.fax.sender.ListedSender;
import io.dartwing.fax.sender.SenderSettings;
import io.dartwing.fax.sender.Senders;
import io.dartwing.fax.sharing.Sharing;
import io.dartwing.fax.tag.FaxTags;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.settings.OrganizationSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// What happens to a fax after it is safe: deny list, PDF, reading, rules, delivery, or a wait
/// for a person's word.
///
/// Every step leaves a state from which the next run goes on; a fax whose text can't be read is
/// delivered without it.
@Component
class InboundProcessing implements JobHandler<InboundProcessing.Process> {
    record Process(UUID faxId) {}

    static final JobType<Process> JOB = new JobType<>(
            "fax-process",
            JobPool.LONG,
            Process.class,
            new RetryPolicy(20, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final WorkFolders folders;
    private final FaxReading reading;
    private final OrganizationSettings settings;
    private final Routing routing;
    private final FaxBarcodes barcodes;
    private final Sharing sharing;
    private final FaxTags tags;
    private final FaxFolders places;
    private final RuleEffects effects;
    private final SenderChallenges challenges;
    private final Events events;
    private final Metrics metrics;
    private final Senders senders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    InboundProcessing(
            Faxes faxes,
            FaxTimeline timeline,
            FileStore files,
            WorkFolders folders,
            FaxReading reading,
            OrganizationSettings settings,
            Routing routing,
            FaxBarcodes barcodes,
            Sharing sharing,
            FaxTags tags,
            FaxFolders places,
            RuleEffects effects,
            SenderChallenges challenges,
            Events events,
            Metrics metrics,
            Senders senders,
            TransactionTemplate transaction,
            Clock clock) {
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.folders = folders;
        this.reading = reading;
        this.settings = settings;
        this.routing = routing;
        this.barcodes = barcodes;
        this.sharing = sharing;
        this.tags = tags;
        this.places = places;
        this.effects = effects;
        this.challenges = challenges;
        this.events = events;
        this.metrics = metrics;
        this.senders = senders;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Process> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Process> run) throws Exception {
        UUID id = run.payload().faxId();
        Optional<FaxDocument> begun = transaction.execute(status -> begin(id));
        if (begun.isEmpty()) {
            return JobOutcome.done();
        }
        FaxDocument fax = begun.get();
        Optional<ListedSender> listed = transaction.execute(status -> senders.of(fax));
        List<String> marks;
        try (WorkFolders.Folder folder = folders.open()) {
            Path tiff = folder.copy(files.open(fax.tiff().orElseThrow()), "received.tif");
            if (fax.pdf().isEmpty()) {
                render(fax, tiff, folder);
            }
            if (listed.filter(ListedSender::blocks).isPresent()) {
                transaction.executeWithoutResult(status -> reject(id, listed.get()));
                return JobOutcome.done();
            }
            reading.read(id, tiff, unjudged(listed));
            barcodes.look(id, fax.pages().orElse(1), tiff);
            marks = challenges.marks(id, tiff);
        }
        transaction.executeWithoutResult(status -> place(id, marks));
        return JobOutcome.done();
    }

    /// Why a fax gets no spam score; empty: it gets one.
    private Optional<String> unjudged(Optional<ListedSender> listed) {
        return listed.filter(sender -> settings.get(SenderSettings.UNJUDGED)).map(ListedSender::sentence);
    }

    private Optional<FaxDocument> begin(UUID id) {
        return faxes.lock(id).flatMap(fax -> switch (fax.status()) {
            case RECEIVED -> {
                fax.become(FaxStatus.PROCESSING);
                faxes.save(fax);
                yield Optional.of(fax);
            }
            case PROCESSING -> Optional.of(fax);
            default -> Optional.empty();
        });
    }

    private void render(FaxDocument fax, Path tiff, WorkFolders.Folder folder) throws IOException {
        Path pdf = folder.file("received.pdf");
        int pages = TiffToPdf.convert(tiff, pdf);
        byte[] thumbnail = PageImages.render(tiff, 0, 240);
        transaction.executeWithoutResult(status -> {
            FaxDocument current = faxes.lock(fax.id()).orElseThrow();
            PreparedPages.put(
                    current,
                    current.tiff().orElseThrow(),
                    files.store(pdf, "application/pdf", Long.MAX_VALUE).id(),
                    files.store(new ByteArrayInputStream(thumbnail), "image/png", Long.MAX_VALUE)
                            .id(),
                    pages);
            faxes.save(current);
        });
    }

    private void reject(UUID id, ListedSender sender) {
        FaxDocument fax = faxes.lock(id).orElseThrow();
        fax.become(FaxStatus.REJECTED);
        InboundDetails.read(fax, ReadingStatus.NONE, null);
        InboundDetails.completed(fax, clock.instant());
        faxes.save(fax);
        timeline.add(id, "rejected", "Not delivered: its sender is blocked", sender.sentence());
        events.publish(new FaxEvent.FaxRejected(fax.organizationId(), id));
    }

    /// A held fax has its place already: who will see it there is who decides about it.
    private void place(UUID id, List<String> marks) {
        FaxDocument fax = faxes.lock(id).orElseThrow();
        Instant received = InboundDetails.receivedAt(fax);
        RoutingDecision decision = routing.decide(fax);
        Place place = decision.place();
        UUID group = place.groupId();
        InboundDetails.routed(
                fax,
                decision.rule().map(Rule::id).orElse(null),
                decision.rule().map(Rule::name).orElse(null),
                decision.reason(),
                group == null ? place.inboxId() : sharing.inboxOf(group).orElse(null),
                place.personId(),
                decision.priority() == null
                        ? null
                        : FaxPriority.valueOf(decision.priority().toUpperCase(Locale.ROOT)));
        if (group != null) {
            fax.shareOut(group, place.skill());
        }
        Optional.ofNullable(decision.folderId()).flatMap(places::open).ifPresent(folder -> fax.putInto(folder.id()));
        fax.tagged(tags.known(decision.tagIds()).stream()
                .limit(FaxDocument.MOST_TAGS)
                .toList());
        metrics.time(Metric.FAX_PROCESSING, Duration.between(received, clock.instant()));
        Optional<ListedSender> listed = senders.of(fax).filter(sender -> !sender.blocks());
        listed.ifPresent(sender -> timeline.add(id, "known_sender", "Its sender is allowed", sender.sentence()));
        boolean known = listed.isPresent();
        switch (challenges.word(fax, marks, decision.challenge(), known)) {
            case SenderChallenges.Word.Answered ignored -> deliver(fax, decision);
            case SenderChallenges.Word.Hold(String sentence, boolean challenge) -> {
                hold(fax, decision, sentence);
                if (challenge) {
                    challenges.queue(fax);
                }
            }
            case SenderChallenges.Word.Nothing ignored -> {
                if (!known && suspicious(fax)) {
                    hold(fax, decision, "Held: it looks like spam");
                } else if (fax.judgement().categoryUnsure() && settings.get(CategorySettings.HOLD_UNSURE)) {
                    hold(fax, decision, "Held: a person has to say what it is");
                } else {
                    deliver(fax, decision);
                }
            }
        }
    }

    private boolean suspicious(FaxDocument fax) {
        Integer score = fax.judgement().spamScore();
        return score != null && score >= settings.get(SpamSettings.HOLD_FROM);
    }

    private void hold(FaxDocument fax, RoutingDecision decision, String sentence) {
        fax.become(FaxStatus.HELD);
        faxes.save(fax);
        timeline.add(
                fax.id(),
                "held",
                sentence,
                "A person releases or rejects it. Released, it lies there: " + decision.reason(),
                decision.steps());
        events.publish(new FaxEvent.FaxHeld(fax.organizationId(), fax.id()));
    }

    private void deliver(FaxDocument fax, RoutingDecision decision) {
        fax.become(FaxStatus.DELIVERED);
        InboundDetails.completed(fax, clock.instant());
        faxes.save(fax);
        timeline.add(fax.id(), "routed", "Delivered", decision.reason(), decision.steps());
        sharing.give(fax, true);
        effects.tell(fax, decision);
        events.publish(new FaxEvent.FaxDelivered(fax.organizationId(), fax.id()));
        faxes.announce(fax, "fax.received");
    }
}
