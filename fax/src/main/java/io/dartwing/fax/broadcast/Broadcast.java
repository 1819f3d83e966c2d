package io.dartwing.fax.broadcast;

import io.dartwing.fax.document.SourceFile;
import io.dartwing.telephony.csv.BadRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// The same document to many.
///
/// @param code names it to people, and on its pages to those who opt out
/// @param run counts the times it was set going
/// @param test made with a test key: nothing leaves
/// @param pages of the files, without the cover page
record Broadcast(
        UUID id,
        String code,
        Status status,
        Optional<String> pauseReason,
        int run,
        boolean test,
        Content content,
        Pace pace,
        Optional<Instant> scheduledAt,
        Optional<Instant> nextStartAt,
        List<SourceFile> files,
        Optional<UUID> tiffFile,
        int pages,
        ListReport list,
        Instant createdAt,
        UUID createdBy,
        String createdByName,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt) {
    enum Status {
        DRAFT,
        /// Begins by itself at its time.
        SCHEDULED,
        RUNNING,
        PAUSED,
        ENDED,
        CANCELLED;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        boolean over() {
            return this == ENDED || this == CANCELLED;
        }
    }

    /// What each recipient gets. Subject and message may name columns of the list: `{company}`.
    ///
    /// @param sender one of the organisation's numbers
    record Content(
            String name,
            String sender,
            Optional<String> subject,
            Optional<String> message,
            boolean cover,
            boolean header,
            String resolution,
            Optional<OptOut> optOut) {}

    /// What was found of its list.
    ///
    /// @param columns those that subject and message name
    /// @param bad the first hundred rows that were left out; nothing that stood in them
    record ListReport(int rows, int duplicates, int rejected, List<BadRow> bad, List<String> columns) {}

    /// Pages of one of its faxes.
    int pagesEach() {
        return pages + (content.cover() ? 1 : 0);
    }
}
