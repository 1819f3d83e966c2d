package io.dartwing.fax.recogniser;

import io.dartwing.engine.reading.outside.OutsideAnswer;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failed;
import io.dartwing.engine.reading.outside.OutsideAnswer.Failure;
import io.dartwing.platform.net.RequestResult;
import io.dartwing.platform.net.RequestResult.Answered;
import io.dartwing.platform.net.RequestResult.NotSent;
import io.dartwing.platform.net.RequestResult.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Makes an answer of what became of a request, as far as services are alike in that. Nothing of their texts is handed
/// on: they may repeat what was on the page.
final class VisionAnswer {
    /// Of a page crowded with letters, each with its corners.
    static final int LARGEST = 8 * 1024 * 1024;

    private VisionAnswer() {}

    /// @param read makes words of an answer with status 2xx
    /// @param refused says why another status, below 500 and not 429, was answered
    static OutsideAnswer of(
            RequestResult result,
            JsonMapper json,
            Function<JsonNode, OutsideAnswer> read,
            BiFunction<Integer, JsonNode, Failed> refused) {
        return switch (result) {
            case NotSent(String reason) -> Failed.of(Failure.NOT_SENT, reason);
            case Unknown(String reason) -> Failed.of(Failure.SILENT, reason);
            case Answered answered -> answered(answered, json, read, refused);
        };
    }

    private static OutsideAnswer answered(
            Answered answered,
            JsonMapper json,
            Function<JsonNode, OutsideAnswer> read,
            BiFunction<Integer, JsonNode, Failed> refused) {
        int status = answered.status();
        if (status == 429) {
            return new Failed(Failure.BUSY, "it takes no more pages at the moment", retryAfter(answered));
        }
        if (status >= 500) {
            return new Failed(Failure.BUSY, withStatus(status), retryAfter(answered));
        }
        JsonNode body;
        try {
            body = json.readTree(answered.body());
        } catch (JacksonException malformed) {
            body = MissingNode.getInstance();
        }
        if (status / 100 != 2) {
            return refused.apply(status, body);
        }
        return body.isObject() ? read.apply(body) : Failed.of(Failure.UNCLEAR, "its answer can't be understood");
    }

    static String withStatus(int status) {
        return "it answered with status " + status;
    }

    private static Optional<Duration> retryAfter(Answered answered) {
        return answered.header("retry-after")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }
}
