package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Amounts of money: with a currency, or with two decimals beside or below a label that speaks of
/// money.
final class AmountFinder implements Finder {
    private static final Labels MONEY = Labels.named("amount-money");
    private static final Pattern CURRENCY = Pattern.compile(
            ("(?:(?:US ?)?\\$|USD|€|£) ?\\(?-?(?:(?:@{1,3}(?:, ?@{3})+|@{1,9})(?:[.] ?@{2})?)\\)?(?![\\w%])|(?<![\\w.,$])"
                            + "(?:\\d{1,3}(?:,\\d{3})+|\\d{1,9})(?:[.]\\d{2})? ?(?:USD|dollars)\\b")
                    .replace("@", "[0-9OolSB]"));
    private static final Pattern DECIMALS =
            Pattern.compile("[S$]? ?-?\\(?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,7})[.]\\d{2}\\)?(?![\\w%./-])");
    private static final Pattern KEPT = Pattern.compile("[^0-9.]");

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Row row : page.rows()) {
                Matcher matcher = CURRENCY.matcher(row.text());
                while (matcher.find()) {
                    finding(row.span(matcher.start(), matcher.end()), 0.96).ifPresent(found::add);
                }
            }
            for (Labelled labelled : LabelledValues.columns(page, MONEY, Shape.of(DECIMALS))) {
                finding(labelled.value(), 0.85).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Finding> finding(Span span, double certainty) {
        String written = span.text();
        int start = 0;
        while (start < written.length() && "US$D€£ ".indexOf(written.charAt(start)) >= 0) {
            start++;
        }
        StringBuilder number = new StringBuilder();
        for (char c :
                written.substring(start).replaceAll("(?i) ?(usd|dollars)", "").toCharArray()) {
            char digit = c == '.' || c == ',' || c == '-' || c == '(' || c == ')' || c == ' ' ? c : Digits.meant(c);
            number.append(digit);
        }
        String plain = KEPT.matcher(number).replaceAll("");
        if (plain.isEmpty() || plain.indexOf('.') != plain.lastIndexOf('.') || plain.startsWith(".")) {
            return Optional.empty();
        }
        boolean negative = written.indexOf('(') >= 0 || written.indexOf('-') >= 0;
        String whole = plain.indexOf('.') < 0 ? plain + ".00" : plain;
        return Optional.of(Finding.of(EntityType.AMOUNT, span.trimmed(""), (negative ? "-" : "") + whole, certainty));
    }
}
