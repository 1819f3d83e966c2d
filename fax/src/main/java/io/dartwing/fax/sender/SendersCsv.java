package io.dartwing.fax.sender;

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
    static final int MOST_REPORTED = 100;
    private static final List<String> HEADER =
            List.of("number", "effect", "reason", "until", "inbox", "person", "group");

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
                    .map(entry -> entry.line()
                            .write(
                                    SenderLine.text(name(names, entry.inboxId())),
                                    SenderLine.text(name(names, entry.personId())),
                                    SenderLine.text(name(names, entry.groupId()))))
                    .collect(Collectors.joining("", String.join(",", HEADER) + "\r\n", ""));
        });
    }

    private static @Nullable String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? null : names.get(id);
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
            SenderLine line = entry.line();
            values.put("pattern", line.pattern());
            values.put("effect", line.effect());
            values.put("reason", line.reason());
            values.put("expires_at", Objects.toString(line.until(), null));
            values.put("inbox_id", Objects.toString(entry.inboxId(), null));
            values.put("person_id", Objects.toString(entry.personId(), null));
            values.put("group_id", Objects.toString(entry.groupId(), null));
            return values;
        }

        private Optional<ObjectNode> values(CsvLines.Row row) {
            Optional<SenderLine> line = SenderLine.read(table, row, bad);
            if (row.problem().isPresent()) {
                return Optional.empty();
            }
            int before = bad.size();
            ObjectNode values = json.createObjectNode();
            line.ifPresent(sender -> values.put("pattern", sender.pattern())
                    .put("effect", sender.effect())
                    .put("reason", sender.reason())
                    .put("expires_at", Objects.toString(sender.until(), null)));
            PLACES.keySet().forEach(column -> values.put(column + "_id", place(row, column)));
            if (!values.path("group_id").isNull()
                    && !(values.path("inbox_id").isNull()
                            && values.path("person_id").isNull())) {
                wrong(row, "group", "beside an inbox or a person", "a group alone");
            }
            return line.isPresent() && bad.size() == before ? Optional.of(values) : Optional.empty();
        }

        private @Nullable String place(CsvLines.Row row, String column) {
            String name = SenderLine.value(table, row, column);
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
