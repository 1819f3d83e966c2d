package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Social security numbers: any nine digits beside their label, elsewhere only `123-45-6789`.
final class SsnFinder implements Finder {
    private static final Labels SSN = Labels.named("ssn-ssn");
    private static final Labels OTHERS = Labels.named("ssn-others");
    private static final Pattern LABELLED = Pattern.compile("D{3}[\\s-–.]{0,3}D{2}[\\s-–.]{0,3}D{4}(?![\\w-])"
            .replace("D", Digits.ONE)
            .replace("-–", "\\-–"));
    private static final Pattern ALONE =
            Pattern.compile("(?<![\\w\\-.])D{3}\\s?[-–]\\s?D{2}\\s?[-–]\\s?D{4}(?![\\w-])".replace("D", Digits.ONE));

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Labelled labelled : LabelledValues.near(page, SSN, Shape.of(LABELLED))) {
                finding(labelled.value(), 0.97).ifPresent(found::add);
            }
            for (Row row : page.rows()) {
                Matcher matcher = ALONE.matcher(row.text());
                while (matcher.find()) {
                    if (!belongsToAnother(row, matcher.start())) {
                        finding(row.span(matcher.start(), matcher.end()), 0.85).ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    private static boolean belongsToAnother(Row row, int at) {
        return OTHERS.in(row).stream().anyMatch(label -> label.to() <= at && at - label.to() < 20);
    }

    /// Area 000 and 666, group 00 and serial 0000 were never given out; areas from 900 are other
    /// numbers of the same shape, which forms put into the same field.
    private static Optional<Finding> finding(Span span, double certainty) {
        return Digits.read(span.text())
                .filter(read -> read.digits().length() == 9)
                .flatMap(read -> {
                    String area = read.digits().substring(0, 3);
                    String group = read.digits().substring(3, 5);
                    String serial = read.digits().substring(5);
                    if (area.equals("000") || group.equals("00") || serial.equals("0000")) {
                        return Optional.empty();
                    }
                    double trust = area.equals("666") || area.startsWith("9") ? 0.7 : 1;
                    return Optional.of(Finding.of(
                            EntityType.SSN, span, area + "-" + group + "-" + serial, certainty * trust * read.trust()));
                });
    }
}
