package io.dartwing.fax.document;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fax as the API and live updates show it.
///
/// @param test       asked for with a test key: no call is placed, its outcome is simulated
/// @param category what a received fax was found to be, or a person says it is; null when unknown
///     or not for the reader
/// @param categoryConfidence 0 to 1; null when a person said so
/// @param categoryUnsure a person should look
/// @param tags       the organisation's own; none when what faxes were found to be is not for the reader
/// @param snoozed    out of the list until then
/// @param workGroup  whose people it is shared out to
/// @param done       when it was finished, and by whom
/// @param spamScore  0 to 100; flagged when it reached the organisation's lower bound
/// @param stationIdentifier what a sent fax is known by where it arrives, such as `DFX-20261127-AB12`
/// @param viewOnly  its inbox lets the reader look at it and no more
/// @param pagesReady the pages can be looked at; before that, a fax to be sent is still being converted
public record FaxView(
        UUID id,
        String name,
        String direction,
        String status,
        @Nullable String to,
        @Nullable String from,
        @Nullable String recipientName,
        @Nullable String senderName,
        @Nullable String remoteStationId,
        @Nullable Integer pages,
        boolean pagesReady,
        int pagesSent,
        String priority,
        @Nullable String subject,
        String resolution,
        Instant createdAt,
        @Nullable Instant scheduledAt,
        @Nullable Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable Instant completedAt,
        @Nullable Integer durationSeconds,
        int attemptsCount,
        @Nullable Instant nextAttemptAt,
        @Nullable String cause,
        @Nullable String causeText,
        @Nullable String transport,
        @Nullable Integer bitRate,
        @Nullable Boolean ecm,
        @Nullable Named inbox,
        @Nullable Named folder,
        @Nullable Person assignedTo,
        @Nullable RoutedBy routedBy,
        List<Tag> tags,
        @Nullable Snoozed snoozed,
        @Nullable Named workGroup,
        @Nullable Done done,
        boolean unread,
        String readingStatus,
        @Nullable Float textConfidence,
        @Nullable String category,
        @Nullable Float categoryConfidence,
        boolean categoryUnsure,
        boolean categoryCorrected,
        @Nullable Integer spamScore,
        boolean spamFlagged,
        @Nullable Boolean containsPhi,
        long fileSize,
        @Nullable String fileHash,
        @Nullable String fileFormat,
        boolean header,
        boolean cover,
        @Nullable String stationIdentifier,
        @Nullable String callbackUrl,
        Map<String, Object> metadata,
        String createdBy,
        @Nullable Progress progress,
        List<String> allowedActions,
        boolean viewOnly,
        @Nullable String snippet,
        boolean test,
        long version) {
    public record Named(UUID id, String name) {}

    public record Person(UUID id, String fullName) {}

    public record Tag(UUID id, String name, String color) {}

    public record Done(Instant at, Person by) {}

    public record Snoozed(Instant until, Person by) {}

    /// Which rule placed it; without `ruleId` the called number's own setting did.
    public record RoutedBy(@Nullable UUID ruleId, @Nullable String ruleName, String reason) {}

    /// A call in progress.
    public record Progress(
            String phase,
            int page,
            int pages,
            int bitRate,
            @Nullable String transport) {}
}
