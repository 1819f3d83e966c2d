package io.dartwing.fax.api;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.office.OfficeFiles;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.net.FetchResult;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.problem.PlatformError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a request to send into a `SendFax`, collecting everything that is wrong with them.
final class SendForm {
    private static final long MAX_FILE = 50L * 1024 * 1024;
    private static final Duration FETCH_WITHIN = Duration.ofSeconds(30);
    private static final int MAX_METADATA = 8 * 1024;

    private final WorkFolders.Folder folder;
    private final OfficeFiles office;
    private final Fingerprint fingerprint = Fingerprint.start();
    private final List<FieldError> errors = new ArrayList<>();
    private final List<IncomingFile> files = new ArrayList<>();

    SendForm(WorkFolders.Folder folder, OfficeFiles office) {
        this.folder = folder;
        this.office = office;
    }

    void file(InputStream content, @Nullable String filename) throws IOException {
        Path path = folder.copy(content, "upload-" + files.size());
        try (InputStream copy = Files.newInputStream(path)) {
            fingerprint.add(java.security.MessageDigest.getInstance("SHA-256").digest(copy.readAllBytes()));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
        files.add(new IncomingFile(path, SourceFile.harmless(filename)));
    }

    void base64(String text, @Nullable String filename) throws IOException {
        if (text.length() > MAX_FILE / 3 * 4 + 4) {
            throw new ProblemException(FaxError.TOO_LARGE, "file_base64: too large (expected: at most 50 MB)");
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            errors.add(new FieldError("file_base64", "file_base64: not Base64 (expected: RFC 4648)"));
            return;
        }
        file(new ByteArrayInputStream(bytes), filename);
    }

    void url(String url, @Nullable String filename, GuardedFetch fetch) throws IOException {
        Path target = folder.file("fetched-" + files.size());
        switch (fetch.fetch(url, target, MAX_FILE, FETCH_WITHIN)) {
            case FetchResult.Fetched ignored -> {
                fingerprint.add(url);
                files.add(new IncomingFile(target, SourceFile.harmless(filename)));
            }
            case FetchResult.Refused(String reason) ->
                throw new ProblemException(FaxError.FILE_URL_REFUSED, "file_url: " + reason);
        }
    }

    void unknownFile(String name) {
        errors.add(new FieldError(name(name), name(name) + ": a file part of unknown name (expected: file)"));
    }

    void repeated(String name) {
        errors.add(new FieldError(name(name), name(name) + ": given more than once (expected: once)"));
    }

    void noContent() {
        errors.add(new FieldError("files", "files: one without content (expected: file_base64 or file_url in each)"));
    }

    /// A field's name as far as an answer repeats it: a name, not whatever a stranger puts there.
    private static String name(String name) {
        return name.matches("[A-Za-z0-9_-]{1,40}") ? name : "(unprintable)";
    }

    /// @param fields the plain fields by name; unknown names are refused
    SendFax read(Map<String, String> fields, Map<String, Object> metadata, int metadataSize) {
        fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> fingerprint.add(field.getKey()).add(field.getValue()));
        fingerprint.add(metadata.toString());
        for (String name : fields.keySet()) {
            if (!SendFields.NAMES.contains(name)) {
                errors.add(new FieldError(
                        name(name),
                        name(name) + ": unknown (expected: file, metadata, " + String.join(", ", SendFields.NAMES)
                                + ")"));
            }
        }
        if (metadataSize > MAX_METADATA) {
            errors.add(new FieldError("metadata", "metadata: too large (expected: at most 8 KB)"));
        }
        String to = fields.getOrDefault("to", "");
        if (to.isBlank()) {
            throw new ProblemException(
                    FaxError.INVALID_RECIPIENT, "to: missing (expected: a number in E.164 form, or sip:user@host)");
        }
        var wish = new SendFax(
                to,
                text(fields, "from", 20),
                files,
                text(fields, "subject", 200),
                text(fields, "message", 4000),
                text(fields, "recipient_name", 100),
                bool(fields, "cover"),
                !Boolean.FALSE.equals(bool(fields, "header")),
                priority(fields),
                instant(fields),
                text(fields, "callback_url", 2000),
                metadata,
                resolution(fields),
                id(fields, "preview_id", "that of a preview"),
                text(fields, "recipient_company", 100),
                phone(fields),
                id(fields, "cover_template", "that of a cover template"));
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformError.VALIDATION, "The request has wrong fields.", errors);
        }
        return wish.withFiles(office.readable(files));
    }

    byte[] fingerprint() {
        return fingerprint.finish();
    }

    private @Nullable String text(Map<String, String> fields, String name, int longest) {
        String value = fields.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > longest) {
            errors.add(new FieldError(name, name + ": too long (expected: at most " + longest + " characters)"));
            return null;
        }
        return value.strip();
    }

    private @Nullable Boolean bool(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "true", "1", "on" -> true;
            case "false", "0", "off" -> false;
            default -> {
                errors.add(new FieldError(name, name + ": not a boolean (expected: true or false)"));
                yield null;
            }
        };
    }

    private FaxPriority priority(Map<String, String> fields) {
        String value = fields.getOrDefault("priority", "normal").toUpperCase(Locale.ROOT);
        for (FaxPriority priority : FaxPriority.values()) {
            if (priority.name().equals(value)) {
                return priority;
            }
        }
        errors.add(new FieldError("priority", "priority: unknown (expected: urgent, high, normal, low)"));
        return FaxPriority.NORMAL;
    }

    private String resolution(Map<String, String> fields) {
        String value = fields.getOrDefault("resolution", "fine").toLowerCase(Locale.ROOT);
        if (!List.of("standard", "fine", "superfine").contains(value)) {
            errors.add(new FieldError("resolution", "resolution: unknown (expected: standard, fine, superfine)"));
        }
        return value;
    }

    private @Nullable Instant instant(Map<String, String> fields) {
        String value = fields.getOrDefault("scheduled_at", "");
        if (value.isBlank()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException notATime) {
            errors.add(new FieldError(
                    "scheduled_at",
                    "scheduled_at: not a time (expected: ISO 8601 with zone, such as 2026-11-20T09:30:00Z)"));
            return null;
        }
    }

    private @Nullable UUID id(Map<String, String> fields, String name, String expected) {
        String value = fields.getOrDefault(name, "");
        if (value.isBlank()) {
            return null;
        }
        UUID id = Ids.parse(value).orElse(null);
        if (id == null) {
            errors.add(new FieldError(name, name + ": not an id (expected: " + expected + ")"));
        }
        return id;
    }

    /// As it stands on the cover page: what the sender writes, if it can be dialled.
    private @Nullable String phone(Map<String, String> fields) {
        String value = text(fields, "sender_phone", 40);
        if (value != null && !value.matches("[+\\d][\\d\\s().\\-/]{3,}( ?(x|ext\\.?) ?\\d{1,6})?")) {
            errors.add(new FieldError(
                    "sender_phone", "sender_phone: not a phone number (expected: like +1 202 555 0143 x12)"));
            return null;
        }
        return value;
    }
}
