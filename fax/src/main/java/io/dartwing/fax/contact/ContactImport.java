package io.dartwing.fax.contact;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordQuery;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings a file of contacts in, each row in a transaction of its own: a bad one costs the others
/// nothing, and the same file again changes nothing. A row whose fax number a contact has changes
/// that contact by the cells it fills.
@Component
class ContactImport {
    static final int MOST_ROWS = 5_000;
    private static final int MOST_REPORTED = 200;
    private static final int MOST_GROUPS = 20;

    /// @param rejected rows that were left out
    /// @param newGroups names that no group had
    /// @param badRows the first of the rejected ones
    record ContactImportView(
            boolean dryRun,
            int rows,
            int created,
            int updated,
            int unchanged,
            int rejected,
            List<String> newGroups,
            List<BadRow> badRows) {}

    private enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    private final RecordService records;
    private final RecordType<Contact> type;
    private final RecordType<ContactGroup> groupType;
    private final Contacts contacts;
    private final Numbers numbers;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    ContactImport(
            RecordService records,
            RecordType<Contact> type,
            RecordType<ContactGroup> groupType,
            Contacts contacts,
            Numbers numbers,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.records = records;
        this.type = type;
        this.groupType = groupType;
        this.contacts = contacts;
        this.numbers = numbers;
        this.transaction = transaction;
        this.json = json;
    }

    /// @param dryRun everything is tried and nothing is kept
    ContactImportView run(InputStream file, boolean dryRun) throws IOException {
        CsvTable table = CsvTable.open(file, List.of("name", "fax_number"), ContactCsv.HEADER);
        return new Run(table, dryRun).through();
    }

    private final class Run {
        private final CsvTable table;
        private final boolean dryRun;
        private final String region;
        private final Map<String, UUID> groups = new HashMap<>();
        private final Set<String> newGroups = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        private final Set<PhoneNumber> seen = new HashSet<>();
        private final List<BadRow> bad = new ArrayList<>();
        private final Map<Outcome, Integer> counts = new HashMap<>();
        private int rows;

        Run(CsvTable table, boolean dryRun) {
            this.table = table;
            this.dryRun = dryRun;
            this.region = transaction.execute(status -> {
                contacts.groupNames().forEach((id, name) -> groups.put(name.toLowerCase(Locale.ROOT), id));
                return numbers.all().stream()
                        .findFirst()
                        .flatMap(own -> PhoneNumber.parse(own.number()))
                        .flatMap(PhoneNumber::region)
                        .orElse("US");
            });
        }

        ContactImportView through() throws IOException {
            for (Optional<CsvLines.Row> next = table.next(); next.isPresent(); next = table.next()) {
                if (++rows > MOST_ROWS) {
                    throw new ProblemException(
                            PlatformError.TOO_LARGE, "file: too many rows (expected: at most " + MOST_ROWS + ")");
                }
                CsvLines.Row row = next.get();
                if (row.problem().isPresent()) {
                    bad.add(new BadRow(row.line(), "row", row.problem().get(), "RFC 4180"));
                } else {
                    bring(row);
                }
            }
            return new ContactImportView(
                    dryRun,
                    rows,
                    counts.getOrDefault(Outcome.CREATED, 0),
                    counts.getOrDefault(Outcome.UPDATED, 0),
                    counts.getOrDefault(Outcome.UNCHANGED, 0),
                    bad.size(),
                    List.copyOf(newGroups),
                    bad.stream().limit(MOST_REPORTED).toList());
        }

        private void bring(CsvLines.Row row) {
            Optional<PhoneNumber> number = PhoneNumber.parse(table.value(row, "fax_number"), region);
            if (number.isEmpty()) {
                String problem = table.value(row, "fax_number").isEmpty() ? "missing" : "not a fax number";
                bad.add(new BadRow(row.line(), "fax_number", problem, "E.164, such as +12025550143"));
                return;
            }
            if (!seen.add(number.get())) {
                bad.add(new BadRow(row.line(), "fax_number", "again", "each once"));
                return;
            }
            var made = new HashMap<String, UUID>();
            try {
                Outcome outcome = transaction.execute(status -> {
                    if (dryRun) {
                        status.setRollbackOnly();
                    }
                    return put(row, number.get(), made);
                });
                counts.merge(outcome, 1, Integer::sum);
                newGroups.addAll(made.keySet());
                if (!dryRun) {
                    made.forEach((name, id) -> groups.put(name.toLowerCase(Locale.ROOT), id));
                }
            } catch (ProblemException refused) {
                bad.add(why(row.line(), refused));
            }
        }

        private Outcome put(CsvLines.Row row, PhoneNumber number, Map<String, UUID> made) {
            ObjectNode values = json.createObjectNode();
            for (String field : ContactCsv.FIELDS) {
                String value = ContactCsv.meant(table.value(row, field));
                if (!value.isEmpty()) {
                    values.put(field, field.equals("resolution") ? value.toLowerCase(Locale.ROOT) : value);
                }
            }
            values.put("fax_number", number.e164());
            String other = table.value(row, "other_fax_number");
            PhoneNumber.parse(other, region).ifPresent(known -> values.put("other_fax_number", known.e164()));
            if (!table.value(row, ContactCsv.GROUPS).isEmpty()) {
                values.set("group_ids", groupIds(table.value(row, ContactCsv.GROUPS), made));
            }
            var query = new RecordQuery(null, 1, null, null, Map.of("fax_number", number.e164()));
            List<Contact> known = records.list(type, query).data();
            if (known.isEmpty()) {
                records.create(type, values);
                return Outcome.CREATED;
            }
            long before = known.getFirst().version();
            Contact after = records.update(type, known.getFirst().id(), null, values);
            return after.version() == before ? Outcome.UNCHANGED : Outcome.UPDATED;
        }

        private ArrayNode groupIds(String names, Map<String, UUID> made) {
            ArrayNode ids = json.createArrayNode();
            List<String> all = List.of(names.split(ContactCsv.BETWEEN_GROUPS, -1));
            if (all.size() > MOST_GROUPS) {
                throw PlatformError.invalid(ContactCsv.GROUPS, "too many", "at most " + MOST_GROUPS);
            }
            for (String name : all) {
                String wanted = ContactCsv.meant(name.strip());
                if (!wanted.isEmpty()) {
                    UUID known = groups.get(wanted.toLowerCase(Locale.ROOT));
                    ids.add((known == null ? make(wanted, made) : known).toString());
                }
            }
            return ids;
        }

        private UUID make(String name, Map<String, UUID> made) {
            return made.computeIfAbsent(
                    name,
                    wanted -> records.create(groupType, json.createObjectNode().put("name", wanted))
                            .id());
        }
    }

    private static BadRow why(int line, ProblemException refused) {
        if (refused.errors().isEmpty()) {
            return new BadRow(line, "row", refused.detail(), "a row as documented");
        }
        var error = refused.errors().getFirst();
        String text = error.message().replaceFirst("^[^:]*: ", "");
        int expected = text.indexOf(" (expected: ");
        return expected < 0
                ? new BadRow(line, error.field(), text, "")
                : new BadRow(
                        line,
                        error.field(),
                        text.substring(0, expected),
                        text.substring(expected + " (expected: ".length(), text.length() - 1));
    }
}
