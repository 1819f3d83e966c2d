package io.dartwing.fax.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything an outbound fax is accepted with.
///
/// @param tiffFile pages that are ready already; `null` when they are still to be made
/// @param broadcastId what it is one of many of
/// @param mostAttempts how often it is tried; `null`: as its cause asks for
public record OutboundDetails(
        String senderNumber,
        @Nullable String senderName,
        String recipientNumber,
        @Nullable String recipientName,
        @Nullable String subject,
        FaxPriority priority,
        String resolution,
        @Nullable Instant scheduledAt,
        boolean header,
        boolean cover,
        Map<String, String> coverFields,
        @Nullable String callbackUrl,
        Map<String, Object> metadata,
        UUID numberId,
        List<SourceFile> files,
        @Nullable UUID tiffFile,
        int pages,
        boolean test,
        @Nullable UUID broadcastId,
        @Nullable Integer mostAttempts) {
    /// Puts the details into a fax that has just begun.
    public static void fill(FaxDocument fax, OutboundDetails details) {
        fax.senderNumber = details.senderNumber;
        fax.senderName = details.senderName;
        fax.recipientNumber = details.recipientNumber;
        fax.recipientName = details.recipientName;
        fax.subject = details.subject;
        fax.priority = details.priority;
        fax.resolution = details.resolution;
        fax.scheduledAt = details.scheduledAt == null ? null : details.scheduledAt.truncatedTo(ChronoUnit.MICROS);
        fax.nextAttemptAt = fax.scheduledAt;
        fax.header = details.header;
        fax.cover = details.cover;
        fax.coverFields = details.coverFields;
        fax.callbackUrl = details.callbackUrl;
        fax.metadata = details.metadata;
        fax.numberId = details.numberId;
        fax.files = details.files;
        fax.fileSize = details.files.stream().mapToLong(SourceFile::size).sum();
        fax.fileFormat =
                details.files.isEmpty() ? null : details.files.getFirst().contentType();
        fax.tiffFile = details.tiffFile;
        fax.pages = details.pages;
        fax.test = details.test;
        fax.broadcastId = details.broadcastId;
        fax.mostAttempts = details.mostAttempts;
    }
}
