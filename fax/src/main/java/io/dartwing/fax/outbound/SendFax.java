package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxPriority;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The wish to send a fax, as it came from the API or the browser: read, but not yet checked against anything.
///
/// @param cover `null`: a cover page when there is a subject or a message
/// @param coverTemplate the design of the cover page; `null`: the one that is usual for sender and number
/// @param previewId pages that were already converted for a preview, instead of `files`
public record SendFax(
        String to,
        @Nullable String from,
        List<IncomingFile> files,
        @Nullable String subject,
        @Nullable String message,
        @Nullable String recipientName,
        @Nullable Boolean cover,
        boolean header,
        FaxPriority priority,
        @Nullable Instant scheduledAt,
        @Nullable String callbackUrl,
        Map<String, Object> metadata,
        String resolution,
        @Nullable UUID previewId,
        @Nullable String recipientCompany,
        @Nullable String senderPhone,
        @Nullable UUID coverTemplate) {
    /// A file on our disk, readable for the time of the call.
    public record IncomingFile(Path path, String filename) {}

    public SendFax {
        files = List.copyOf(files);
        metadata = Map.copyOf(metadata);
    }

    /// The same with other files.
    public SendFax withFiles(List<IncomingFile> others) {
        return new SendFax(
                to,
                from,
                others,
                subject,
                message,
                recipientName,
                cover,
                header,
                priority,
                scheduledAt,
                callbackUrl,
                metadata,
                resolution,
                previewId,
                recipientCompany,
                senderPhone,
                coverTemplate);
    }

    boolean wantsCover() {
        return cover == null ? notBlank(subject) || notBlank(message) : cover;
    }

    private static boolean notBlank(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
