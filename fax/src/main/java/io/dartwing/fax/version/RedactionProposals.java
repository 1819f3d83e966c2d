package io.dartwing.fax.version;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.dartwing.fax.document.FaxText.PageText;
import io.dartwing.fax.document.FaxText.WordBox;
import io.dartwing.fax.reading.Findings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Places that somebody may want to redact. Pure; a person decides.
///
/// Patterns are RE2: they take time in proportion to the text, whatever they are.
final class RedactionProposals {
    private static final double MARGIN = 0.002;
    private static final int MOST = 1_000;
    private static final Pattern SSN = Pattern.compile("\\b[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}\\b");
    private static final Pattern CARD = Pattern.compile("\\b[0-9](?:[ -]?[0-9]){12,18}\\b");

    /// @param type SSN, CARD, PATTERN, or a kind of health information
    record Proposal(int page, double x, double y, double w, double h, String type) {}

    /// @param unusable numbers (from 1) of the organisation's patterns that are no RE2
    record Proposals(List<Proposal> data, List<Integer> unusable) {}

    private RedactionProposals() {}

    static Proposals of(List<PageText> pages, Optional<Findings> findings, List<String> patterns) {
        var found = new LinkedHashSet<Proposal>();
        var unusable = new ArrayList<Integer>();
        findings.ifPresent(all -> all.identifiers()
                .forEach(one -> found.add(around(
                        one.page(),
                        one.box().x(),
                        one.box().y(),
                        one.box().x() + one.box().w(),
                        one.box().y() + one.box().h(),
                        one.type()))));
        var own = new ArrayList<Pattern>();
        for (int i = 0; i < patterns.size(); i++) {
            try {
                own.add(Pattern.compile(patterns.get(i)));
            } catch (PatternSyntaxException notOurs) {
                unusable.add(i + 1);
            }
        }
        for (PageText page : pages) {
            var line = new Words(page);
            line.find(SSN, "SSN", text -> true, found);
            line.find(CARD, "CARD", RedactionProposals::checks, found);
            own.forEach(pattern -> line.find(pattern, "PATTERN", text -> true, found));
        }
        return new Proposals(found.stream().limit(MOST).toList(), unusable);
    }

    /// The check digit of card numbers (ISO/IEC 7812-1, annex B).
    private static boolean checks(String number) {
        int sum = 0;
        int place = 0;
        for (int i = number.length() - 1; i >= 0; i--) {
            int digit = Character.digit(number.charAt(i), 10);
            if (digit >= 0) {
                int value = place++ % 2 == 0 ? digit : 2 * digit;
                sum += value > 9 ? value - 9 : value;
            }
        }
        return sum % 10 == 0;
    }

    private static Proposal around(int page, double left, double top, double right, double bottom, String type) {
        double x = Math.max(0, left - MARGIN);
        double y = Math.max(0, top - MARGIN);
        return new Proposal(page, x, y, Math.min(1, right + MARGIN) - x, Math.min(1, bottom + MARGIN) - y, type);
    }

    /// The words of a page in one line, and where each of them stands in it.
    private static final class Words {
        private final PageText page;
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> starts = new ArrayList<>();

        Words(PageText page) {
            this.page = page;
            for (WordBox word : page.words()) {
                text.append(text.isEmpty() ? "" : " ");
                starts.add(text.length());
                text.append(word.text());
            }
        }

        void find(
                Pattern pattern,
                String type,
                java.util.function.Predicate<String> sound,
                LinkedHashSet<Proposal> found) {
            Matcher matcher = pattern.matcher(text);
            while (found.size() < MOST && matcher.find()) {
                if (matcher.end() > matcher.start() && sound.test(matcher.group())) {
                    propose(matcher.start(), matcher.end(), type, found);
                }
            }
        }

        /// One box for words beside each other, another for those on the next line.
        private void propose(int from, int to, String type, LinkedHashSet<Proposal> found) {
            double[] box = null;
            for (int i = 0; i < starts.size(); i++) {
                WordBox word = page.words().get(i);
                if (starts.get(i) >= to || starts.get(i) + word.text().length() <= from) {
                    continue;
                }
                double middle = word.y() + word.h() / 2;
                if (box != null && middle > box[1] && middle < box[3]) {
                    box[0] = Math.min(box[0], word.x());
                    box[1] = Math.min(box[1], word.y());
                    box[2] = Math.max(box[2], word.x() + word.w());
                    box[3] = Math.max(box[3], word.y() + word.h());
                } else {
                    add(box, type, found);
                    box = new double[] {word.x(), word.y(), word.x() + word.w(), word.y() + word.h()};
                }
            }
            add(box, type, found);
        }

        private void add(double @org.jspecify.annotations.Nullable [] box, String type, LinkedHashSet<Proposal> found) {
            if (box != null) {
                found.add(around(page.number(), box[0], box[1], box[2], box[3], type));
            }
        }
    }
}
