package io.dartwing.platform.records;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.problem.PlatformError;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The five operations of one record type. `RecordRoutes` maps them to the type's paths.
@ResponseBody
final class RecordEndpoint<E extends TenantRecord> {
    private static final int MAX_BODY_BYTES = 256 * 1024;
    private static final Pattern VERSION = Pattern.compile("(?:W/)?\"?([0-9]{1,18})\"?");

    private final RecordType<E> type;
    private final Surroundings around;

    record Surroundings(RecordService records, Idempotency idempotency, JsonMapper json) {}

    RecordEndpoint(RecordType<E> type, Surroundings around) {
        this.type = type;
        this.around = around;
    }

    Page<ObjectNode> list(@RequestParam Map<String, String> parameters) {
        var filters = new HashMap<>(parameters);
        var query = new RecordQuery(
                filters.remove("cursor"),
                limit(filters.remove("limit")),
                filters.remove("q"),
                filters.remove("sort"),
                filters);
        return around.records().list(type, query).map(record -> around.records().render(type, record));
    }

    ResponseEntity<?> create(
            HttpServletRequest request, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        if (!type.creatable()) {
            throw new ProblemException(PlatformError.METHOD_NOT_ALLOWED, "Records of this type can't be created here.");
        }
        byte[] body = body(request);
        ObjectNode values = object(body);
        byte[] fingerprint = Fingerprint.start().add(body).finish();
        return around.idempotency().once(key, "POST " + type.path(), fingerprint, () -> create(values));
    }

    private ResponseEntity<ObjectNode> create(ObjectNode values) {
        E record = around.records().create(type, values);
        ObjectNode answer = around.records().render(type, record);
        type.hooks().answerCreation(record, answer);
        return ResponseEntity.created(URI.create(type.path() + "/" + record.id()))
                .body(answer);
    }

    ResponseEntity<ObjectNode> get(@PathVariable String id) {
        return answer(around.records().get(type, id(id)));
    }

    ResponseEntity<ObjectNode> update(
            @PathVariable String id,
            HttpServletRequest request,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch)
            throws IOException {
        UUID known = id(id);
        return answer(around.records().update(type, known, version(ifMatch), object(body(request))));
    }

    ResponseEntity<Void> delete(@PathVariable String id) {
        around.records().delete(type, id(id));
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<ObjectNode> answer(E record) {
        return ResponseEntity.ok()
                .eTag("\"" + record.version() + "\"")
                .body(around.records().render(type, record));
    }

    private static UUID id(String text) {
        return Ids.parse(text)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
    }

    private static @Nullable Integer limit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.equals("*")) {
            return null;
        }
        Matcher matcher = VERSION.matcher(ifMatch);
        if (!matcher.matches()) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "If-Match: not a version (expected: the record's version in quotes)");
        }
        return Long.valueOf(matcher.group(1));
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            throw new ProblemException(
                    PlatformError.TOO_LARGE, "body: too large (expected: at most " + MAX_BODY_BYTES + " bytes)");
        }
        return body;
    }

    private ObjectNode object(byte[] body) {
        try {
            if (around.json().readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException malformed) {
            // the same answer as for JSON that is no object
        }
        throw new ProblemException(PlatformError.VALIDATION, "body: not valid (expected: a JSON object)");
    }
}
