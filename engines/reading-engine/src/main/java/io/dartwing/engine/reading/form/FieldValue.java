package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.entity.Digits;
import io.dartwing.engine.reading.entity.FieldDates;
import io.dartwing.engine.reading.entity.PlacedWord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A field's value in the one form of its type.
///
/// @param text empty if it couldn't be brought to it
/// @param trust 1, less where letters had to be read as digits
record FieldValue(String text, double trust) {
    private static final FieldValue NONE = new FieldValue("", 1);
    private static final int EARLIEST_YEAR = 1890;
    private static final int LATEST_YEAR = 2100;
    private static final Pattern AMOUNT =
            Pattern.compile("[^\\p{L}\\p{N}-]*(-?[^.]*?)(?:\\.([^., |]{1,4})|[. |]+([^., |]{2}))?[^\\p{L}\\p{N}]*");
    /// A printed `$` before an amount is often read as a letter.
    private static final Pattern CURRENCY = Pattern.compile("^[^\\p{N}]{1,3} (?=\\p{N})");

    private static final Pattern THOUSANDS = Pattern.compile("[\\s,$]");
    private static final Pattern PARTING = Pattern.compile("[^\\p{L}\\p{N}]");

    /// @param value the words joined
    static FieldValue of(FieldType type, String value, List<PlacedWord> words) {
        return switch (type) {
            case TEXT -> new FieldValue(value.strip().replaceAll("\\s+", " "), 1);
            case CODE -> new FieldValue(PARTING.matcher(value).replaceAll("").toUpperCase(Locale.ROOT), 1);
            case NUMBER -> number(CURRENCY.matcher(value.strip()).replaceFirst(""));
            case DATE -> date(value, words);
            case CHECKBOX -> NONE;
        };
    }

    /// Forms part an amount's cents by a line, which reading leaves as a blank.
    private static FieldValue number(String value) {
        Matcher amount = AMOUNT.matcher(value);
        if (!amount.matches()) {
            return NONE;
        }
        boolean minus = amount.group(1).startsWith("-");
        String whole = THOUSANDS.matcher(amount.group(1)).replaceAll("").substring(minus ? 1 : 0);
        String cents = Stream.of(2, 3)
                .map(amount::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return Digits.read(whole + cents)
                .filter(read -> read.digits().length() == whole.length() + cents.length() && !whole.isEmpty())
                .map(read -> {
                    String digits = read.digits().substring(0, whole.length()).replaceFirst("^0+(?=\\d)", "");
                    String decimals = cents.isEmpty() ? "" : "." + read.digits().substring(whole.length());
                    return new FieldValue((minus ? "-" : "") + digits + decimals, read.trust());
                })
                .orElse(NONE);
    }

    private static FieldValue date(String value, List<PlacedWord> words) {
        return FieldDates.first(words)
                .map(date -> new FieldValue(date.day().toString(), date.trust()))
                .or(() -> Digits.read(value).flatMap(FieldValue::joined))
                .orElse(NONE);
    }

    /// Month, day and year of boxes that were read as one number.
    private static Optional<FieldValue> joined(Digits read) {
        String digits = read.digits();
        if (digits.length() != 8 && digits.length() != 6) {
            return Optional.empty();
        }
        int year = Integer.parseInt(digits.substring(4));
        try {
            LocalDate day = LocalDate.of(
                    digits.length() == 8 ? year : year + (year > 29 ? 1900 : 2000),
                    Integer.parseInt(digits.substring(0, 2)),
                    Integer.parseInt(digits.substring(2, 4)));
            return Optional.of(new FieldValue(day.toString(), read.trust()))
                    .filter(date -> day.getYear() >= EARLIEST_YEAR && day.getYear() <= LATEST_YEAR);
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }
}
