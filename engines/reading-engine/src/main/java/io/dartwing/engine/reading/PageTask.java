package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixConvertTo1;
import static org.bytedeco.leptonica.global.leptonica.pixGetDepth;
import static org.bytedeco.leptonica.global.leptonica.pixReadMemTiff;

import io.dartwing.engine.reading.PageCleaning.Pose;
import io.dartwing.engine.reading.PageCleaning.Poses;
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
record PageTask(TiffFile file, TiffPage page, ReadingSettings settings) implements Callable<PageReading> {
    /// Grey level of a scan (never of a fax) below which a pixel counts as ink.
    private static final int INK = 150;

    /// Mean confidence from which a reading settles a doubtful pose, and one that is all but certain. Upside down,
    /// Tesseract stays below 0.45.
    private static final double SETTLES_DOUBT = 0.8;

    private static final double CONFIRMS = 0.6;

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
        if (page.width() == 0 || page.height() == 0) {
            return ended(new Unreadable(Reason.DAMAGED));
        }
        if ((long) page.width() * page.height() > settings.maxPixels()) {
            return ended(new Unreadable(Reason.TOO_LARGE));
        }
        Optional<byte[]> alone = page.alone(file);
        if (alone.isEmpty()) {
            return ended(new Unreadable(Reason.DAMAGED));
        }
        Recogniser recogniser = Seat.recogniser();
        try (Images images = new Images()) {
            PIX decoded = pixReadMemTiff(alone.get(), alone.get().length, 0);
            if (decoded == null) {
                return ended(new Unreadable(Reason.DAMAGED));
            }
            images.own(decoded);
            PIX received = pixGetDepth(decoded) == 1 ? decoded : images.own(pixConvertTo1(decoded, INK));
            PIX clean = Specks.removed(received, images);
            boolean noisy = clean != received;
            if (Specks.blank(clean, noisy)) {
                return ended(new Blank());
            }
            double shape = page.pixelShape(file);
            double perInch = page.pixelsPerInch(file);
            Optional<PIX> bounded = Texture.bounded(clean, shape, perInch, images);
            if (bounded.isEmpty()) {
                return ended(new Unreadable(Reason.TOO_CROWDED));
            }
            PageCleaning cleaning = new PageCleaning(bounded.get(), shape, perInch, noisy);
            return best(cleaning, recogniser, started)
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
            Duration left = settings.pageLimit().minusNanos(System.nanoTime() - started);
            Optional<Attempt> attempt = attempt(cleaning, open.remove(), recogniser, left);
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

    private static Optional<Attempt> attempt(PageCleaning cleaning, Pose pose, Recogniser recogniser, Duration left) {
        if (!left.isPositive()) {
            return Optional.empty();
        }
        try (Images images = new Images()) {
            Upright upright = cleaning.upright(pose, images);
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
