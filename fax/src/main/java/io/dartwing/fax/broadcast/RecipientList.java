package io.dartwing.fax.broadcast;

import io.dartwing.fax.contact.Contacts;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A list of recipients: each number once, and of the rest only what the texts name.
final class RecipientList {
    static final int MOST = 10_000;
    static final String NUMBER = "number";
    static final String NAME = "name";
    static final String COMPANY = "company";
    private static final int MOST_REPORTED = 100;
    private static final int LONGEST_VALUE = 200;
    private static final List<String> ALWAYS = List.of(NAME, COMPANY);

    /// @param values by column; those without a value are missing
    record Recipient(PhoneNumber number, Map<String, String> values) {}

    private final Set<String> places;
    private final String region;
    private final Set<PhoneNumber> seen = new HashSet<>();
    private final List<Recipient> recipients = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private int line;
    private int rows;
    private int duplicates;
    private int rejected;

    /// @param places columns that the texts name
    /// @param region of numbers without a country code, ISO 3166
    private RecipientList(Set<String> places, String region) {
        this.places = places;
        this.region = region;
    }

    /// Problem `DW-422` for a file that is no such list, `DW-413` for one that is too long, `DW-400` when the texts
    /// name a column that it has not.
    static RecipientList csv(InputStream file, Set<String> places, String region) throws IOException {
        var list = new RecipientList(places, region);
        CsvTable table = CsvTable.open(file, List.of(NUMBER), "number,name,company");
        list.requirePlaces(table.columns());
        for (Optional<CsvLines.Row> next = table.next(); next.isPresent(); next = table.next()) {
            CsvLines.Row row = next.get();
            if (row.problem().isPresent()) {
                list.line = row.line();
                list.count();
                list.leaveOut(new BadRow(row.line(), "row", row.problem().get(), "RFC 4180"));
            } else {
                var values = new LinkedHashMap<String, String>();
                table.columns().forEach(column -> values.put(column, table.value(row, column)));
                list.line = row.line();
                list.add(row.line(), table.value(row, NUMBER), values);
            }
        }
        return list;
    }

    /// The same for rows that came otherwise, each a recipient's columns.
    static RecipientList of(List<Map<String, String>> rows, Set<String> places, String region) {
        var list = new RecipientList(places, region);
        var columns = new HashSet<String>(ALWAYS);
        rows.forEach(row -> row.keySet().forEach(column -> columns.add(MergeText.column(column))));
        columns.add(NUMBER);
        list.requirePlaces(columns);
        for (Map<String, String> row : rows) {
            var values = new LinkedHashMap<String, String>();
            row.forEach((column, value) -> values.put(MergeText.column(column), value.strip()));
            list.add(++list.line, values.getOrDefault(NUMBER, ""), values);
        }
        return list;
    }

    /// Adds those that came from elsewhere; one whose number is there already counts as doubled.
    void addAll(List<Contacts.Addressee> members) {
        for (Contacts.Addressee member : members) {
            var values = new LinkedHashMap<String, String>();
            values.put(NAME, member.name());
            member.company().ifPresent(company -> values.put(COMPANY, company));
            add(++line, member.number(), values);
        }
    }

    private void requirePlaces(Collection<String> columns) {
        var missing = new TreeSet<>(places);
        missing.removeAll(columns);
        if (!missing.isEmpty()) {
            throw PlatformError.invalid(
                    "message",
                    "names columns that the list has not",
                    "of " + String.join(", ", new TreeSet<>(columns)));
        }
    }

    private void add(int line, String text, Map<String, String> all) {
        count();
        Optional<PhoneNumber> number = PhoneNumber.parse(text, region);
        var values = new LinkedHashMap<String, String>();
        for (String column : all.keySet()) {
            String value = all.get(column);
            if (!value.isEmpty() && (ALWAYS.contains(column) || places.contains(column))) {
                if (value.length() > LONGEST_VALUE) {
                    leaveOut(new BadRow(line, column, "too long", "at most " + LONGEST_VALUE + " characters"));
                    return;
                }
                values.put(column, value);
            }
        }
        if (number.isEmpty()) {
            String problem = text.isBlank() ? "missing" : "not a fax number";
            leaveOut(new BadRow(line, NUMBER, problem, "E.164, such as +12025550143"));
        } else if (seen.add(number.get())) {
            recipients.add(new Recipient(number.get(), values));
        } else {
            duplicates++;
            tell(new BadRow(line, NUMBER, "again", "each once"));
        }
    }

    private void count() {
        if (++rows > MOST) {
            throw new ProblemException(
                    PlatformError.TOO_LARGE, "recipients: too many (expected: at most " + MOST + ")");
        }
    }

    private void leaveOut(BadRow row) {
        rejected++;
        tell(row);
    }

    private void tell(BadRow row) {
        if (bad.size() < MOST_REPORTED) {
            bad.add(row);
        }
    }

    List<Recipient> recipients() {
        return recipients;
    }

    Broadcast.ListReport report() {
        return new Broadcast.ListReport(
                rows, duplicates, rejected, List.copyOf(bad), List.copyOf(new TreeSet<>(places)));
    }
}
