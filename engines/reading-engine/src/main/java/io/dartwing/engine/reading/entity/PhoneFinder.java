package io.dartwing.engine.reading.entity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.dartwing.engine.reading.entity.LabelledValues.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Telephone and fax numbers. Ten digits count with the punctuation of a North American number, or
/// beside a label; numbers of other countries with a plus sign. Extensions stay outside.
final class PhoneFinder implements Finder {
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Labels PHONE = Labels.named("phone-phone");
    private static final String AREA = "(?:[+]?1[ .\\-]{0,2})?(?:[(\\[{] ?D{3} ?[)\\]}][ .\\-]{0,3}|D{3} ?[.\\-–/ ] ?)";
    private static final Pattern WRITTEN = Pattern.compile(
            ("(?<![\\w$#])(?<!\\d[.\\-/])" + AREA + "D{3} ?[.\\-–] ?D{4}(?![\\w-])").replace("D", "[0-9OoIlSB]"));
    private static final Pattern SPACED =
            Pattern.compile(("(?<![\\w$#])(?<!\\d[.\\-/])" + AREA + "D{3}[ ]D{4}(?![\\w-])").replace("D", "[0-9OIl]"));
    private static final Pattern LABELLED = Pattern.compile(
            ("(?:[+]?1[ .\\-]{0,2})?[(\\[{]? ?D{3} ?[)\\]}]?[ .\\-–/]{0,3}D{3}[ .\\-–]{0,3}D{4}(?![\\w-])")
                    .replace("D", Digits.ONE));
    private static final Pattern ABROAD =
            Pattern.compile("[+][2-9]\\d{0,2}(?:[ .\\-]?[(]?\\d{1,5}[)]?){2,6}(?![\\w-])");
    private static final Pattern ELEVEN = Pattern.compile("(?<![\\w$#.-])[+]1\\d{10}(?!\\w)");

    @Override
    public List<Finding> in(List<Sheet> pages, Claims claims) {
        List<Finding> found = new ArrayList<>();
        for (Sheet page : pages) {
            for (Labelled labelled : LabelledValues.near(page, PHONE, PhoneFinder::beside)) {
                american(labelled.value(), 0.97).ifPresent(found::add);
            }
            for (Row row : page.rows()) {
                collect(row, WRITTEN, 0.93, found);
                collect(row, SPACED, 0.75, found);
                collect(row, ELEVEN, 0.95, found);
                Matcher abroad = ABROAD.matcher(row.text());
                while (abroad.find()) {
                    finding(row.span(abroad.start(), abroad.end()), abroad.group(), 0.9)
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    /// The opening parenthesis of an area code belongs to the number, not to what parts label and
    /// value.
    private static Optional<Span> beside(Row row, int from) {
        return Shape.of(LABELLED)
                .at(row, from)
                .map(number -> number.from() > 0 && row.text().charAt(number.from() - 1) == '('
                        ? row.span(number.from() - 1, number.to())
                        : number);
    }

    private static void collect(Row row, Pattern pattern, double certainty, List<Finding> found) {
        Matcher matcher = pattern.matcher(row.text());
        while (matcher.find()) {
            american(row.span(matcher.start(), matcher.end()), certainty).ifPresent(found::add);
        }
    }

    private static Optional<Finding> american(Span span, double certainty) {
        return Digits.read(span.text().replaceAll("[\\[{]", "(").replaceAll("[\\]}]", ")"))
                .filter(read -> read.digits().length() == 10
                        || (read.digits().length() == 11 && read.digits().startsWith("1")))
                .flatMap(read -> finding(span, read.digits(), certainty * read.trust()));
    }

    /// Numbers that no one can have (an area code of 555 in an example) keep their shape but lose
    /// trust.
    private static Optional<Finding> finding(Span span, String digits, double certainty) {
        try {
            PhoneNumber number = NUMBERS.parse(digits, "US");
            if (!NUMBERS.isPossibleNumber(number)) {
                return Optional.empty();
            }
            double trust = NUMBERS.isValidNumber(number) ? 1 : 0.75;
            String e164 = NUMBERS.format(number, PhoneNumberFormat.E164);
            return Optional.of(Finding.of(EntityType.PHONE, span, e164, certainty * trust));
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
