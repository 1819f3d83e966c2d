package io.dartwing.platform.records;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a list asks for. `sort` is a field name, with a leading `-` for descending; null means newest first.
/// `filters`
/// maps field names to the values they must equal (several separated by commas: any of them); a list of
/// texts or choices has to hold one of them.
public record RecordQuery(
        @Nullable String cursor,
        @Nullable Integer limit,
        @Nullable String q,
        @Nullable String sort,
        Map<String, String> filters) {
    public static final RecordQuery FIRST = new RecordQuery(null, null, null, null, Map.of());

    public RecordQuery {
        filters = Map.copyOf(filters);
    }
}
