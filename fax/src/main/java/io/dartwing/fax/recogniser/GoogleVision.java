package io.dartwing.fax.recogniser;

import io.dartwing.engine.reading.outside.OutsideAnswer;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failed;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failure;
import io.dartwing.engine.reading.outside.OutsideRecogniser;
import io.dartwing.engine.reading.outside.PagePicture;
import io.dartwing.engine.reading.outside.SeenWords;
import io.dartwing.engine.reading.outside.SeenWords.Corner;
import io.dartwing.platform.net.GuardedRequests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Cloud Vision's `images:annotate` with `DOCUMENT_TEXT_DETECTION`, print and handwriting, one page a request.
final class GoogleVision implements OutsideRecogniser {
    private static final String PATH = "/v1/images:annotate?prettyPrint=false";

    /// Of a request, by Google's limits.
    private static final int LARGEST_REQUEST = 10 * 1000 * 1000;

    /// Codes of `google.rpc.Code` in the answer about a picture.
    private static final int INVALID_ARGUMENT = 3;

    private static final int PERMISSION_DENIED = 7;

    private final String address;
    private final String key;
    private final GuardedRequests requests;
    private final JsonMapper json;

    /// @param address without a slash at its end
    GoogleVision(String address, String key, GuardedRequests requests, JsonMapper json) {
        this.address = address;
        this.key = key;
        this.requests = requests;
        this.json = json;
    }

    @Override
    public String name() {
        return RecogniserAccount.Kind.GOOGLE_VISION.title();
    }

    @Override
    public OutsideAnswer read(PagePicture page, Duration within) {
        byte[] body = ("{\"requests\":[{\"image\":{\"content\":\""
                        + Base64.getEncoder().encodeToString(page.png())
                        + "\"},\"features\":[{\"type\":\"DOCUMENT_TEXT_DETECTION\"}]}]}")
                .getBytes(StandardCharsets.US_ASCII);
        if (body.length > LARGEST_REQUEST) {
            return Failed.of(Failure.NOT_THIS_PAGE, "the picture of the page is too large for it");
        }
        return VisionAnswer.of(
                requests.post(
                        address + PATH,
                        Map.of("x-goog-api-key", key),
                        body,
                        "application/json",
                        VisionAnswer.LARGEST,
                        within),
                json,
                answer -> seen(answer, page),
                GoogleVision::refused);
    }

    private static OutsideAnswer seen(JsonNode answer, PagePicture page) {
        JsonNode response = answer.path("responses").path(0);
        if (!response.isObject()) {
            return Failed.of(Failure.UNCLEAR, "its answer can't be understood");
        }
        if (response.has("error")) {
            return switch (response.path("error").path("code").asInt(0)) {
                case INVALID_ARGUMENT -> Failed.of(Failure.NOT_THIS_PAGE, "it can't read the picture of the page");
                case PERMISSION_DENIED -> Failed.of(Failure.REFUSED, "the key may not be used for this");
                default -> Failed.of(Failure.BUSY, "it is in trouble");
            };
        }
        var words = new SeenWords(page);
        for (JsonNode seen : response.path("fullTextAnnotation").path("pages")) {
            for (JsonNode block : seen.path("blocks")) {
                for (JsonNode paragraph : block.path("paragraphs")) {
                    new Paragraph(words).read(paragraph);
                }
            }
        }
        return words.seen();
    }

    /// What is a word for Google ends at punctuation: `03/14/1957` are five. Those without a break between them are put
    /// together again.
    private static final class Paragraph {
        private final SeenWords words;
        private final StringBuilder text = new StringBuilder();
        private final List<Corner> corners = new ArrayList<>();
        private double sureness;

        Paragraph(SeenWords words) {
            this.words = words;
        }

        void read(JsonNode paragraph) {
            for (JsonNode word : paragraph.path("words")) {
                word(word);
            }
            end();
            words.endParagraph();
        }

        private void word(JsonNode word) {
            String after = "";
            var letters = new StringBuilder();
            for (JsonNode symbol : word.path("symbols")) {
                JsonNode pause = symbol.path("property").path("detectedBreak");
                String type = pause.path("type").asString("");
                if (pause.path("isPrefix").asBoolean(false)) {
                    broken(type);
                } else {
                    after = type;
                }
                letters.append(symbol.path("text").asString(""));
            }
            add(letters.toString(), word);
            broken(after);
        }

        private void add(String letters, JsonNode word) {
            for (JsonNode vertex : word.path("boundingBox").path("vertices")) {
                // A coordinate of 0 is left out.
                corners.add(new Corner(
                        vertex.path("x").asDouble(0), vertex.path("y").asDouble(0)));
            }
            text.append(letters);
            sureness += word.path("confidence").asDouble(0) * letters.length();
        }

        private void broken(String type) {
            switch (type) {
                case "HYPHEN" -> {
                    text.append('-');
                    end();
                    words.endLine();
                }
                case "LINE_BREAK", "EOL_SURE_SPACE" -> {
                    end();
                    words.endLine();
                }
                case "SPACE", "SURE_SPACE" -> end();
                default -> {}
            }
        }

        private void end() {
            if (!text.isEmpty()) {
                words.add(text.toString(), corners, sureness / text.length());
            }
            text.setLength(0);
            corners.clear();
            sureness = 0;
        }
    }

    private static Failed refused(int status, JsonNode body) {
        String reason = "";
        for (JsonNode detail : body.path("error").path("details")) {
            reason = detail.path("reason").asString(reason);
        }
        return switch (reason) {
            case "API_KEY_INVALID", "CREDENTIALS_MISSING" -> Failed.of(Failure.REFUSED, "the key is not known there");
            case "SERVICE_DISABLED" ->
                Failed.of(Failure.REFUSED, "the Cloud Vision API is not enabled in the key's project");
            case "BILLING_DISABLED" -> Failed.of(Failure.REFUSED, "the key's project has no billing account");
            case "API_KEY_SERVICE_BLOCKED",
                    "API_KEY_HTTP_REFERRER_BLOCKED",
                    "API_KEY_IP_ADDRESS_BLOCKED",
                    "API_KEY_ANDROID_APP_BLOCKED",
                    "API_KEY_IOS_APP_BLOCKED" -> Failed.of(Failure.REFUSED, "the key may not be used for this");
            default ->
                status == 413
                        ? Failed.of(Failure.NOT_THIS_PAGE, "the picture of the page is too large for it")
                        : Failed.of(Failure.REFUSED, VisionAnswer.withStatus(status));
        };
    }
}
