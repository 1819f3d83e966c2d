package io.dartwing.fax.archive;

import io.dartwing.fax.archive.ArchiveRows.Facts;
import io.dartwing.fax.archive.ArchiveRows.Waiting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The description that lies beside an archived document, as JSON.
@Component
class ArchiveMetadata {
    private final JsonMapper json;

    ArchiveMetadata(JsonMapper json) {
        this.json = json;
    }

    /// @param files what else lies there, with checksums
    byte[] of(Waiting archive, Facts fax, List<ArchiveObject> files) {
        var about = new LinkedHashMap<String, Object>();
        about.put("id", fax.id());
        about.put("name", fax.name());
        about.put("direction", fax.direction());
        about.put("status", fax.status());
        about.put("created_at", fax.createdAt().toString());
        put(
                about,
                "completed_at",
                fax.completedAt() == null ? null : fax.completedAt().toString());
        put(about, "pages", fax.pages());
        about.put("sender_number", fax.sender());
        put(about, "sender_name", fax.senderName());
        about.put("recipient_number", fax.recipient());
        put(about, "recipient_name", fax.recipientName());
        put(about, "subject", fax.subject());
        put(about, "category", fax.category());
        put(about, "inbox", fax.inbox());
        archive.version().ifPresent(number -> about.put("version", number));
        var all = new LinkedHashMap<String, Object>();
        all.put("format", "dartwing-archive-1");
        all.put("archive_id", archive.id());
        all.put("asked_at", archive.askedAt().toString());
        all.put("reason", archive.reason());
        all.put("fax", about);
        all.put(
                "files",
                files.stream()
                        .map(file -> Map.of(
                                "part", file.part(),
                                "key", file.key(),
                                "content_type", file.contentType(),
                                "size", file.size(),
                                "sha256", file.sha256()))
                        .toList());
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    }

    private static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }
}
