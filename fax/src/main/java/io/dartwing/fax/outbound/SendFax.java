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
        @Nullable UUID previewId) {
    /// A file on our disk, readable for the time of the call.
    public record IncomingFile(Path path, String filename) {}

    public SendFax {
        files = List.copyOf(files);
        metadata = Map.copyOf(metadata);
    }

    boolean wantsCover() {
        return cover == null ? notBlank(subject) || notBlank(message) : cover;
    }

    private static boolean notBlank(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
