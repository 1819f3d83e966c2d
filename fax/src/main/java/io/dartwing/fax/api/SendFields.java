package io.dartwing.fax.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The JSON form of a request to send, and the names of its plain fields.
public record SendFields(
        @Nullable String to,
        @Nullable String from,
        @Nullable String subject,
        @Nullable String message,
        @Nullable String recipientName,
        @Nullable String recipientCompany,
        @Nullable String senderPhone,
        @Nullable String coverTemplate,
        @Nullable Boolean cover,
        @Nullable Boolean header,
        @Nullable String priority,
        @Nullable String scheduledAt,
        @Nullable String callbackUrl,
        @Nullable String resolution,
        @Nullable String previewId,
        @Nullable Map<String, Object> metadata,
        @Nullable String fileBase64,
        @Nullable String fileUrl,
        @Nullable String filename,
        @Nullable List<@Nullable File> files) {
    static final List<String> NAMES = List.of(
            "to",
            "from",
            "subject",
            "message",
            "recipient_name",
            "recipient_company",
            "sender_phone",
            "cover_template",
            "cover",
            "header",
            "priority",
            "scheduled_at",
            "callback_url",
            "resolution",
            "preview_id");

    /// One of several files: exactly one of `file_base64` and `file_url`.
    public record File(
            @Nullable String fileBase64,
            @Nullable String fileUrl,
            @Nullable String filename) {}

    Map<String, String> plain() {
        var fields = new java.util.HashMap<String, String>();
        put(fields, "to", to);
        put(fields, "from", from);
        put(fields, "subject", subject);
        put(fields, "message", message);
        put(fields, "recipient_name", recipientName);
        put(fields, "recipient_company", recipientCompany);
        put(fields, "sender_phone", senderPhone);
        put(fields, "cover_template", coverTemplate);
        put(fields, "cover", cover == null ? null : cover.toString());
        put(fields, "header", header == null ? null : header.toString());
        put(fields, "priority", priority);
        put(fields, "scheduled_at", scheduledAt);
        put(fields, "callback_url", callbackUrl);
        put(fields, "resolution", resolution);
        put(fields, "preview_id", previewId);
        return fields;
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
