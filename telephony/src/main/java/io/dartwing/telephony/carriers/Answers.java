package io.dartwing.telephony.carriers;

import io.dartwing.telephony.carriers.CarrierHttp.Exchange;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Retryable;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an HTTP answer means, as far as it is the same for every provider.
public final class Answers {
    /// Whether the request has an effect. What reads only can simply be asked again.
    public enum Effect {
        READS,
        CREATES
    }

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private Answers() {}

    /// Good answers go to `good`, 4xx ones to `bad` with the parsed body; everything else is
    /// decided here:
    /// 429 and 503 with `Retry-After` did nothing, other 5xx may have (RFC 9110 §15.6 promises
    /// nothing).
    public static <T> CarrierResult<T> json(
            Exchange exchange,
            Effect effect,
            Function<JsonNode, CarrierResult<T>> good,
            BiFunction<Integer, JsonNode, CarrierResult<T>> bad) {
        return parsed(
                exchange,
                effect,
                Answers::tree,
                good,
                (status, body) -> bad.apply(status, body.orElseGet(JSON::createObjectNode)));
    }

    /// As `json`, for answers in another form.
    ///
    /// @param parse gives nothing for what can't be read; then `bad` gets nothing, and a good
    /// answer is lost
    public static <B, T> CarrierResult<T> parsed(
            Exchange exchange,
            Effect effect,
            Function<byte[], Optional<B>> parse,
            Function<B, CarrierResult<T>> good,
            BiFunction<Integer, Optional<B>, CarrierResult<T>> bad) {
        return switch (exchange) {
            case Exchange.NotSent() ->
                new Retryable<>(CarrierCause.UNAVAILABLE, "", "The carrier could not be reached", Optional.empty());
            case Exchange.Lost() -> lost(effect, "The carrier's answer did not arrive");
            case Exchange.Answered answer -> answered(answer, effect, parse, good, bad);
        };
    }

    private static <B, T> CarrierResult<T> answered(
            Exchange.Answered answer,
            Effect effect,
            Function<byte[], Optional<B>> parse,
            Function<B, CarrierResult<T>> good,
            BiFunction<Integer, Optional<B>, CarrierResult<T>> bad) {
        int status = answer.status();
        Optional<Duration> after = retryAfter(answer);
        if (status == 429 || (status == 503 && after.isPresent())) {
            return new Retryable<>(
                    status == 429 ? CarrierCause.RATE_LIMITED : CarrierCause.UNAVAILABLE,
                    Integer.toString(status),
                    "The carrier takes no more requests at the moment",
                    after);
        }
        if (status >= 500) {
            return lost(effect, "The carrier had a fault (status " + status + ")");
        }
        Optional<B> body = parse.apply(answer.body());
        if (status / 100 == 2) {
            if (body.isEmpty()) {
                return lost(effect, "The carrier's answer can't be read");
            }
            try {
                return good.apply(body.get());
            } catch (IllegalArgumentException unexpected) {
                return lost(effect, "The carrier's answer can't be understood");
            }
        }
        if (status == 401) {
            return new Refused<>(
                    CarrierCause.AUTHENTICATION, Integer.toString(status), CarrierCause.AUTHENTICATION.sentence());
        }
        if (status / 100 == 4) {
            return bad.apply(status, body);
        }
        return new Refused<>(CarrierCause.OTHER, Integer.toString(status), "The carrier answered with " + status);
    }

    private static <T> CarrierResult<T> lost(Effect effect, String text) {
        return switch (effect) {
            case READS -> new Retryable<>(CarrierCause.UNAVAILABLE, "", text, Optional.empty());
            case CREATES -> new Unknown<>(text);
        };
    }

    /// Seconds only: no provider sends a date. Bounded, so that a slip of theirs does not stop us
    /// for days.
    private static Optional<Duration> retryAfter(Exchange.Answered answer) {
        String text = answer.header("retry-after").strip();
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        Duration pause = Duration.ofSeconds(Long.parseLong(text));
        return Optional.of(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static Optional<JsonNode> tree(byte[] body) {
        if (body.length == 0) {
            return Optional.of(JSON.createObjectNode());
        }
        try {
            return Optional.ofNullable(JSON.readTree(new String(body, StandardCharsets.UTF_8)));
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }
}
