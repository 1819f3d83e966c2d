package io.dartwing.fax.version;

import io.dartwing.engine.fax.marks.Frame;
import io.dartwing.engine.fax.marks.Mark;
import io.dartwing.engine.fax.marks.PlacedText;
import io.dartwing.engine.fax.marks.Redactions;
import io.dartwing.fax.document.FaxText.PageText;
import io.dartwing.fax.document.FaxText.WordBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The text of a version. Pure.
final class VersionText {
    private VersionText() {}

    /// The pages' text without the words that redactions touch.
    static List<PageText> redacted(List<PageText> pages, List<Mark> marks) {
        return pages.stream().map(page -> redacted(page, marks)).toList();
    }

    private static PageText redacted(PageText page, List<Mark> marks) {
        var kept = new ArrayList<WordBox>();
        var text = new StringBuilder();
        int at = 0;
        boolean aligned = true;
        for (WordBox word : page.words()) {
            int found = aligned ? page.text().indexOf(word.text(), at) : -1;
            aligned = found >= 0;
            boolean gone = Redactions.hit(page.number(), frame(word), marks);
            if (aligned) {
                text.append(page.text(), at, found);
                at = found + word.text().length();
            }
            if (!gone) {
                text.append(aligned ? "" : " ").append(word.text());
                kept.add(word);
            }
        }
        if (kept.size() == page.words().size()) {
            return page;
        }
        return new PageText(
                page.number(),
                page.status(),
                gaps(text.toString()),
                page.confidence(),
                page.rotation(),
                page.skewDegrees(),
                List.copyOf(kept));
    }

    /// Where words went, no more than one blank stays.
    private static String gaps(String text) {
        return text.replaceAll("[ \\t]+", " ")
                .replaceAll(" ?\n ?", "\n")
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /// The words with their places, for the engine.
    static List<PlacedText> placed(List<PageText> pages) {
        return pages.stream()
                .flatMap(page -> page.words().stream()
                        .filter(word -> word.w() > 0 && word.h() > 0)
                        .map(word -> new PlacedText(page.number(), word.text(), frame(word))))
                .toList();
    }

    /// What was written on the pages and can be read there.
    static List<PlacedText> written(List<Mark> marks) {
        return marks.stream()
                .filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast)
                .filter(text -> !Redactions.hit(text.page(), text.frame(), marks))
                .map(text -> new PlacedText(text.page(), text.text(), text.frame()))
                .toList();
    }

    /// The pages' text with what was written on them after it.
    static List<PageText> with(List<PageText> pages, List<PlacedText> written, int count) {
        var all = new ArrayList<PageText>();
        for (int number = 1; number <= count; number++) {
            int page = number;
            Optional<PageText> before =
                    pages.stream().filter(one -> one.number() == page).findFirst();
            List<PlacedText> here =
                    written.stream().filter(text -> text.page() == page).toList();
            if (before.isPresent() || !here.isEmpty()) {
                all.add(with(before.orElse(new PageText(page, "read", "", 1, 0, 0, List.of())), here));
            }
        }
        return all;
    }

    private static PageText with(PageText page, List<PlacedText> written) {
        if (written.isEmpty()) {
            return page;
        }
        var words = new ArrayList<>(page.words());
        var text = new StringBuilder(page.text());
        for (PlacedText one : written) {
            Frame frame = one.frame();
            text.append(text.isEmpty() ? "" : "\n").append(one.text());
            words.add(new WordBox(one.text(), frame.x(), frame.y(), frame.w(), frame.h(), 1));
        }
        return new PageText(
                page.number(),
                page.status(),
                text.toString(),
                page.confidence(),
                page.rotation(),
                page.skewDegrees(),
                List.copyOf(words));
    }

    /// A box may stick out of the page by a rounding error.
    private static Frame frame(WordBox word) {
        double x = Math.clamp(word.x(), 0, 0.9999);
        double y = Math.clamp(word.y(), 0, 0.9999);
        return new Frame(x, y, Math.clamp(word.w(), 1e-6, 1 - x), Math.clamp(word.h(), 1e-6, 1 - y));
    }
}
