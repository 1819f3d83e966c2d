package io.dartwing.testkit.recogniser;

import com.sun.net.httpserver.HttpExchange;
import io.dartwing.testkit.recogniser.SimulatedReading.Seen;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Cloud Vision's `images:annotate` with `DOCUMENT_TEXT_DETECTION`. As Google does, it ends words at punctuation and
/// leaves out coordinates that are 0.
public final class GoogleVisionSimulator extends RecogniserSimulator {
    private static final JsonMapper JSON = new JsonMapper();

    private GoogleVisionSimulator(String address) {
        super(address);
    }

    /// @param address of this machine, such as `127.0.0.1`
    public static GoogleVisionSimulator start(String address) {
        return new GoogleVisionSimulator(address);
    }

    @Override
    Optional<Answer> refusal(HttpExchange exchange) {
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals("/v1/images:annotate")) {
            return Optional.of(error(404, "NOT_FOUND", Optional.empty()));
        }
        String key = exchange.getRequestHeaders().getFirst("x-goog-api-key");
        if (key == null) {
            return Optional.of(error(403, "PERMISSION_DENIED", Optional.empty()));
        }
        return key.equals(KEY)
                ? Optional.empty()
                : Optional.of(error(400, "INVALID_ARGUMENT", Optional.of("API_KEY_INVALID")));
    }

    @Override
    Optional<byte[]> picture(byte[] body) {
        try {
            JsonNode request = JSON.readTree(body).path("requests").path(0);
            boolean text = request.at("/features/0/type").asString("").equals("DOCUMENT_TEXT_DETECTION");
            String content = request.at("/image/content").asString("");
            return text && !content.isEmpty() ? Optional.of(Base64.getDecoder().decode(content)) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    Answer seen(SimulatedReading reading) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode response = root.putArray("responses").addObject();
        if (!reading.text().isBlank()) {
            ObjectNode annotation = response.putObject("fullTextAnnotation");
            annotation.put("text", reading.text());
            ObjectNode paragraph = annotation
                    .putArray("pages")
                    .addObject()
                    .putArray("blocks")
                    .addObject()
                    .put("blockType", "TEXT")
                    .putArray("paragraphs")
                    .addObject();
            ArrayNode words = paragraph.putArray("words");
            for (List<Seen> line : reading.lines()) {
                for (Seen word : line) {
                    String after = word.equals(line.getLast()) ? "LINE_BREAK" : "SPACE";
                    words(words, word, reading.confidence(), after);
                }
            }
        }
        return Answer.json(200, root.toString());
    }

    private static void words(ArrayNode words, Seen seen, double confidence, String after) {
        List<String> parts = parts(seen.text());
        double width = (double) (seen.right() - seen.left()) / seen.text().length();
        int at = 0;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            ObjectNode word = words.addObject().put("confidence", confidence);
            rectangle(
                    word.putObject("boundingBox"),
                    (int) (seen.left() + at * width),
                    seen.top(),
                    (int) (seen.left() + (at + part.length()) * width),
                    seen.bottom());
            ArrayNode symbols = word.putArray("symbols");
            part.chars().forEach(letter -> symbols.addObject().put("text", Character.toString(letter)));
            if (i == parts.size() - 1) {
                ((ObjectNode) symbols.get(symbols.size() - 1))
                        .putObject("property")
                        .putObject("detectedBreak")
                        .put("type", after);
            }
            at += part.length();
        }
    }

    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean letter = Character.isLetterOrDigit(text.charAt(i));
            if (!letter && !part.isEmpty()) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(text.charAt(i));
            if (!letter) {
                parts.add(part.toString());
                part.setLength(0);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }

    private static void rectangle(ObjectNode box, int left, int top, int right, int bottom) {
        ArrayNode vertices = box.putArray("vertices");
        vertex(vertices, left, top);
        vertex(vertices, right, top);
        vertex(vertices, right, bottom);
        vertex(vertices, left, bottom);
    }

    private static void vertex(ArrayNode vertices, int x, int y) {
        ObjectNode vertex = vertices.addObject();
        if (x != 0) {
            vertex.put("x", x);
        }
        if (y != 0) {
            vertex.put("y", y);
        }
    }

    @Override
    Answer noPicture() {
        ObjectNode root = JSON.createObjectNode();
        root.putArray("responses").addObject().putObject("error").put("code", 3).put("message", "Bad image data.");
        return Answer.json(200, root.toString());
    }

    @Override
    Answer busy() {
        return new Answer(
                429,
                Map.of("Retry-After", "120"),
                error(429, "RESOURCE_EXHAUSTED", Optional.empty()).body());
    }

    @Override
    Answer unavailable() {
        return error(503, "UNAVAILABLE", Optional.empty());
    }

    private static Answer error(int status, String word, Optional<String> reason) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode error = root.putObject("error")
                .put("code", status)
                .put("message", "Simulated")
                .put("status", word);
        reason.ifPresent(why -> error.putArray("details")
                .addObject()
                .put("@type", "type.googleapis.com/google.rpc.ErrorInfo")
                .put("reason", why)
                .put("domain", "googleapis.com"));
        return Answer.json(status, root.toString());
    }
}
