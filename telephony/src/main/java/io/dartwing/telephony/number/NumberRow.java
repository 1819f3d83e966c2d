package io.dartwing.telephony.number;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/// One line of a file of numbers, as fields of the record. Pure; an empty cell says nothing.
///
/// @param trunk its id or name
/// @param carrier the account's id or name
record NumberRow(
        int line, PhoneNumber number, Optional<String> trunk, Optional<String> carrier, Map<String, JsonNode> values) {
    static final List<String> NEEDED = List.of("number");
    static final String HEADER = "number[,label][,trunk][,carrier][,tags]…";
    private static final Set<String> TEXTS = Set.of(
            "label",
            "inbox_id",
            "assigned_to",
            "station_id",
            "pool",
            "provider_id",
            "monthly_cost",
            "monthly_currency",
            "caller_name");
    private static final Set<String> BOOLEANS = Set.of("fax_enabled", "port_locked");
    private static final Set<String> LISTS = Set.of("uses", "tags");
    private static final Set<String> HOMES = Set.of("trunk", "carrier");
    private static final JsonMapper JSON = new JsonMapper();

    /// Either the row or what is wrong with it.
    sealed interface Read {
        record Good(NumberRow row) implements Read {}

        record Bad(BadRow row) implements Read {}
    }

    static boolean known(String column) {
        return column.equals("number")
                || TEXTS.contains(column)
                || BOOLEANS.contains(column)
                || LISTS.contains(column)
                || HOMES.contains(column);
    }

    static Read read(CsvTable table, CsvLines.Row row) {
        if (row.problem().isPresent()) {
            return bad(row, "row", row.problem().get(), "comma-separated values (RFC 4180)");
        }
        Optional<PhoneNumber> number = PhoneNumber.parse(table.value(row, "number"));
        if (number.isEmpty()) {
            return bad(row, "number", "not a number", "one in E.164 form, for example +12025550143");
        }
        var values = new LinkedHashMap<String, JsonNode>();
        for (String column : table.columns()) {
            String text = table.value(row, column);
            if (text.isEmpty()) {
                continue;
            }
            if (TEXTS.contains(column)) {
                values.put(column, StringNode.valueOf(text));
            } else if (LISTS.contains(column)) {
                values.put(column, JSON.valueToTree(parts(text)));
            } else if (BOOLEANS.contains(column)) {
                Optional<Boolean> bool = bool(text);
                if (bool.isEmpty()) {
                    return bad(row, column, "neither true nor false", "true, false, yes or no");
                }
                values.put(column, BooleanNode.valueOf(bool.get()));
            }
        }
        return new Read.Good(new NumberRow(
                row.line(), number.get(), cell(table, row, "trunk"), cell(table, row, "carrier"), Map.copyOf(values)));
    }

    private static Optional<String> cell(CsvTable table, CsvLines.Row row, String column) {
        return Optional.of(table.value(row, column)).filter(text -> !text.isEmpty());
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(";", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .distinct()
                .toList();
    }

    private static Optional<Boolean> bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> Optional.of(true);
            case "false", "no", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Read bad(CsvLines.Row row, String field, String problem, String expected) {
        return new Read.Bad(new BadRow(row.line(), field, problem, expected));
    }

    @Override
    public String toString() {
        return "NumberRow[" + line + "]";
    }
}
