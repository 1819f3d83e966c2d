package io.dartwing.fax.document;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a list of faxes is narrowed to; null means any.
///
/// @param to exact number, or a prefix with `*` behind it; the same for `from`
/// @param category one code, or several with commas
/// @param minSpam score, 0 to 100; the same for `maxSpam`
/// @param tags those that a fax has all of
/// @param snoozed out of the list until a time, or not
/// @param q words to find in text, numbers, names and subject
/// @param parties numbers of which one sent it or gets it
/// @param also what has to fit besides, its own cursor and limit aside
public record FaxFilter(
        @Nullable String direction,
        @Nullable String status,
        @Nullable String to,
        @Nullable String from,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String q,
        @Nullable UUID inboxId,
        @Nullable UUID assignedTo,
        @Nullable Boolean unread,
        @Nullable String category,
        @Nullable Boolean unsure,
        @Nullable Boolean containsPhi,
        @Nullable Integer minSpam,
        @Nullable Integer maxSpam,
        List<UUID> tags,
        @Nullable Boolean snoozed,
        List<String> parties,
        @Nullable UUID folderId,
        @Nullable FaxFilter also,
        @Nullable String cursor,
        int limit) {
    /// The newest that came in.
    public static FaxFilter received(@Nullable String to, @Nullable Instant since, int limit) {
        return inbound(null, to, since, limit);
    }

    /// The newest that rules placed.
    public static FaxFilter placed(int limit) {
        return inbound("delivered,held", null, null, limit);
    }

    private static FaxFilter inbound(@Nullable String status, @Nullable String to, @Nullable Instant since, int limit) {
        return new FaxFilter(
                "inbound", status, to, null, since, null, null, null, null, null, null, null, null, null, null,
                List.of(), null, List.of(), null, null, null, limit);
    }

    /// All from and to these numbers.
    public static FaxFilter with(List<String> numbers, @Nullable String cursor, int limit) {
        return new FaxFilter(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, List.of(),
                null, numbers, null, null, cursor, limit);
    }

    /// What lies in no folder of its own but fits that of another.
    public FaxFilter inSmartFolder(FaxFilter rule) {
        return new FaxFilter(
                direction,
                status,
                to,
                from,
                since,
                until,
                q,
                inboxId,
                assignedTo,
                unread,
                category,
                unsure,
                containsPhi,
                minSpam,
                maxSpam,
                tags,
                snoozed,
                parties,
                null,
                rule,
                cursor,
                limit);
    }

    /// Whether it asks for what faxes were found to be.
    boolean byFindings() {
        return category != null
                || unsure != null
                || containsPhi != null
                || minSpam != null
                || maxSpam != null
                || !tags.isEmpty();
    }
}
