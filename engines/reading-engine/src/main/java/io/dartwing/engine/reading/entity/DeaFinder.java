package io.dartwing.engine.reading.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// DEA registrations. The check digit is enough to know one, so no label is asked for; letters and
/// digits that were mistaken for one another are put right before the check.
final class DeaFinder implements Finder {
    private static final Labels DEA = Labels.named("dea-dea");
    private static final Pattern SHAPE =
            Pattern.compile("(?<![\\w-])([A-Z0-9|][A-Z0-9|])[ -]?(D{7})(?![\\w-])".replace("D", Digits.ONE));

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                boolean labelled = !DEA.in(row).isEmpty();
                Matcher matcher = SHAPE.matcher(row.text());
                while (matcher.find()) {
                    finding(row.span(matcher.start(), matcher.end()), matcher, labelled)
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Finding> finding(Span span, Matcher matcher, boolean labelled) {
        String letters = matcher.group(1);
        char second = letters.charAt(1) == '9' ? '9' : Digits.letter(letters.charAt(1));
        String repairedLetters = "" + Digits.letter(letters.charAt(0)) + second;
        int lettersRepaired = repairedLetters.equals(letters) ? 0 : 1;
        return Digits.read(matcher.group(2))
                .map(read -> new Digits(repairedLetters + read.digits(), read.repaired() + lettersRepaired))
                .filter(read -> CheckDigits.dea(read.digits()) && read.repaired() <= (labelled ? 2 : 0))
                .map(read -> Finding.of(EntityType.DEA, span, read.digits(), (labelled ? 0.98 : 0.9) * read.trust()));
    }
}
