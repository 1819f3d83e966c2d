package io.dartwing.fax.document;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.problem.PlatformError;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The filter of a list of faxes as callers write it: the query of `GET /faxes`, or an object of
/// the same names.
public record FaxFilterFields(
        @Nullable String direction,
        @Nullable String status,
        @Nullable String to,
        @Nullable String from,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String q,
        @Nullable UUID inboxId,
        @Nullable String assignedTo,
        @Nullable Boolean unread,
        @Nullable String category,
        @Nullable Boolean categoryUnsure,
        @Nullable Boolean containsPhi,
        @Nullable Integer minSpam,
        @Nullable Integer maxSpam,
        @Nullable String tag,
        @Nullable Boolean snoozed,
        @Nullable UUID folder) {
    /// Every fax.
    public static final FaxFilterFields NONE = new FaxFilterFields(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final Instant FARTHEST = Instant.parse("3000-01-01T00:00:00Z");
    private static final int MOST_TAGS = 10;

    /// Problem `DW-400` for a value that can't be meant.
    public FaxFilter filter(@Nullable String cursor, int limit) {
        return new FaxFilter(
                oneOf("direction", direction, "inbound", "outbound"),
                status,
                to,
                from,
                time("since", since),
                time("until", until),
                q == null || q.isBlank() ? null : q.strip(),
                inboxId,
                assignee(assignedTo),
                unread,
                category == null || category.isBlank() ? null : category.strip(),
                categoryUnsure,
                containsPhi,
                score("min_spam", minSpam),
                score("max_spam", maxSpam),
                tags(tag),
                snoozed,
                List.of(),
                folder,
                null,
                cursor,
                limit);
    }

    private static @Nullable String oneOf(String name, @Nullable String value, String... allowed) {
        if (value != null && !List.of(allowed).contains(value)) {
            throw PlatformError.invalid(name, "unknown", String.join(", ", allowed));
        }
        return value;
    }

    private static @Nullable Integer score(String name, @Nullable Integer score) {
        if (score != null && (score < 0 || score > 100)) {
            throw PlatformError.invalid(name, "out of range", "0 to 100");
        }
        return score;
    }

    /// A time that the database can hold.
    private static @Nullable Instant time(String name, @Nullable Instant time) {
        if (time != null && (time.isBefore(Instant.EPOCH) || time.isAfter(FARTHEST))) {
            throw PlatformError.invalid(name, "out of range", "from 1970 to 2999");
        }
        return time;
    }

    private static List<UUID> tags(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> ids = Arrays.asList(text.split(",", -1));
        if (ids.size() > MOST_TAGS) {
            throw PlatformError.invalid("tag", "too many", "at most " + MOST_TAGS);
        }
        return ids.stream()
                .map(id -> Ids.parse(id.strip())
                        .orElseThrow(() -> PlatformError.invalid("tag", "not an id", "the id of a tag, or several")))
                .toList();
    }

    private static @Nullable UUID assignee(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.equals("me")) {
            return Actors.current().id();
        }
        return Ids.parse(text)
                .orElseThrow(() -> PlatformError.invalid("assigned_to", "not an id", "me, or a person's id"));
    }
}
