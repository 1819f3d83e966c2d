package io.dartwing.telephony.number;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Brings a file of numbers in. Each row is a change of a record like any other and has a
/// transaction of its own: a wrong
/// one keeps no other from being stored, and the same file again changes nothing.
@Component
class NumberImport {
    static final int MOST_ROWS = 5_000;
    static final int MOST_REPORTED = 100;
    private static final Pattern MESSAGE = Pattern.compile("(?s)[a-z_.0-9\\[\\]]+: (.*) \\(expected: (.*)\\)");

    /// @param bad how many rows were left out
    /// @param first the first hundred of them
    /// @param passedOver columns that mean nothing here
    record Report(
            int rows, int created, int updated, int unchanged, int bad, List<BadRow> first, List<String> passedOver) {}

    private enum Became {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    private final RecordService records;
    private final RecordType<FaxNumber> numbers;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    NumberImport(
            RecordService records,
            RecordType<FaxNumber> numbers,
            JdbcClient jdbc,
            Audit audit,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.records = records;
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
    }

    /// @param trial whether everything is taken back again
    Report run(InputStream file, boolean trial) throws IOException {
        CsvTable table = CsvTable.open(file, NumberRow.NEEDED, NumberRow.HEADER);
        var seen = new HashSet<String>();
        var wrong = new ArrayList<BadRow>();
        var became = new int[Became.values().length];
        int rows = 0;
        for (Optional<CsvLines.Row> row = table.next(); row.isPresent(); row = table.next()) {
            if (++rows > MOST_ROWS) {
                throw new ProblemException(
                        PlatformError.TOO_LARGE, "file: too many rows (expected: at most " + MOST_ROWS + ")");
            }
            switch (NumberRow.read(table, row.get())) {
                case NumberRow.Read.Bad(BadRow bad) -> wrong.add(bad);
                case NumberRow.Read.Good(NumberRow good)
                when !seen.add(good.number().e164()) ->
                    wrong.add(new BadRow(good.line(), "number", "again", "each once"));
                case NumberRow.Read.Good(NumberRow good) -> {
                    try {
                        became[store(good, trial).ordinal()]++;
                    } catch (ProblemException refused) {
                        wrong.add(bad(good.line(), refused));
                    }
                }
            }
        }
        var report = new Report(
                rows,
                became[Became.CREATED.ordinal()],
                became[Became.UPDATED.ordinal()],
                became[Became.UNCHANGED.ordinal()],
                wrong.size(),
                wrong.stream().limit(MOST_REPORTED).toList(),
                table.columns().stream()
                        .filter(column -> !NumberRow.known(column))
                        .sorted()
                        .toList());
        if (!trial) {
            note(report);
        }
        return report;
    }

    private void note(Report report) {
        transaction.executeWithoutResult(status -> audit.record(
                "number.imported",
                "organization",
                Actors.current().requireOrganization(),
                Map.of(
                        "created", "" + report.created(),
                        "updated", "" + report.updated(),
                        "rejected", "" + report.bad())));
    }

    private Became store(NumberRow row, boolean trial) {
        return transaction.execute(status -> {
            if (trial) {
                status.setRollbackOnly();
            }
            ObjectNode wanted = json.createObjectNode();
            row.values().forEach(wanted::set);
            row.trunk().ifPresent(text -> wanted.put("trunk_id", home("trunk", "sip_trunks", text)));
            row.carrier().ifPresent(text -> wanted.put("carrier_id", home("carrier", "carrier_accounts", text)));
            Optional<UUID> there = jdbc.sql(
                            "select id from fax_numbers where number = ? and state <> 'released' and deleted_at is null")
                    .param(row.number().e164())
                    .query(UUID.class)
                    .optional();
            if (there.isEmpty()) {
                records.create(numbers, wanted.put("number", row.number().e164()));
                return Became.CREATED;
            }
            return change(there.get(), wanted);
        });
    }

    /// A number that is moved from a trunk to a carrier, or back, leaves where it was.
    private Became change(UUID id, ObjectNode wanted) {
        ObjectNode shown = records.render(numbers, records.get(numbers, id));
        var patch = json.createObjectNode();
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            if (!field.getValue().equals(shown.get(field.getKey()))) {
                patch.set(field.getKey(), field.getValue());
            }
        }
        if (patch.has("carrier_id") && !wanted.has("trunk_id")) {
            patch.putNull("trunk_id");
        } else if (patch.has("trunk_id") && !wanted.has("carrier_id")) {
            patch.putNull("carrier_id");
        }
        if (patch.isEmpty()) {
            return Became.UNCHANGED;
        }
        records.update(numbers, id, null, patch);
        return Became.UPDATED;
    }

    /// @param table one of two constants
    private String home(String column, String table, String text) {
        Optional<UUID> id = Ids.parse(text);
        if (id.isPresent()) {
            return id.get().toString();
        }
        return jdbc.sql("select id from " + table + " where name = ? and deleted_at is null")
                .param(text)
                .query(UUID.class)
                .optional()
                .map(UUID::toString)
                .orElseThrow(() -> new ProblemException(
                        PlatformError.VALIDATION,
                        column + ": unknown (expected: the name or id of one of the organisation's)"));
    }

    /// The reason as its field, problem and expectation; never what stood in the file.
    private static BadRow bad(int line, ProblemException refused) {
        String field = "row";
        String text = refused.detail();
        if (!refused.errors().isEmpty()) {
            field = refused.errors().getFirst().field();
            text = refused.errors().getFirst().message();
        } else if (text.matches("(?s)[a-z_]+: .*")) {
            field = text.substring(0, text.indexOf(':'));
        }
        Matcher parts = MESSAGE.matcher(text);
        return parts.matches()
                ? new BadRow(line, column(field), parts.group(1), parts.group(2))
                : new BadRow(line, column(field), text, "");
    }

    private static String column(String field) {
        return switch (field) {
            case "trunk_id" -> "trunk";
            case "carrier_id" -> "carrier";
            default -> field;
        };
    }
}
