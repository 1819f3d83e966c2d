package io.dartwing.telephony.connector.didww;

import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Requests as DIDWW wants them: JSON:API, its key in `Api-Key`, the version that this is written
/// for in a header
/// (<https://doc.didww.com/api3/2026-04-16/index.html>,
/// <https://doc.didww.com/api3/specification/index.html>).
final class DidwwApi {
    static final String VERSION = "2026-04-16";

    private static final String MEDIA_TYPE = "application/vnd.api+json";
    private static final JsonMapper JSON = new JsonMapper();

    private final CarrierHttp http;
    private final Clock clock;

    DidwwApi(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /// A JSON:API document about one resource.
    record Document(ObjectNode whole, ObjectNode data, ObjectNode attributes) {
        static Document of(String type) {
            ObjectNode whole = JSON.createObjectNode();
            ObjectNode data = whole.putObject("data").put("type", type);
            return new Document(whole, data, data.putObject("attributes"));
        }

        @Override
        public String toString() {
            return "Document";
        }
    }

    <T> CarrierResult<T> get(CarrierAccount account, String path, Function<JsonNode, T> good) {
        return send("GET", URI.create(account.api() + path), key(account), null, Effect.READS, good);
    }

    <T> CarrierResult<T> create(CarrierAccount account, String path, Document document, Function<JsonNode, T> good) {
        return send("POST", URI.create(account.api() + path), key(account), document, Effect.CREATES, good);
    }

    /// Setting what is already so changes nothing.
    <T> CarrierResult<T> change(CarrierAccount account, String path, Document document, Function<JsonNode, T> good) {
        return send("PATCH", URI.create(account.api() + path), key(account), document, Effect.READS, good);
    }

    <T> CarrierResult<T> createMessage(URI url, BasicAuth trunk, Document document, Function<JsonNode, T> good) {
        return send("POST", url, Map.of("Authorization", trunk.header()), document, Effect.CREATES, good);
    }

    private static Map<String, String> key(CarrierAccount account) {
        return Map.of("Api-Key", account.value(DidwwConnector.API_KEY), "X-DIDWW-Api-Version", VERSION);
    }

    private <T> CarrierResult<T> send(
            String method,
            URI url,
            Map<String, String> credentials,
            @Nullable Document document,
            Effect effect,
            Function<JsonNode, T> good) {
        var headers = new HashMap<>(credentials);
        headers.put("Accept", MEDIA_TYPE);
        var entity = document == null
                ? null
                : new ByteArrayEntity(JSON.writeValueAsBytes(document.whole()), ContentType.create(MEDIA_TYPE));
        return Answers.json(
                http.send(method, url, headers, entity),
                effect,
                answer -> new Done<>(good.apply(answer)),
                DidwwApi::refused);
    }

    /// `title` and `detail` may name numbers: they are read, but not handed on.
    static <T> CarrierResult<T> refused(int status, JsonNode answer) {
        JsonNode error = answer.path("errors").path(0);
        String detail =
                (error.path("title").asString("") + " " + error.path("detail").asString("")).toLowerCase(Locale.ROOT);
        CarrierCause cause = cause(status, detail);
        return new Refused<>(cause, error.path("code").asString(Integer.toString(status)), cause.sentence());
    }

    private static CarrierCause cause(int status, String detail) {
        if (detail.contains("insufficient") && detail.contains("balance")) {
            return CarrierCause.FUNDS;
        }
        if (status == 400 && detail.contains("destination")) {
            return CarrierCause.INVALID_NUMBER;
        }
        if (status == 400 && detail.contains("source")) {
            return CarrierCause.NOT_OURS;
        }
        return switch (status) {
            case 402 -> CarrierCause.FUNDS;
            case 403 -> CarrierCause.NOT_ALLOWED;
            case 404 -> CarrierCause.NO_SUCH;
            default -> CarrierCause.INVALID_REQUEST;
        };
    }

    static String required(JsonNode node, String name) {
        String value = node.path(name).asString("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + ": missing (expected: a text)");
        }
        return value;
    }

    /// The resources of a list.
    static Stream<JsonNode> list(JsonNode answer) {
        if (!answer.path("data").isArray()) {
            throw new IllegalArgumentException("data: missing (expected: a list)");
        }
        return answer.path("data").valueStream();
    }

    /// The resource that a relationship names, out of those that came with the answer.
    static Stream<JsonNode> related(JsonNode answer, JsonNode resource, String relationship) {
        JsonNode data = resource.path("relationships").path(relationship).path("data");
        Stream<JsonNode> named = data.isArray() ? data.valueStream() : Stream.of(data);
        return named.flatMap(name -> included(answer, name).stream());
    }

    private static Optional<JsonNode> included(JsonNode answer, JsonNode name) {
        String type = name.path("type").asString("");
        String id = name.path("id").asString("");
        return answer.path("included")
                .valueStream()
                .filter(resource -> !id.isEmpty()
                        && resource.path("id").asString("").equals(id)
                        && resource.path("type").asString("").equals(type))
                .findFirst();
    }
}
