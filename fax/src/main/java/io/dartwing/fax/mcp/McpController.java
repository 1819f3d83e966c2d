package io.dartwing.fax.mcp;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.limits.LimitedOperation;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.OrganizationSettings;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON-RPC 2.0 over streamable HTTP (MCP 2025-06-18, "Transports"): each request is answered by one JSON object,
/// without
/// a session and without a stream of the server's own.
@RestController
@Hidden
class McpController {
    private static final List<String> VERSIONS = List.of("2025-06-18", "2025-11-25", "2025-03-26");
    private static final int PARSE_ERROR = -32700;
    private static final int INVALID_REQUEST = -32600;
    private static final int NO_SUCH_METHOD = -32601;
    private static final int INVALID_PARAMS = -32602;

    private final McpTools tools;
    private final OrganizationSettings settings;
    private final Limits limits;
    private final JsonMapper json;

    McpController(McpTools tools, OrganizationSettings settings, Limits limits, JsonMapper json) {
        this.tools = tools;
        this.settings = settings;
        this.limits = limits;
        this.json = json;
    }

    /// There is no stream to listen to and no session to end.
    @RequestMapping(
            path = "/mcp",
            method = {RequestMethod.GET, RequestMethod.DELETE})
    ResponseEntity<Void> noStream() {
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .header(HttpHeaders.ALLOW, "POST")
                .build();
    }

    @PostMapping(path = "/mcp", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> message(
            @RequestBody String body,
            @RequestHeader(name = "Origin", required = false) @Nullable String origin,
            @RequestHeader(name = "MCP-Protocol-Version", required = false) @Nullable String version)
            throws IOException {
        requireOpen(origin);
        limits.take(LimitedOperation.API_REQUEST);
        if (version != null && !VERSIONS.contains(version)) {
            return ResponseEntity.badRequest()
                    .body(failure(null, INVALID_REQUEST, "MCP-Protocol-Version: not one of " + VERSIONS));
        }
        JsonNode request;
        try {
            request = json.readTree(body);
        } catch (JacksonException noJson) {
            return ResponseEntity.badRequest().body(failure(null, PARSE_ERROR, "not JSON"));
        }
        if (!request.isObject()
                || !request.path("jsonrpc").asString("").equals("2.0")
                || !request.path("method").isString()) {
            return ResponseEntity.badRequest()
                    .body(failure(null, INVALID_REQUEST, "not a JSON-RPC 2.0 request (expected: one object)"));
        }
        JsonNode id = request.path("id");
        if (id.isMissingNode() || id.isNull()) {
            return ResponseEntity.accepted().build();
        }
        if (!id.isString() && !id.isIntegralNumber()) {
            return ResponseEntity.badRequest().body(failure(null, INVALID_REQUEST, "id: neither text nor number"));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer(id, request));
    }

    /// A page of another site can't use a key, as keys aren't in cookies; its calls are refused all the same, so that a
    /// name that was bound to this address anew leads nowhere.
    private void requireOpen(@Nullable String origin) {
        if (origin != null || Actors.current() instanceof PersonActor) {
            throw new ProblemException(PlatformError.FORBIDDEN, "mcp: for programs only (expected: an API key)");
        }
        if (!settings.get(McpSettings.ENABLED)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "mcp: closed (expected: an administrator opens it in the settings)");
        }
    }

    private ObjectNode answer(JsonNode id, JsonNode request) throws IOException {
        JsonNode params = request.path("params");
        return switch (request.path("method").asString("")) {
            case "initialize" -> result(id, initialize(params));
            case "ping" -> result(id, json.createObjectNode());
            case "tools/list" -> result(id, list());
            case "tools/call" -> call(id, params);
            default -> failure(id, NO_SUCH_METHOD, "no such method");
        };
    }

    private ObjectNode initialize(JsonNode params) {
        String wanted = params.path("protocolVersion").asString("");
        ObjectNode result = json.createObjectNode();
        result.put("protocolVersion", VERSIONS.contains(wanted) ? wanted : VERSIONS.getFirst());
        result.putObject("capabilities").putObject("tools");
        result.putObject("serverInfo").put("name", "dartwing").put("version", "1");
        result.put(
                "instructions",
                "Faxes of one organisation: states and metadata only. Faxes hold health information; you never get"
                        + " their contents here. Ask the person before you send.");
        return result;
    }

    /// Those that the key may use.
    private ObjectNode list() {
        Actor actor = Actors.current();
        ObjectNode result = json.createObjectNode();
        ArrayNode all = result.putArray("tools");
        Arrays.stream(McpTool.values()).filter(tool -> tool.allowed(actor)).forEach(tool -> {
            ObjectNode one = all.addObject();
            one.put("name", tool.value());
            one.put("description", tool.description());
            one.set("inputSchema", json.readTree(tool.schema()));
            one.putObject("annotations")
                    .put("readOnlyHint", tool.readOnly())
                    .put("destructiveHint", !tool.readOnly())
                    .put("openWorldHint", !tool.readOnly());
        });
        return result;
    }

    private ObjectNode call(JsonNode id, JsonNode params) throws IOException {
        Optional<McpTool> tool = McpTool.named(params.path("name").asString(""));
        JsonNode arguments = params.path("arguments");
        if (tool.isEmpty() || !arguments.isObject() && !arguments.isMissingNode() && !arguments.isNull()) {
            return failure(id, INVALID_PARAMS, tool.isEmpty() ? "no such tool" : "arguments: not an object");
        }
        try {
            JsonNode known = arguments.isObject() ? arguments : json.createObjectNode();
            JsonNode answer = json.valueToTree(tools.call(tool.get(), known));
            return result(id, content(answer.toString(), false).set("structuredContent", answer));
        } catch (ProblemException refused) {
            // For the assistant to read: our texts say what is wrong, and hold neither content nor secrets.
            return result(id, content(refused.code().code() + ": " + refused.detail(), true));
        }
    }

    private ObjectNode content(String text, boolean error) {
        ObjectNode result = json.createObjectNode();
        result.putArray("content").addObject().put("type", "text").put("text", text);
        return result.put("isError", error);
    }

    private ObjectNode result(JsonNode id, JsonNode result) {
        return envelope(id).set("result", result);
    }

    private ObjectNode failure(@Nullable JsonNode id, int code, String message) {
        ObjectNode failure = envelope(id);
        failure.putObject("error").put("code", code).put("message", message);
        return failure;
    }

    private ObjectNode envelope(@Nullable JsonNode id) {
        ObjectNode envelope = json.createObjectNode().put("jsonrpc", "2.0");
        return envelope.set("id", id == null ? json.nullNode() : id);
    }
}
