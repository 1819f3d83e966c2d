package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// National provider identifiers, and what stands in their place with a wrong check digit.
///
/// Without a label near, only ten digits together that pass the check count, and with less certainty:
/// one number in ten passes by chance.
final class NpiFinder implements Finder {
    private static final Labels NPI = Labels.named("npi-npi");
    private static final Pattern TEN = Pattern.compile("D(?:[ \\-]?D){9}(?![\\w-])".replace("D", Digits.ONE));
    private static final Pattern ALONE = Pattern.compile("(?<![\\w\\-.$+/#])[12]\\d{9}(?![\\w\\-/])");
    private static final Pattern GLUED = Pattern.compile("(?i)\\bNP[I1l|][#:.]?([0-9OIlSB]{10})\\b");
    private static final Pattern OTHER_NUMBER = Pattern.compile(
            "(?i)(acc(oun)?t|member|policy|order|invoice|claim|group|phone|fax|tel|ref|track|mrn|po|auth"
                    + "|case|serial|subscriber|routing)\\w*[\\s:.#]*(no|number|id)?[\\s:.#]*$");

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Labelled labelled : LabelledValues.columns(page, NPI, Shape.of(TEN))) {
                finding(labelled.value(), 0.97).ifPresent(found::add);
            }
            for (Row row : page.rows()) {
                Matcher glued = GLUED.matcher(row.text());
                while (glued.find()) {
                    finding(row.span(glued.start(1), glued.end(1)), 0.9).ifPresent(found::add);
                }
                alone(row, found);
            }
        }
        return found;
    }

    private static void alone(Row row, List<Finding> found) {
        Matcher matcher = ALONE.matcher(row.text());
        while (matcher.find()) {
            String before = row.text().substring(Math.max(0, matcher.start() - 30), matcher.start());
            if (CheckDigits.npi(matcher.group())
                    && !OTHER_NUMBER.matcher(before).find()) {
                Span span = row.span(matcher.start(), matcher.end());
                found.add(Finding.of(EntityType.NPI, span, matcher.group(), 0.6));
            }
        }
    }

    private static Optional<Finding> finding(Span span, double certainty) {
        return Digits.read(span.text())
                .filter(read -> read.digits().length() == 10)
                .map(read -> {
                    boolean valid = CheckDigits.npi(read.digits());
                    double sure = certainty * read.trust() * (valid || read.repaired() == 0 ? 1 : 0.6);
                    return Finding.of(valid ? EntityType.NPI : EntityType.NPI_INVALID, span, read.digits(), sure);
                });
    }
}
