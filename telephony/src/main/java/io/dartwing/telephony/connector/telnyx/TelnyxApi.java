package io.dartwing.telephony.connector.telnyx;

import io.dartwing.kernel.Ids;
import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Requests as Telnyx wants them: bearer key, JSON, the answer in `data`, refusals in `errors`
/// (<https://developers.telnyx.com/development/api-fundamentals/api-errors>).
final class TelnyxApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final CarrierHttp http;
    private final Clock clock;

    TelnyxApi(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /// @param good gets the whole answer
    <T> CarrierResult<T> get(CarrierAccount account, String path, Function<JsonNode, T> good) {
        return send(account, "GET", path, null, Effect.READS, good);
    }

    /// A request that creates: when its answer is lost, it may have had its effect.
    <T> CarrierResult<T> create(CarrierAccount account, String path, ObjectNode body, Function<JsonNode, T> good) {
        return send(account, "POST", path, body, Effect.CREATES, good);
    }

    /// A request that can be repeated without harm: cancelling, changing, deleting.
    <T> CarrierResult<T> change(
            CarrierAccount account, String method, String path, @Nullable ObjectNode body, Function<JsonNode, T> good) {
        return send(account, method, path, body, Effect.READS, good);
    }

    private <T> CarrierResult<T> send(
            CarrierAccount account,
            String method,
            String path,
            @Nullable ObjectNode body,
            Effect effect,
            Function<JsonNode, T> good) {
        String root = account.api().toString();
        var url = URI.create((root.endsWith("/") ? root.substring(0, root.length() - 1) : root) + path);
        var headers = Map.of(
                "Authorization", "Bearer " + account.value(TelnyxConnector.API_KEY), "Accept", "application/json");
        var entity =
                body == null ? null : new StringEntity(JSON.writeValueAsString(body), ContentType.APPLICATION_JSON);
        return Answers.json(
                http.send(method, url, headers, entity),
                effect,
                answer -> new CarrierResult.Done<>(good.apply(answer)),
                TelnyxCauses::refusal);
    }

    /// The `client_state` that Telnyx hands back with everything that concerns a fax or call.
    static String state(UUID attempt) {
        return Base64.getEncoder().encodeToString(attempt.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Empty for anything that is not ours.
    static Optional<UUID> attempt(String state) {
        try {
            return Ids.parse(new String(Base64.getDecoder().decode(state), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    static String required(JsonNode node, String name) {
        String value = node.path(name).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + ": missing (expected: a text)");
        }
        return value;
    }

    Instant time(String text) {
        return time(text, clock.instant());
    }

    static Instant time(String text, Instant otherwise) {
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("time: unreadable (expected: ISO 8601)", unreadable);
        }
    }
}
