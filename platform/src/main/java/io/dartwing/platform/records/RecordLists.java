package io.dartwing.platform.records;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists of any record type: filters, search, order, one page at a time.
@Component
class RecordLists {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_SEARCH = 200;
    private static final int MAX_FILTER_VALUES = 50;

    private final RecordRows rows;
    private final RecordMapping mapping;
    private final Cursors cursors;
    private final RecordPermissions permissions;

    RecordLists(RecordRows rows, RecordMapping mapping, Cursors cursors, RecordPermissions permissions) {
        this.permissions = permissions;
        this.rows = rows;
        this.mapping = mapping;
        this.cursors = cursors;
    }

    <E extends TenantRecord> Page<E> list(RecordType<E> type, RecordQuery query, Set<String> hidden) {
        var order = RecordHql.Order.parse(type, hidden, query.sort());
        int limit = limit(query.limit());
        if (query.q() != null && query.q().length() > MAX_SEARCH) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "q: too long (expected: at most " + MAX_SEARCH + " characters)");
        }
        RecordHql.@Nullable After after = query.cursor() == null ? null : after(type, order, query.cursor());
        Map<Field, List<Object>> filters = filters(type, query.filters(), hidden);
        List<E> found = rows.list(
                type,
                RecordHql.build(type, permissions.readable(type), hidden, filters, query.q(), order, after),
                limit + 1);
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<E> page = found.subList(0, limit);
        return new Page<>(page, cursor(type, order, page.getLast()));
    }

    private static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "limit: " + limit + " (expected: 1 to " + MAX_LIMIT + ")");
        }
        return limit;
    }

    private Map<Field, List<Object>> filters(RecordType<?> type, Map<String, String> asked, Set<String> hidden) {
        var filters = new LinkedHashMap<Field, List<Object>>();
        var violations = new Violations();
        asked.forEach((name, text) -> {
            Optional<Field> field = type.field(name)
                    .filter(known -> known.filterable && !hidden.contains(name))
                    .filter(known -> !type.computed().containsKey(name));
            List<String> texts = Arrays.asList(text.split(",", MAX_FILTER_VALUES + 1));
            if (field.isEmpty()) {
                violations.add(name.replaceAll("[^A-Za-z0-9_.-]", "?"), "unknown", "a field to filter by");
            } else if (texts.size() > MAX_FILTER_VALUES) {
                violations.add(name, "too many values", "at most " + MAX_FILTER_VALUES);
            } else {
                var values = new ArrayList<Object>();
                texts.forEach(one -> values.add(mapping.parameter(type, field.get(), one)));
                filters.put(field.get(), values);
            }
        });
        violations.throwIfAny();
        return filters;
    }

    private <E extends TenantRecord> String cursor(RecordType<E> type, RecordHql.Order order, E last) {
        Object value = switch (order.name()) {
            case "created_at" -> last.createdAt();
            case "updated_at" -> last.updatedAt();
            default -> mapping.attributes(type).get(last, order.name());
        };
        String text = value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT)
                : value == null ? null : value.toString();
        return cursors.write(
                order.key(type), Arrays.<@Nullable String>asList(text, last.id().toString()));
    }

    private RecordHql.After after(RecordType<?> type, RecordHql.Order order, String cursor) {
        List<@Nullable String> row = cursors.read(order.key(type), cursor);
        UUID id = Optional.ofNullable(row.get(1)).flatMap(Ids::parse).orElseThrow();
        String text = row.getFirst();
        if (text == null) {
            return new RecordHql.After(null, id);
        }
        Field field = order.field();
        if (field != null) {
            return new RecordHql.After(mapping.parameter(type, field, text), id);
        }
        return new RecordHql.After(order.name().equals("name") ? text : Instant.parse(text), id);
    }
}
