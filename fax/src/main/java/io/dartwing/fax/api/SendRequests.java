package io.dartwing.fax.api;

import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.office.OfficeFiles;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.problem.PlatformError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads both forms of a request to send, multipart and JSON.
@Component
class SendRequests {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /// @param fingerprint over everything the caller sent
    record Read(SendFax wish, byte[] fingerprint) {}

    private final GuardedFetch fetch;
    private final OfficeFiles office;
    private final JsonMapper json;

    SendRequests(GuardedFetch fetch, OfficeFiles office, JsonMapper json) {
        this.fetch = fetch;
        this.office = office;
        this.json = json;
    }

    Read multipart(MultipartHttpServletRequest request, WorkFolders.Folder folder) throws IOException {
        var form = new SendForm(folder, office);
        for (MultipartFile file : request.getFiles("file")) {
            form.file(file.getInputStream(), file.getOriginalFilename());
        }
        request.getMultiFileMap().keySet().stream()
                .filter(name -> !name.equals("file"))
                .findFirst()
                .ifPresent(form::unknownFile);
        var fields = new HashMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (values.length > 1) {
                form.repeated(name);
            }
            fields.put(name, values[0]);
        });
        String metadata = fields.remove("metadata");
        SendFax wish = form.read(fields, metadata(metadata), metadata == null ? 0 : metadata.length());
        return new Read(wish, form.fingerprint());
    }

    Read json(SendFields fields, WorkFolders.Folder folder) throws IOException {
        var form = new SendForm(folder, office);
        if (fields.fileBase64() != null) {
            form.base64(fields.fileBase64(), fields.filename());
        }
        if (fields.fileUrl() != null) {
            form.url(fields.fileUrl(), fields.filename(), fetch);
        }
        if (fields.files() != null) {
            for (SendFields.File file : fields.files()) {
                if (file == null) {
                    form.noContent();
                } else if (file.fileBase64() != null) {
                    form.base64(file.fileBase64(), file.filename());
                } else if (file.fileUrl() != null) {
                    form.url(file.fileUrl(), file.filename(), fetch);
                } else {
                    form.noContent();
                }
            }
        }
        return read(fields, form);
    }

    /// The fields of the JSON form, with a file that lies on this machine.
    Read file(SendFields fields, Path file, String filename, WorkFolders.Folder folder) throws IOException {
        var form = new SendForm(folder, office);
        form.file(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), filename);
        return read(fields, form);
    }

    private Read read(SendFields fields, SendForm form) {
        Map<String, Object> metadata = fields.metadata() == null ? Map.of() : fields.metadata();
        int size = json.writeValueAsString(metadata).getBytes(StandardCharsets.UTF_8).length;
        SendFax wish = form.read(fields.plain(), metadata, size);
        return new Read(wish, form.fingerprint());
    }

    private Map<String, Object> metadata(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            return json.readValue(text, OBJECT);
        } catch (JacksonException notAnObject) {
            throw new ProblemException(PlatformError.VALIDATION, "metadata: not a JSON object (expected: {…})");
        }
    }
}
