package io.dartwing.simulator;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A request to a simulated provider.
///
/// @param url as the client called it
/// @param headers by name in lower case
public record Request(String method, URI url, Map<String, List<String>> headers, byte[] body) {
    private static final JsonMapper JSON = new JsonMapper();

    public record Field(String name, String value) {}

    /// Decoded parts of the path below the carrier's name: `/telnyx/v2/faxes/1` gives `v2`, `faxes`,
    /// `1`.
    public List<String> path() {
        return Arrays.stream(url.getRawPath().split("/"))
                .filter(part -> !part.isEmpty())
                .skip(1)
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /// Empty when it is missing.
    public String header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// The token of `Authorization: Bearer …`.
    public Optional<String> bearer() {
        String header = header("authorization");
        return header.startsWith("Bearer ") ? Optional.of(header.substring(7)) : Optional.empty();
    }

    public record Basic(String user, String password) {}

    public Optional<Basic> basic() {
        String header = header("authorization");
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Basic(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    public List<Field> query() {
        return url.getRawQuery() == null ? List.of() : fields(url.getRawQuery());
    }

    public Optional<String> query(String name) {
        return query().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /// Fields of an `application/x-www-form-urlencoded` body.
    public List<Field> form() {
        return fields(new String(body, StandardCharsets.UTF_8));
    }

    public Optional<String> form(String name) {
        return form().stream()
                .filter(field -> field.name().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /// Empty when the body is not a JSON object.
    public Optional<JsonNode> json() {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    private static List<Field> fields(String text) {
        var fields = new ArrayList<Field>();
        for (String part : text.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                fields.add(new Field(
                        decode(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decode(part.substring(equals + 1))));
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Request[" + method + " " + url.getPath() + "]";
    }
}
