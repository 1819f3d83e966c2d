package io.dartwing.fax.broadcast;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The JSON form of a request to make a broadcast, and the names of its plain fields.
///
/// @param recipients each with `number` and, if wanted, `name`, `company` and other `fields`
/// @param groups ids of groups of contacts, whose members get it too
record BroadcastFields(
        @Nullable String name,
        @Nullable String from,
        @Nullable String subject,
        @Nullable String message,
        @Nullable Boolean cover,
        @Nullable Boolean header,
        @Nullable String resolution,
        @Nullable Boolean advertisement,
        @Nullable String optOutPhone,
        @Nullable String optOutFax,
        @Nullable String optOutFree,
        @Nullable Integer faxesPerMinute,
        @Nullable Integer lines,
        @Nullable Integer attempts,
        @Nullable String scheduledAt,
        @Nullable Boolean start,
        @Nullable String fileBase64,
        @Nullable String filename,
        @Nullable List<@Nullable Listed> recipients,
        @Nullable List<@Nullable UUID> groups) {
    static final List<String> NAMES = List.of(
            "name",
            "from",
            "subject",
            "message",
            "cover",
            "header",
            "resolution",
            "advertisement",
            "opt_out_phone",
            "opt_out_fax",
            "opt_out_free",
            "faxes_per_minute",
            "lines",
            "attempts",
            "scheduled_at",
            "groups",
            "start");

    record Listed(
            @Nullable String number,
            @Nullable String name,
            @Nullable String company,
            @Nullable Map<String, @Nullable String> fields) {
        Map<String, String> columns() {
            var columns = new LinkedHashMap<String, String>();
            if (fields != null) {
                fields.forEach((column, value) -> put(columns, column, value));
            }
            put(columns, RecipientList.NUMBER, number);
            put(columns, RecipientList.NAME, name);
            put(columns, RecipientList.COMPANY, company);
            return columns;
        }
    }

    Map<String, String> plain() {
        var fields = new HashMap<String, String>();
        put(fields, "name", name);
        put(fields, "from", from);
        put(fields, "subject", subject);
        put(fields, "message", message);
        put(fields, "cover", cover);
        put(fields, "header", header);
        put(fields, "resolution", resolution);
        put(fields, "advertisement", advertisement);
        put(fields, "opt_out_phone", optOutPhone);
        put(fields, "opt_out_fax", optOutFax);
        put(fields, "opt_out_free", optOutFree);
        put(fields, "faxes_per_minute", faxesPerMinute);
        put(fields, "lines", lines);
        put(fields, "attempts", attempts);
        put(fields, "scheduled_at", scheduledAt);
        put(fields, "start", start);
        if (groups != null) {
            put(fields, "groups", groups.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value.toString());
        }
    }
}
