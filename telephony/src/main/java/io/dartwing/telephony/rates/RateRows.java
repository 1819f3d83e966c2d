package io.dartwing.telephony.rates;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Reads a carrier's price list: CSV in UTF-8 with a first line of column names, in any order.
/// `prefix`, `price`, `currency` and `valid_from` are needed, `valid_to` and `label` are not;
/// other columns are passed over.
///
/// Dates are `2026-12-01` (midnight UTC) or with time and offset. One wrong row does not keep the
/// others from being read; a file that can't be read at all is a `ProblemException`.
final class RateRows {
    static final int MOST_ROWS = 500_000;
    static final int MOST_REPORTED = 100;
    private static final int LONGEST_LABEL = 200;
    private static final List<String> NEEDED = List.of("prefix", "price", "currency", "valid_from");
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,18})?");

    /// @param good how many rates were handed on
    /// @param bad how many rows were not
    /// @param first the first of the bad rows, at most 100
    record Report(int good, int bad, List<BadRow> first) {}

    private record Key(String prefix, Instant from) {}

    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient BadRow row;

        Wrong(int line, String field, String problem, String expected) {
            super(problem, null, false, false);
            row = new BadRow(line, field, problem, expected);
        }
    }

    private final CsvTable table;
    private final Set<Key> seen = new HashSet<>();
    private final Map<String, String> labels = new HashMap<>();
    private final List<BadRow> first = new ArrayList<>();
    private int good;
    private int bad;

    private RateRows(CsvTable table) {
        this.table = table;
    }

    static Report read(InputStream file, Consumer<Rate> rates) throws IOException {
        return new RateRows(CsvTable.open(file, NEEDED, "prefix,price,currency,valid_from[,valid_to][,label]"))
                .readAll(rates);
    }

    private Report readAll(Consumer<Rate> rates) throws IOException {
        for (Optional<CsvLines.Row> row = table.next(); row.isPresent(); row = table.next()) {
            take(row.get(), rates);
        }
        return new Report(good, bad, List.copyOf(first));
    }

    private void take(CsvLines.Row row, Consumer<Rate> rates) {
        if (good + bad == MOST_ROWS) {
            throw new ProblemException(
                    PlatformError.TOO_LARGE, "file: too many rows (expected: at most " + MOST_ROWS + ")");
        }
        try {
            Rate rate = rate(row);
            if (!seen.add(new Key(rate.prefix(), rate.validFrom()))) {
                throw new Wrong(row.line(), "prefix", "again with the same valid_from", "each once");
            }
            good++;
            rates.accept(rate);
        } catch (Wrong wrong) {
            bad++;
            if (first.size() < MOST_REPORTED) {
                first.add(wrong.row);
            }
        }
    }

    private Rate rate(CsvLines.Row row) throws Wrong {
        int line = row.line();
        if (row.problem().isPresent()) {
            throw new Wrong(line, "row", row.problem().get(), "comma-separated values (RFC 4180)");
        }
        String prefix = value(row, "prefix");
        if (prefix.startsWith("+")) {
            prefix = prefix.substring(1);
        }
        if (!Rate.isPrefix(prefix)) {
            throw new Wrong(line, "prefix", "not a prefix", "1 to 15 digits, the first not 0");
        }
        Money price = new Money(price(row), currency(row));
        Instant from = time(row, "valid_from")
                .orElseThrow(() -> new Wrong(line, "valid_from", "missing", "a date such as 2026-12-01"));
        Optional<Instant> to = time(row, "valid_to");
        if (to.isPresent() && !to.get().isAfter(from)) {
            throw new Wrong(line, "valid_to", "not after valid_from", "a later time");
        }
        String label = value(row, "label");
        if (label.length() > LONGEST_LABEL || label.chars().anyMatch(Character::isISOControl)) {
            throw new Wrong(line, "label", "not a label", "at most 200 characters on one line");
        }
        return new Rate(prefix, price, from, to, labels.computeIfAbsent(label, same -> same));
    }

    private BigDecimal price(CsvLines.Row row) throws Wrong {
        String text = value(row, "price");
        if (PRICE.matcher(text).matches()) {
            BigDecimal price = new BigDecimal(text).stripTrailingZeros();
            if (Rate.fits(price)) {
                return price;
            }
        }
        throw new Wrong(row.line(), "price", "not a price", "digits and a point, at most 10 before it and 8 after it");
    }

    private Currency currency(CsvLines.Row row) throws Wrong {
        try {
            return Currency.getInstance(value(row, "currency").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new Wrong(row.line(), "currency", "not a currency", "an ISO 4217 code such as USD");
        }
    }

    private Optional<Instant> time(CsvLines.Row row, String column) throws Wrong {
        String text = value(row, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant time = text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            int year = time.atOffset(ZoneOffset.UTC).getYear();
            if (year >= 1990 && year < 2200) {
                // The database and the table keep no finer time.
                return Optional.of(Instant.ofEpochMilli(time.toEpochMilli()));
            }
        } catch (DateTimeParseException malformed) {
            throw wrongTime(row, column);
        }
        throw wrongTime(row, column);
    }

    private static Wrong wrongTime(CsvLines.Row row, String column) {
        return new Wrong(row.line(), column, "not a date", "2026-12-01 or 2026-12-01T00:00:00Z");
    }

    private String value(CsvLines.Row row, String column) {
        return table.value(row, column);
    }
}
