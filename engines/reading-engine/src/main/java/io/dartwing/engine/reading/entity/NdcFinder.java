package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// National drug codes: labeller, product and package in the layouts 4-4-2, 5-3-2, 5-4-1 (FDA) and
/// 5-4-2 (claims), or eleven digits together beside the label. Ten digits together leave the layout
/// open; they are reported as they are.
final class NdcFinder implements Finder {
    private static final Labels NDC = Labels.named("ndc-ndc");
    private static final String HYPHENED = "D{4,5}\\s?[-–]\\s?D{3,4}\\s?[-–]\\s?D{1,2}(?![\\w-])";
    private static final Pattern ALONE = Pattern.compile(("(?<![\\w\\-.])" + HYPHENED).replace("D", "[0-9OIlSB]"));
    private static final Pattern LABELLED =
            Pattern.compile(("(?:" + HYPHENED + "|D{10,11}(?![\\w-]))").replace("D", Digits.ONE));

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Labelled labelled : LabelledValues.columns(page, NDC, Shape.of(LABELLED))) {
                finding(labelled.value(), 0.97).ifPresent(found::add);
            }
            for (Row row : page.rows()) {
                Matcher matcher = ALONE.matcher(row.text());
                while (matcher.find()) {
                    finding(row.span(matcher.start(), matcher.end()), 0.88).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Finding> finding(Span span, double certainty) {
        return Digits.read(span.text())
                .flatMap(read -> eleven(span.text(), read.digits())
                        .map(code -> Finding.of(
                                EntityType.NDC,
                                span,
                                code,
                                certainty * read.trust() * (code.length() == 11 ? 1 : 0.7))));
    }

    /// The eleven digits of claims, or ten where no hyphens tell which part is short; empty for any
    /// other layout.
    static Optional<String> eleven(String written, String digits) {
        String[] parts = written.replaceAll("\\s", "").split("[-–]", -1);
        if (parts.length == 1) {
            return Optional.of(digits);
        }
        String layout = parts[0].length() + "-" + parts[1].length() + "-" + parts[2].length();
        return switch (layout) {
            case "4-4-2" -> Optional.of("0" + digits);
            case "5-3-2" -> Optional.of(digits.substring(0, 5) + "0" + digits.substring(5));
            case "5-4-1" -> Optional.of(digits.substring(0, 9) + "0" + digits.substring(9));
            case "5-4-2" -> Optional.of(digits);
            default -> Optional.empty();
        };
    }
}
