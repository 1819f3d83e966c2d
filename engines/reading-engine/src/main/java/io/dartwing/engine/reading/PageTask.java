package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixSetMasked;
import static org.bytedeco.leptonica.global.leptonica.pixSubtract;

import io.dartwing.engine.reading.PageCleaning.Pose;
import io.dartwing.engine.reading.PageCleaning.Poses;
import io.dartwing.engine.reading.PageCleaning.Strokes;
import io.dartwing.engine.reading.PageCleaning.Upright;
import io.dartwing.engine.reading.PageReading.Blank;
import io.dartwing.engine.reading.PageReading.Outcome;
import io.dartwing.engine.reading.PageReading.Read;
import io.dartwing.engine.reading.PageReading.Reason;
import io.dartwing.engine.reading.PageReading.Unreadable;
import io.dartwing.engine.reading.Recogniser.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.bytedeco.leptonica.PIX;

/// Reads one page from beginning to end on a worker thread.
record PageTask(ReceivedPage page, ReadingSettings settings) implements Callable<PageReading> {
    /// Mean confidence from which a reading settles a doubtful pose, and one that is all but certain. Upside down,
    /// Tesseract stays below 0.45.
    private static final double SETTLES_DOUBT = 0.8;

    private static final double CONFIRMS = 0.6;

    /// Mean confidence below which a page is read again with thicker strokes.
    private static final double DOUBTFUL = 0.85;

    private static final int WHITE = 255;

    private record Attempt(Pose pose, Reading reading) {
        List<Word> words() {
            return reading.words();
        }

        double confidence() {
            return PageText.confidence(words());
        }

        boolean upright() {
            return reading.turn() == 0;
        }

        /// How much was read how surely. Text read sideways is read as well, but the pose isn't the page's.
        double worth() {
            return confidence() * PageText.letters(words()) * (upright() ? 1 : 0.5);
        }
    }

    @Override
    public PageReading call() throws IOException {
        long started = System.nanoTime();
        Optional<Reason> lost = page.lost();
        if (lost.isPresent()) {
            return ended(new Unreadable(lost.get()));
        }
        if (page.width() == 0 || page.height() == 0) {
            return ended(new Unreadable(Reason.DAMAGED));
        }
        if ((long) page.width() * page.height() > settings.maxPixels()) {
            return ended(new Unreadable(Reason.TOO_LARGE));
        }
        Recogniser recogniser = Seat.recogniser();
        try (Images images = new Images()) {
            Optional<PIX> decoded = page.decode(images);
            if (decoded.isEmpty()) {
                return ended(new Unreadable(Reason.DAMAGED));
            }
            Ink ink = Ink.of(decoded.get(), images);
            PIX clean = Specks.removed(ink.black(), images);
            boolean noisy = clean != ink.black();
            if (Specks.blank(clean, noisy)) {
                return ended(new Blank());
            }
            double shape = page.pixelShape();
            double perInch = page.pixelsPerInch();
            Optional<PIX> rules = Rules.of(clean, shape, perInch, images);
            PIX plain = rules.map(lines -> images.own(pixSubtract(null, clean, lines)))
                    .orElse(clean);
            ink.grey().ifPresent(grey -> rules.ifPresent(lines -> pixSetMasked(grey, lines, WHITE)));
            Optional<PIX> bounded = Texture.bounded(plain, shape, perInch, images);
            if (bounded.isEmpty()) {
                return ended(new Unreadable(Reason.TOO_CROWDED));
            }
            boolean asReceived = !noisy && bounded.get() == plain;
            Optional<PIX> grey = asReceived ? ink.grey() : Optional.empty();
            PageCleaning cleaning = new PageCleaning(bounded.get(), grey, shape, perInch, noisy);
            return best(cleaning, recogniser, started)
                    .map(found -> better(found, cleaning, recogniser, started))
                    .map(this::read)
                    .orElseGet(() -> ended(new Unreadable(Reason.TIME_LIMIT)));
        }
    }

    /// The first reading that settles its pose, else the best of all; empty if the time ran out before any was done.
    private Optional<Attempt> best(PageCleaning cleaning, Recogniser recogniser, long started) {
        Poses poses = cleaning.poses();
        Deque<Pose> open = new ArrayDeque<>(poses.ranked());
        Optional<Attempt> best = Optional.empty();
        while (!open.isEmpty()) {
            Duration left = left(started);
            Optional<Attempt> attempt = attempt(cleaning, open.remove(), Strokes.AS_RECEIVED, recogniser, left);
            if (attempt.isEmpty()) {
                return best;
            }
            Attempt now = attempt.get();
            if (best.isEmpty() || now.worth() > best.get().worth()) {
                best = attempt;
            }
            if (now.upright() && now.confidence() >= (poses.sure() ? CONFIRMS : SETTLES_DOUBT)) {
                return attempt;
            }
            int better = (now.pose().rotation() + now.reading().turn()) % 360;
            List<Pose> hinted =
                    open.stream().filter(pose -> pose.rotation() == better).toList();
            hinted.forEach(pose -> {
                open.remove(pose);
                open.addFirst(pose);
            });
        }
        return best;
    }

    /// The better of a reading and, where that was doubtful, another with thicker strokes.
    private Attempt better(Attempt found, PageCleaning cleaning, Recogniser recogniser, long started) {
        if (found.confidence() >= DOUBTFUL || found.words().isEmpty()) {
            return found;
        }
        return attempt(cleaning, found.pose(), Strokes.THICKER, recogniser, left(started))
                .filter(again -> again.worth() > found.worth())
                .orElse(found);
    }

    private Duration left(long started) {
        return settings.pageLimit().minusNanos(System.nanoTime() - started);
    }

    private static Optional<Attempt> attempt(
            PageCleaning cleaning, Pose pose, Strokes strokes, Recogniser recogniser, Duration left) {
        if (!left.isPositive()) {
            return Optional.empty();
        }
        try (Images images = new Images()) {
            Upright upright = cleaning.upright(pose, strokes, images);
            return recogniser
                    .read(upright.image(), upright.placement(), left)
                    .map(reading -> new Attempt(pose, reading));
        }
    }

    private PageReading read(Attempt attempt) {
        return new PageReading(
                page.number(),
                new Read(),
                PageText.of(attempt.words()),
                attempt.words(),
                attempt.confidence(),
                attempt.pose().rotation(),
                attempt.pose().skewDegrees(),
                page.width(),
                page.height());
    }

    private PageReading ended(Outcome outcome) {
        return PageReading.withoutText(page.number(), outcome, page.width(), page.height());
    }
}
