package io.dartwing.fax.reading;

import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReader;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.document.DocumentKnowledge;
import io.dartwing.engine.reading.document.DocumentReader;
import io.dartwing.engine.reading.meaning.Sense;
import io.dartwing.engine.reading.spam.Arrival;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.document.Judgement;
import io.dartwing.fax.document.ReadingStatus;
import io.dartwing.fax.form.Forms;
import io.dartwing.fax.reading.FloodPolicy.Flood;
import io.dartwing.fax.recogniser.SecondReading;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.platform.settings.OrganizationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Reads the pages of a received fax and judges them. Text, findings and the fax's row are
/// written in one transaction, so that a run that is killed leaves nothing half done and the next
/// one begins again.
@Component
public class FaxReading {
    private static final Logger LOG = LoggerFactory.getLogger(FaxReading.class);

    private final PageReader pages;
    private final SecondReading second;
    private final ReadingModels models;
    private final OwnCategories ownCategories;
    private final Forms forms;
    private final Senders senders;
    private final Floods floods;
    private final AlikeFaxes alike;
    private final FaxFindings findings;
    private final FaxMeanings meanings;
    private final FaxText text;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final OrganizationSettings settings;
    private final Events events;
    private final Metrics metrics;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FaxReading(
            PageReader pages,
            SecondReading second,
            ReadingModels models,
            OwnCategories ownCategories,
            Forms forms,
            Senders senders,
            Floods floods,
            AlikeFaxes alike,
            FaxFindings findings,
            FaxMeanings meanings,
            FaxText text,
            Faxes faxes,
            FaxTimeline timeline,
            OrganizationSettings settings,
            Events events,
            Metrics metrics,
            TransactionTemplate transaction,
            Clock clock) {
        this.pages = pages;
        this.second = second;
        this.models = models;
        this.ownCategories = ownCategories;
        this.forms = forms;
        this.senders = senders;
        this.floods = floods;
        this.alike = alike;
        this.findings = findings;
        this.meanings = meanings;
        this.text = text;
        this.faxes = faxes;
        this.timeline = timeline;
        this.settings = settings;
        this.events = events;
        this.metrics = metrics;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record Judged(Findings findings, Sense sense) {
        Judged withoutSpam() {
            return new Judged(findings.withoutSpam(), sense);
        }
    }

    /// Needs to be outside a transaction: reading takes seconds.
    ///
    /// @param unjudged why the fax gets no spam score; empty: it gets one
    /// @throws IOException if the file can't be opened; what can't be read or judged, the fax says
    public void read(UUID id, Path tiff, Optional<String> unjudged) throws IOException, InterruptedException {
        Instant started = clock.instant();
        DocumentReading own = pages.read(tiff);
        metrics.time(Metric.OCR, Duration.between(started, clock.instant()));
        DocumentReading reading = second.improve(id, own, tiff);
        Optional<Judged> judged = judge(id, reading, tiff).map(all -> unjudged.isPresent() ? all.withoutSpam() : all);
        transaction.executeWithoutResult(status -> {
            save(id, reading, judged.map(Judged::findings));
            meanings.keep(id, judged.map(Judged::sense).orElse(Sense.NONE));
            unjudged.ifPresent(why -> timeline.add(id, "spam_not_judged", "It gets no spam score", why));
        });
    }

    /// Empty when judging failed; the fax goes on without.
    private Optional<Judged> judge(UUID id, DocumentReading reading, Path tiff) throws InterruptedException {
        Arrival arrival = transaction.execute(status -> arrival(faxes.find(id).orElseThrow()));
        double unsureBelow = settings.get(CategorySettings.UNSURE_BELOW) / 100.0;
        try {
            DocumentReader reader = models.reader();
            Optional<Categories> own = transaction.execute(status -> ownCategories.current());
            DocumentKnowledge known = own.map(reader::with).orElse(reader).judge(reading, arrival, unsureBelow);
            return Optional.of(new Judged(Findings.of(known, forms.in(reading.pages(), tiff)), known.sense()));
        } catch (RuntimeException | LinkageError failure) {
            // Its message may hold words of the page.
            LOG.error("fax {} was not judged: {}", id, failure.getClass().getName());
            return Optional.empty();
        }
    }

    private Arrival arrival(FaxDocument fax) {
        String sender = fax.senderNumber();
        return new Arrival(
                sender.isBlank() ? Optional.empty() : Optional.of(senders.history(fax.id(), sender)),
                Optional.of(InboundDetails.receivedAt(fax)
                        .atZone(ZoneId.systemDefault())
                        .toLocalDateTime()),
                Senders.kind(sender, fax.recipientNumber()));
    }

    private void save(UUID id, DocumentReading reading, Optional<Findings> judged) {
        FaxDocument fax = faxes.lock(id).orElseThrow();
        AlikeFaxes.Decided decided = alike.compare(id, reading.pages());
        Optional<Flood> flood = judged.filter(all -> all.spam() != null).flatMap(all -> floods.of(fax));
        Optional<Findings> found = judged.map(all -> all.decided(decided))
                .map(all -> flood.map(one -> all.suspicious(one.sentence())).orElse(all));
        long unreadable = reading.pages().stream()
                .filter(page -> page.outcome() instanceof PageReading.Unreadable)
                .count();
        boolean nothing =
                reading.pages().isEmpty() || unreadable == reading.pages().size();
        text.save(id, reading);
        InboundDetails.read(
                fax,
                nothing ? ReadingStatus.UNREADABLE : ReadingStatus.DONE,
                nothing ? null : (float) reading.meanConfidence());
        fax.judged(kept(
                fax.judgement(),
                found.map(all -> judgement(all, flood.isPresent())).orElse(Judgement.NONE)));
        faxes.save(fax);
        timeline.add(
                id,
                "read",
                nothing
                        ? "No page could be read"
                        : "Text read with " + Math.round(reading.meanConfidence() * 100) + " % confidence",
                unreadable == 0 || nothing
                        ? null
                        : unreadable + " of " + reading.pages().size() + " pages could not be read");
        found.ifPresent(all ->
                all.known().forEach(form -> timeline.add(id, "form_recognised", "Recognised as a form", form.title())));
        found.ifPresentOrElse(all -> findings.save(id, all, clock.instant()), () -> {
            findings.remove(id);
            timeline.add(
                    id,
                    "not_judged",
                    "It goes on without category, spam score and findings",
                    "Working them out failed; its text is not affected");
        });
        events.publish(new FaxEvent.FaxRead(fax.organizationId(), id));
    }

    /// Read once more: what people said of the fax stays.
    private static Judgement kept(Judgement before, Judgement now) {
        Judgement judged = now.withJunk(before.junk());
        return before.categoryCorrected() ? judged.withCategory(before.category(), null, false, true) : judged;
    }

    private Judgement judgement(Findings all, boolean flood) {
        Findings.Guess guess = all.guess();
        Findings.Spam spam = all.spam();
        Integer score = spam == null ? null : spam.score();
        return new Judgement(
                guess.category(),
                (float) guess.confidence(),
                guess.unsure(),
                false,
                score,
                flood || (score != null && score >= settings.get(SpamSettings.FLAG_FROM)),
                all.phi().containsPhi(),
                null);
    }
}
