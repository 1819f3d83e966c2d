package io.dartwing.fax.recogniser;

import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.engine.reading.DocumentReading;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.outside.BetterReading;
import io.dartwing.engine.reading.outside.OutsideAnswer;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failed;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failure;
import io.dartwing.engine.reading.outside.OutsideAnswer.Seen;
import io.dartwing.engine.reading.outside.OutsideRecogniser;
import io.dartwing.engine.reading.outside.PagePicture;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.platform.audit.Audit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Has pages that were read badly read once more by a recogniser outside, if the organisation has one. Where it has
/// none, nothing happens and nothing leaves.
@Component
public class SecondReading {
    private static final Logger LOG = LoggerFactory.getLogger(SecondReading.class);
    private static final int WIDEST = 4096;
    private static final Duration LEAST_TIME = Duration.ofSeconds(1);
    private static final String OWN_KEPT = "Our own reading is kept";

    private final RecogniserAccounts accounts;
    private final RecogniserStates states;
    private final OutsideReadings readings;
    private final FaxTimeline timeline;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SecondReading(
            RecogniserAccounts accounts,
            RecogniserStates states,
            OutsideReadings readings,
            FaxTimeline timeline,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.states = states;
        this.readings = readings;
        this.timeline = timeline;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Needs to be outside a transaction. What goes wrong is told in the fax's timeline; its pages stay as they are
    /// then.
    ///
    /// @param tiff the pages of `own`
    public DocumentReading improve(UUID fax, DocumentReading own, Path tiff) {
        List<RecogniserAccount> enabled = transaction.execute(status -> {
            readings.abandoned(fax);
            return accounts.enabled();
        });
        if (enabled.isEmpty()) {
            return own;
        }
        Instant now = clock.instant();
        Optional<RecogniserAccount> ready = enabled.stream()
                .filter(account -> !states.find(account.id()).paused(now))
                .findFirst();
        RecogniserAccount account = ready.orElse(enabled.getFirst());
        List<PageReading> doubtful = own.pages().stream()
                .filter(page -> BetterReading.doubtful(page, account.useBelow()))
                .toList();
        if (doubtful.isEmpty()) {
            return own;
        }
        if (ready.isEmpty()) {
            notRead(
                    fax,
                    account.kind().title() + " is left alone for a while: "
                            + states.find(account.id()).lastError());
            return own;
        }
        return new Run(fax, account, accounts.open(account), tiff).improve(own, doubtful);
    }

    private void notRead(UUID fax, String why) {
        transaction.executeWithoutResult(status ->
                timeline.add(fax, "not_read_outside", "Doubtful pages were not read by another recogniser", why));
    }

    /// The pages of one fax at one recogniser.
    private final class Run {
        private final UUID fax;
        private final RecogniserAccount account;
        private final OutsideRecogniser recogniser;
        private final Path tiff;
        private final long deadline;

        Run(UUID fax, RecogniserAccount account, OutsideRecogniser recogniser, Path tiff) {
            this.fax = fax;
            this.account = account;
            this.recogniser = recogniser;
            this.tiff = tiff;
            this.deadline = System.nanoTime() + account.maxTime().toNanos();
        }

        DocumentReading improve(DocumentReading own, List<PageReading> doubtful) {
            var pages = new ArrayList<>(own.pages());
            int asked = 0;
            for (int i = 0; i < doubtful.size(); i++) {
                PageReading page = doubtful.get(i);
                Optional<PagePicture> picture = over(asked) ? Optional.empty() : picture(page);
                if (over(asked)) {
                    notRead(fax, limits(doubtful.size() - i));
                    break;
                }
                if (picture.isEmpty()) {
                    continue;
                }
                asked++;
                OutsideAnswer answer = ask(page, picture.get());
                if (answer instanceof Seen seen) {
                    BetterReading.of(page, seen).ifPresent(better -> pages.set(pages.indexOf(page), better));
                } else if (answer instanceof Failed failed && failed.why() != Failure.NOT_THIS_PAGE) {
                    break;
                }
            }
            return own.withPages(pages);
        }

        /// Drawing a page takes time too.
        private boolean over(int asked) {
            return asked == account.maxPages() || left().compareTo(LEAST_TIME) < 0;
        }

        private String limits(int rest) {
            return rest + " of them stayed here: at most " + account.maxPages() + " for each fax, within "
                    + account.maxTime().toSeconds() + " seconds";
        }

        private Duration left() {
            return Duration.ofNanos(deadline - System.nanoTime());
        }

        private OutsideAnswer ask(PageReading page, PagePicture picture) {
            UUID reading = transaction.execute(status -> leaving(page));
            OutsideAnswer answer = recogniser.read(picture, left());
            transaction.executeWithoutResult(status -> {
                switch (answer) {
                    case Seen seen -> seen(reading, page, seen);
                    case Failed failed -> failed(reading, page, failed);
                }
            });
            return answer;
        }

        private UUID leaving(PageReading page) {
            audit.record(
                    "fax.page_sent_to_recogniser",
                    "fax_document",
                    fax,
                    Map.of(
                            "page",
                            "" + page.number(),
                            "recogniser",
                            account.id().toString(),
                            "service",
                            recogniser.name(),
                            "host",
                            account.host()));
            return readings.begin(new OutsideReadings.Leaving(
                    fax, page.number(), account.id(), recogniser.name(), account.host(), page.confidence()));
        }

        private void seen(UUID reading, PageReading page, Seen seen) {
            states.answered(account.id());
            PageReading outside = page.withText(seen.words(), seen.rotation());
            boolean better = BetterReading.of(page, seen).isPresent();
            readings.end(reading, better ? "kept" : "own_kept", null, outside.confidence());
            String by = "Page " + page.number() + " was read by " + recogniser.name() + ": ";
            if (seen.words().isEmpty()) {
                timeline.add(fax, "read_outside", by + "no text was seen", OWN_KEPT);
            } else if (!better) {
                timeline.add(fax, "read_outside", by + "no more, or less surely", OWN_KEPT);
            } else {
                String before = page.words().isEmpty() ? ", where we read nothing" : " instead of " + percent(page);
                timeline.add(fax, "read_outside", by + percent(outside) + before);
            }
        }

        private void failed(UUID reading, PageReading page, Failed failed) {
            boolean left = failed.why() != Failure.NOT_SENT;
            readings.end(reading, left ? "failed" : "not_sent", failed.sentence(), null);
            if (!left) {
                audit.record(
                        "fax.page_not_sent_to_recogniser",
                        "fax_document",
                        fax,
                        Map.of(
                                "page",
                                "" + page.number(),
                                "recogniser",
                                account.id().toString()));
            }
            if (failed.why() != Failure.NOT_THIS_PAGE) {
                states.failed(account.id(), failed.sentence(), failed.retryAfter());
            }
            timeline.add(
                    fax,
                    "not_read_outside",
                    "Page " + page.number() + " was not read by " + recogniser.name() + ": " + failed.sentence(),
                    OWN_KEPT);
        }

        /// Empty if the page can't be drawn: then it stays here.
        private Optional<PagePicture> picture(PageReading page) {
            try {
                return Optional.of(PagePicture.of(
                        PageImages.render(tiff, page.number() - 1, Math.clamp(page.width(), 1, WIDEST), left())));
            } catch (IOException undrawn) {
                LOG.warn("page {} of fax {} can't be drawn for another recogniser", page.number(), fax);
                return Optional.empty();
            }
        }
    }

    private static String percent(PageReading page) {
        return Math.round(page.confidence() * 100) + " %";
    }
}
