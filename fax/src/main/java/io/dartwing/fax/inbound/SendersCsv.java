package io.dartwing.fax.inbound;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.identity.Person;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Known senders as a CSV file (RFC 4180). Inboxes and groups stand in it by name, people by e-mail
/// address. Bringing a file in twice changes nothing the second time; senders that it does not name
/// stay.
@Component
class SendersCsv {
    static final int MOST_ROWS = 5_000;
    private static final int MOST_REPORTED = 100;
    private static final List<String> HEADER =
            List.of("number", "effect", "reason", "until", "inbox", "person", "group");
    private static final String FORMULA = "=+-@\t\r";

    /// @param bad the first hundred of the rows that were left out
    record Report(int rows, int added, int changed, int same, int rejected, List<BadRow> bad) {}

    private final RecordService records;
    private final RecordType<DenyEntry> type;
    private final EntityManager entities;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    SendersCsv(
            RecordService records,
            RecordType<DenyEntry> type,
            EntityManager entities,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.records = records;
        this.type = type;
        this.entities = entities;
        this.json = json;
        this.transaction = transaction;
    }

    String export() {
        return transaction.execute(status -> {
            Map<UUID, String> names = new HashMap<>();
            PLACES.values().forEach(place -> place.all(entities).forEach(named -> names.put(named.id(), named.name())));
            return entities.createQuery("from DenyEntry where deletedAt is null order by pattern", DenyEntry.class)
                    .getResultStream()
                    .map(entry -> Stream.of(
                                    quoted(entry.pattern()),
                                    entry.blocks() ? "block" : "allow",
                                    text(entry.reason().orElse(null)),
                                    entry.expiresAt().map(Object::toString).orElse(""),
                                    text(name(names, entry.inboxId())),
                                    text(name(names, entry.personId())),
                                    text(name(names, entry.groupId())))
                            .collect(Collectors.joining(",", "", "\r\n")))
                    .collect(Collectors.joining("", String.join(",", HEADER) + "\r\n", ""));
        });
    }

    private static @Nullable String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? null : names.get(id);
    }

    /// Spreadsheets must not take what people wrote for a formula.
    private static String text(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return quoted(FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    /// All good rows in one transaction.
    Report bringIn(InputStream file) throws IOException {
        CsvTable table = CsvTable.open(file, List.of("number"), String.join(",", HEADER));
        var rows = new ArrayList<CsvLines.Row>();
        for (Optional<CsvLines.Row> next = table.next(); next.isPresent(); next = table.next()) {
            rows.add(next.get());
            if (rows.size() > MOST_ROWS) {
                throw new ProblemException(
                        PlatformError.TOO_LARGE, "file: too many rows (expected: at most " + MOST_ROWS + ")");
            }
        }
        return transaction.execute(status -> new Reading(table).take(rows));
    }

    /// One file on its way in.
    private final class Reading {
        private final CsvTable table;
        private final Map<String, Map<String, Optional<UUID>>> places = new HashMap<>();
        private final Map<String, DenyEntry> known = new HashMap<>();
        private final List<BadRow> bad = new ArrayList<>();
        private int added;
        private int changed;
        private int same;

        private Reading(CsvTable table) {
            this.table = table;
            PLACES.forEach((column, place) -> {
                var ids = new HashMap<String, Optional<UUID>>();
                place.all(entities)
                        .forEach(named -> ids.merge(
                                named.name().toLowerCase(Locale.ROOT),
                                Optional.of(named.id()),
                                (one, other) -> Optional.empty()));
                places.put(column, ids);
            });
            entities.createQuery("from DenyEntry where deletedAt is null", DenyEntry.class)
                    .getResultStream()
                    .forEach(entry -> known.put(entry.pattern(), entry));
        }

        private Report take(List<CsvLines.Row> rows) {
            for (CsvLines.Row row : rows) {
                Optional<ObjectNode> values = values(row);
                values.ifPresent(this::put);
            }
            return new Report(
                    rows.size(),
                    added,
                    changed,
                    same,
                    bad.size(),
                    bad.stream().limit(MOST_REPORTED).toList());
        }

        private void put(ObjectNode values) {
            String pattern = values.path("pattern").asString();
            DenyEntry entry = known.get(pattern);
            if (entry == null) {
                known.put(pattern, records.create(type, values));
                added++;
            } else if (values.equals(json.valueToTree(values(entry)))) {
                same++;
            } else {
                records.update(type, entry.id(), null, values);
                changed++;
            }
        }

        private Map<String, Object> values(DenyEntry entry) {
            var values = new HashMap<String, Object>();
            values.put("pattern", entry.pattern());
            values.put("effect", entry.blocks() ? "block" : "allow");
            values.put("reason", entry.reason().orElse(null));
            values.put("expires_at", entry.expiresAt().map(Object::toString).orElse(null));
            values.put("inbox_id", Objects.toString(entry.inboxId(), null));
            values.put("person_id", Objects.toString(entry.personId(), null));
            values.put("group_id", Objects.toString(entry.groupId(), null));
            return values;
        }

        private Optional<ObjectNode> values(CsvLines.Row row) {
            int before = bad.size();
            if (row.problem().isPresent()) {
                bad.add(new BadRow(row.line(), "row", row.problem().get(), "RFC 4180"));
                return Optional.empty();
            }
            String number = value(row, "number");
            if (!number.matches(DenyRecords.PATTERN)) {
                wrong(row, "number", "not a number", DenyRecords.PATTERN_IN_WORDS);
            }
            String effect = value(row, "effect").isEmpty()
                    ? "block"
                    : value(row, "effect").toLowerCase(Locale.ROOT);
            if (!effect.equals("block") && !effect.equals("allow")) {
                wrong(row, "effect", "unknown", "block or allow");
            }
            String reason = value(row, "reason");
            if (reason.length() > DenyRecords.LONGEST_REASON
                    || reason.codePoints().anyMatch(Character::isISOControl)) {
                wrong(row, "reason", "too long, or on several lines", "at most 200 characters on one line");
            }
            ObjectNode values = json.createObjectNode()
                    .put("pattern", number)
                    .put("effect", effect)
                    .put("reason", reason.isEmpty() ? null : reason)
                    .put("expires_at", until(row));
            PLACES.keySet().forEach(column -> values.put(column + "_id", place(row, column)));
            if (!values.path("group_id").isNull()
                    && !(values.path("inbox_id").isNull()
                            && values.path("person_id").isNull())) {
                wrong(row, "group", "beside an inbox or a person", "a group alone");
            }
            return bad.size() == before ? Optional.of(values) : Optional.empty();
        }

        private @Nullable String until(CsvLines.Row row) {
            String text = value(row, "until");
            if (text.isEmpty()) {
                return null;
            }
            try {
                return OffsetDateTime.parse(text).toInstant().toString();
            } catch (DateTimeException notATime) {
                wrong(row, "until", "not a time", "ISO 8601 with zone, like 2026-11-20T08:00:00Z");
                return null;
            }
        }

        private @Nullable String place(CsvLines.Row row, String column) {
            String name = value(row, column);
            if (name.isEmpty()) {
                return null;
            }
            Optional<UUID> id =
                    places.getOrDefault(column, Map.of()).getOrDefault(name.toLowerCase(Locale.ROOT), Optional.empty());
            if (id.isEmpty()) {
                wrong(row, column, "not found", "the name of exactly one that is here; a person by e-mail address");
            }
            return id.map(UUID::toString).orElse(null);
        }

        /// Without the sign that keeps spreadsheets from taking it for a formula.
        private String value(CsvLines.Row row, String column) {
            String text = table.value(row, column);
            return text.length() > 1 && text.charAt(0) == '\'' && FORMULA.indexOf(text.charAt(1)) >= 0
                    ? text.substring(1)
                    : text;
        }

        private void wrong(CsvLines.Row row, String column, String problem, String expected) {
            bad.add(new BadRow(row.line(), column, problem, expected));
        }
    }

    private record Named(UUID id, String name) {}

    @FunctionalInterface
    private interface Place {
        Stream<Named> all(EntityManager entities);
    }

    private static final Map<String, Place> PLACES = Map.of(
            "inbox", entities -> named(entities, "select i.id, i.name from Inbox i where i.deletedAt is null"),
            "group", entities -> named(entities, "select g.id, g.name from WorkGroup g where g.deletedAt is null"),
            "person",
                    entities -> entities.createQuery("from Person where deletedAt is null", Person.class)
                            .getResultStream()
                            .filter(Person::active)
                            .map(person -> new Named(person.id(), person.email())));

    private static Stream<Named> named(EntityManager entities, String query) {
        return entities.createQuery(query, Object[].class)
                .getResultStream()
                .map(row -> new Named((UUID) row[0], (String) row[1]));
    }
}
