package io.dartwing.fax.recogniser;

import io.dartwing.engine.reading.outside.OutsideAnswer;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failed;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failure;
import io.dartwing.engine.reading.outside.OutsideRecogniser;
import io.dartwing.engine.reading.outside.PagePicture;
import io.dartwing.engine.reading.outside.SeenWords;
import io.dartwing.engine.reading.outside.SeenWords.Corner;
import io.dartwing.platform.net.GuardedRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Image Analysis 4.0's `read`, print and handwriting, one page a request.
final class AzureVision implements OutsideRecogniser {
    private static final String PATH = "/computervision/imageanalysis:analyze?features=read&api-version=2024-02-01";
    private static final int LARGEST_PICTURE = 20 * 1000 * 1000;
    private static final int SMALLEST_SIDE = 50;
    private static final Set<String> OF_THE_PICTURE =
            Set.of("InvalidImageSize", "InvalidImageFormat", "InvalidImageDimension", "NotSupportedImage", "BadImage");

    private final String address;
    private final String key;
    private final GuardedRequests requests;
    private final JsonMapper json;

    /// @param address without a slash at its end
    AzureVision(String address, String key, GuardedRequests requests, JsonMapper json) {
        this.address = address;
        this.key = key;
        this.requests = requests;
        this.json = json;
    }

    @Override
    public String name() {
        return RecogniserAccount.Kind.AZURE_VISION.title();
    }

    @Override
    public OutsideAnswer read(PagePicture page, Duration within) {
        if (page.png().length >= LARGEST_PICTURE || Math.min(page.width(), page.height()) < SMALLEST_SIDE) {
            return Failed.of(Failure.NOT_THIS_PAGE, "the picture of the page is too large or too small for it");
        }
        return VisionAnswer.of(
                requests.post(
                        address + PATH,
                        Map.of("Ocp-Apim-Subscription-Key", key),
                        page.png(),
                        "application/octet-stream",
                        VisionAnswer.LARGEST,
                        within),
                json,
                answer -> seen(answer, page),
                AzureVision::refused);
    }

    private static OutsideAnswer seen(JsonNode answer, PagePicture page) {
        JsonNode blocks = answer.path("readResult").path("blocks");
        if (!blocks.isArray()) {
            return Failed.of(Failure.UNCLEAR, "its answer can't be understood");
        }
        var words = new SeenWords(page);
        for (JsonNode block : blocks) {
            for (JsonNode line : block.path("lines")) {
                for (JsonNode word : line.path("words")) {
                    words.add(
                            word.path("text").asString(""),
                            corners(word.path("boundingPolygon")),
                            word.path("confidence").asDouble(0));
                }
                words.endLine();
            }
            words.endParagraph();
        }
        return words.seen();
    }

    private static List<Corner> corners(JsonNode polygon) {
        var corners = new ArrayList<Corner>();
        for (JsonNode point : polygon) {
            corners.add(new Corner(point.path("x").asDouble(0), point.path("y").asDouble(0)));
        }
        return corners;
    }

    private static Failed refused(int status, JsonNode body) {
        JsonNode error = body.path("error");
        String code = error.path("innererror")
                .path("code")
                .asString(error.path("code").asString(""));
        if (status == 413 || status == 415 || OF_THE_PICTURE.contains(code)) {
            return Failed.of(Failure.NOT_THIS_PAGE, "it can't read the picture of the page");
        }
        return Failed.of(
                Failure.REFUSED,
                switch (status) {
                    case 401 -> "the key is not known there";
                    case 403 -> "the key may not be used for this";
                    case 404 -> "there is no such service at this address";
                    default -> VisionAnswer.withStatus(status);
                });
    }
}
