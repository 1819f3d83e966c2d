package io.dartwing.engine.reading.outside;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.PageReading.Blank;
import io.dartwing.engine.reading.PageReading.Read;
import io.dartwing.engine.reading.PageReading.Unreadable;
import io.dartwing.engine.reading.Word;
import java.util.List;
import java.util.Optional;

/// Which pages need another recogniser, and which of two readings is kept.
public final class BetterReading {
    /// Confidence below which a word is more likely wrong than right.
    private static final double GUESSED = 0.5;

    private BetterReading() {}

    /// Whether a page was read so badly that another recogniser may read it better: less surely than this, nothing at
    /// all although it isn't blank, or not to an end. Pages whose pixels nobody can see are none.
    ///
    /// @param below mean confidence, 0 to 1
    public static boolean doubtful(PageReading page, double below) {
        return switch (page.outcome()) {
            case Read ignored -> page.words().isEmpty() || page.confidence() < below;
            case Blank ignored -> false;
            case Unreadable(PageReading.Reason reason) ->
                switch (reason) {
                    case TIME_LIMIT, TOO_CROWDED -> true;
                    case NOT_A_TIFF, BROKEN_PAGE_LIST, TOO_MANY_PAGES, TOO_LARGE, DAMAGED, LOCKED, TOO_COMPLEX -> false;
                };
        };
    }

    /// The page as it was read outside, if more letters were read there more surely; empty: the own reading is kept.
    /// Words that were all but guessed don't count: of handwriting Tesseract makes many of them.
    public static Optional<PageReading> of(PageReading own, OutsideAnswer.Seen outside) {
        return worth(outside.words()) > worth(own.words())
                ? Optional.of(own.withText(outside.words(), outside.rotation()))
                : Optional.empty();
    }

    private static double worth(List<Word> words) {
        return words.stream()
                .filter(word -> word.confidence() >= GUESSED)
                .mapToDouble(word -> word.confidence() * word.text().length())
                .sum();
    }
}
