package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.AccessPredicate;
import io.dartwing.platform.problem.PlatformError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list query: only names from the record type stand in its text, everything a caller sent is a parameter.
///
/// Order is by one column and then by id; rows without a value come last in both directions. The cursor names
/// the last
/// row by these two values, so pages neither skip nor repeat rows while others are added.
record RecordHql(String text, Map<String, Object> parameters) {
    private static final Set<FieldKind> SORTABLE = Set.of(
            FieldKind.TEXT,
            FieldKind.PHONE,
            FieldKind.EMAIL,
            FieldKind.CHOICE,
            FieldKind.INTEGER,
            FieldKind.TIMESTAMP,
            FieldKind.DATE);

    /// The order of a list. `field` is the sorted field as described; null for the record's own columns.
    record Order(String name, String attribute, @Nullable Field field, boolean descending) {
        /// `-created_at` and the like; the newest first when nothing is asked for.
        static Order parse(RecordType<?> type, Set<String> hidden, @Nullable String sort) {
            String asked = sort == null || sort.isBlank() ? "-created_at" : sort;
            boolean descending = asked.startsWith("-");
            String name = descending ? asked.substring(1) : asked;
            if (name.equals("created_at") || name.equals("updated_at")) {
                return new Order(name, name.equals("created_at") ? "createdAt" : "updatedAt", null, descending);
            }
            if (name.equals("name") && type.namingSeries().isPresent()) {
                return new Order("name", "name", null, descending);
            }
            return type.field(name)
                    .filter(field -> SORTABLE.contains(field.kind) && !field.encrypted && !hidden.contains(field.name))
                    .filter(field -> !type.computed().containsKey(field.name))
                    .map(field -> new Order(name, field.attribute(), field, descending))
                    .orElseThrow(() -> new ProblemException(
                            PlatformError.VALIDATION, "sort: can't sort by that (expected: a plain field's name)"));
        }

        /// Names the list in its cursors.
        String key(RecordType<?> type) {
            return type.name() + (descending ? " -" : " ") + name;
        }
    }

    /// The last row of the page before: its value in the order's column, if it has one, and its id.
    record After(@Nullable Object value, UUID id) {}

    static RecordHql build(
            RecordType<?> type,
            AccessPredicate readable,
            Set<String> hidden,
            Map<Field, List<Object>> filters,
            @Nullable String q,
            Order order,
            @Nullable After after) {
        var parameters = new LinkedHashMap<String, Object>();
        var where = new ArrayList<String>();
        where.add(readable.text() + " and e.deletedAt is null");
        parameters.putAll(readable.parameters());
        filters.forEach((field, values) -> {
            if (field.kind == FieldKind.TEXTS || field.kind == FieldKind.CHOICES) {
                where.add(holdsOneOf(field, values, parameters));
                return;
            }
            String parameter = "f" + parameters.size();
            where.add("e." + (field.blindIndex ? field.indexAttribute() : field.attribute()) + " in :" + parameter);
            parameters.put(parameter, values);
        });
        if (q != null && !q.isBlank()) {
            where.add(search(type, hidden));
            parameters.put("q", "%" + escaped(q.strip().toLowerCase(Locale.ROOT)) + "%");
        }
        if (after != null) {
            where.add(afterwards(order, after));
            parameters.put("id", after.id());
            if (after.value() != null) {
                parameters.put("last", after.value());
            }
        }
        String direction = order.descending() ? " desc" : "";
        String text = "select e from " + type.entity().getName() + " e where " + String.join(" and ", where)
                + " order by e." + order.attribute() + direction + " nulls last, e.id" + direction;
        return new RecordHql(text, parameters);
    }

    private static String holdsOneOf(Field field, List<Object> values, Map<String, Object> parameters) {
        var any = new ArrayList<String>();
        for (Object value : values) {
            String parameter = "f" + parameters.size();
            // array_contains would cast to varchar[], which PostgreSQL compares with no text[].
            any.add("array_position(e." + field.attribute() + ", :" + parameter + ") > 0");
            parameters.put(parameter, value);
        }
        return "(" + String.join(" or ", any) + ")";
    }

    private static String afterwards(Order order, After after) {
        String column = "e." + order.attribute();
        String beyond = order.descending() ? "<" : ">";
        if (after.value() == null) {
            return "(" + column + " is null and e.id " + beyond + " :id)";
        }
        return "(" + column + " " + beyond + " :last or " + column + " = :last and e.id " + beyond + " :id or " + column
                + " is null)";
    }

    private static String search(RecordType<?> type, Set<String> hidden) {
        var parts = new ArrayList<String>();
        for (Field field : type.fields()) {
            if (field.searchable && !field.encrypted && !hidden.contains(field.name)) {
                parts.add("lower(e." + field.attribute() + ") like :q escape '\\'");
            }
        }
        if (type.namingSeries().isPresent()) {
            parts.add("lower(e.name) like :q escape '\\'");
        }
        if (parts.isEmpty()) {
            throw new ProblemException(PlatformError.VALIDATION, "q: this list can't be searched (expected: no q)");
        }
        return "(" + String.join(" or ", parts) + ")";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
