package io.dartwing.fax.contact;

import java.util.List;
import java.util.stream.Collectors;

/// Contacts as lines of a CSV file (RFC 4180), with the columns that an import takes.
final class ContactCsv {
    static final String GROUPS = "groups";
    static final String BETWEEN_GROUPS = ";";
    static final List<String> FIELDS =
            List.of("name", "company", "fax_number", "other_fax_number", "email", "time_zone", "resolution", "notes");
    static final String HEADER = String.join(",", FIELDS) + "," + GROUPS;
    private static final String FORMULA = "=+-@\t\r";
    private static final List<String> NUMBERS = List.of("fax_number", "other_fax_number");

    private ContactCsv() {}

    /// @param values in the order of the header
    static String line(List<String> values) {
        var columns = List.of(HEADER.split(",", -1));
        return java.util.stream.IntStream.range(0, columns.size())
                .mapToObj(at -> NUMBERS.contains(columns.get(at)) ? values.get(at) : harmless(values.get(at)))
                .map(value -> '"' + value.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /// Spreadsheets must not take a name for a formula.
    private static String harmless(String value) {
        return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }

    /// The same value as it was before it was made harmless.
    static String meant(String value) {
        return value.length() > 1 && value.charAt(0) == '\'' && FORMULA.indexOf(value.charAt(1)) >= 0
                ? value.substring(1)
                : value;
    }
}
