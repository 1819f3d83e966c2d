package io.dartwing.testkit.recogniser;

import com.sun.net.httpserver.HttpExchange;
import io.dartwing.testkit.recogniser.SimulatedReading.Seen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Azure AI Vision's Image Analysis 4.0 with the feature `read`.
public final class AzureVisionSimulator extends RecogniserSimulator {
    private static final JsonMapper JSON = new JsonMapper();

    private AzureVisionSimulator(String address) {
        super(address);
    }

    /// @param address of this machine, such as `127.0.0.1`
    public static AzureVisionSimulator start(String address) {
        return new AzureVisionSimulator(address);
    }

    @Override
    Optional<Answer> refusal(HttpExchange exchange) {
        String key = exchange.getRequestHeaders().getFirst("Ocp-Apim-Subscription-Key");
        if (!KEY.equals(key)) {
            return Optional.of(error(401, "401", Optional.empty()));
        }
        if (!exchange.getRequestMethod().equals("POST")
                || !exchange.getRequestURI().getPath().equals("/computervision/imageanalysis:analyze")) {
            return Optional.of(error(404, "404", Optional.empty()));
        }
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        boolean asked = query.contains("features=read") && query.contains("api-version=2024-02-01");
        boolean picture =
                "application/octet-stream".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        return asked && picture ? Optional.empty() : Optional.of(error(400, "InvalidRequest", Optional.empty()));
    }

    @Override
    Optional<byte[]> picture(byte[] body) {
        return body.length == 0 ? Optional.empty() : Optional.of(body);
    }

    @Override
    Answer seen(SimulatedReading reading) {
        ObjectNode root = JSON.createObjectNode().put("modelVersion", "2023-10-01");
        ArrayNode blocks = root.putObject("readResult").putArray("blocks");
        if (!reading.text().isBlank()) {
            ArrayNode lines = blocks.addObject().putArray("lines");
            for (List<Seen> seen : reading.lines()) {
                ArrayNode words = lines.addObject().putArray("words");
                seen.forEach(word -> word(words.addObject(), word, reading.confidence()));
            }
        }
        return Answer.json(200, root.toString());
    }

    private static void word(ObjectNode node, Seen word, double confidence) {
        node.put("text", word.text()).put("confidence", confidence);
        ArrayNode polygon = node.putArray("boundingPolygon");
        polygon.addObject().put("x", word.left()).put("y", word.top());
        polygon.addObject().put("x", word.right()).put("y", word.top());
        polygon.addObject().put("x", word.right()).put("y", word.bottom());
        polygon.addObject().put("x", word.left()).put("y", word.bottom());
    }

    @Override
    Answer noPicture() {
        return error(400, "InvalidRequest", Optional.of("InvalidImageFormat"));
    }

    @Override
    Answer busy() {
        return new Answer(
                429,
                Map.of("Retry-After", "120"),
                error(429, "429", Optional.empty()).body());
    }

    @Override
    Answer unavailable() {
        return error(503, "ServiceUnavailable", Optional.empty());
    }

    private static Answer error(int status, String code, Optional<String> inner) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode error = root.putObject("error").put("code", code).put("message", "Simulated");
        inner.ifPresent(word -> error.putObject("innererror").put("code", word).put("message", "Simulated"));
        return Answer.json(status, root.toString());
    }
}
