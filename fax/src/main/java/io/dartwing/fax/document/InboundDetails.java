package io.dartwing.fax.document;

import io.dartwing.platform.files.StoredFile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Everything a received fax begins with.
///
/// @param numberId ours that was called; null when it is not set up
/// @param trunkId null when it came over a carrier's API
public record InboundDetails(
        UUID callId,
        String senderNumber,
        String stationId,
        String recipientNumber,
        @Nullable UUID numberId,
        @Nullable UUID trunkId,
        StoredFile tiff,
        int pages,
        Instant at) {
    public static void fill(FaxDocument fax, InboundDetails details) {
        fax.callId = details.callId;
        fax.senderNumber = details.senderNumber;
        fax.remoteStationId = details.stationId.isBlank() ? null : details.stationId;
        fax.recipientNumber = details.recipientNumber;
        fax.numberId = details.numberId;
        fax.trunkId = details.trunkId;
        fax.tiffFile = details.tiff.id().value();
        fax.files = List.of(new SourceFile(
                details.tiff.id().value(), "received.tif", details.tiff.contentType(), details.tiff.size()));
        fax.fileSize = details.tiff.size();
        fax.fileHash = details.tiff.sha256();
        fax.fileFormat = details.tiff.contentType();
        fax.pages = details.pages;
        fax.receivedAt = details.at;
        fax.attemptsCount = 1;
        fax.readingStatus = ReadingStatus.PENDING;
    }

    /// The call ended as it should: there is no cause to show.
    public static void noCause(FaxDocument fax) {
        fax.cause = null;
        fax.causeText = null;
    }

    public static void read(FaxDocument fax, ReadingStatus status, @Nullable Float confidence) {
        fax.readingStatus = status;
        fax.textConfidence = confidence;
    }

    public static void routed(
            FaxDocument fax,
            @Nullable UUID rule,
            @Nullable String ruleName,
            String reason,
            @Nullable UUID inbox,
            @Nullable UUID person,
            @Nullable FaxPriority priority) {
        fax.routedByRule = rule;
        fax.routedRuleName = ruleName;
        fax.routedReason = reason;
        fax.assign(inbox, person);
        if (priority != null) {
            fax.priority = priority;
        }
    }

    public static void completed(FaxDocument fax, Instant at) {
        fax.completedAt = at;
    }

    public static Instant receivedAt(FaxDocument fax) {
        return fax.receivedAt == null ? fax.createdAt() : fax.receivedAt;
    }
}
