package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Requests as Twilio wants them: Basic credentials, forms, refusals with a `code`
/// (<https://www.twilio.com/docs/usage/requests-to-twilio>,
/// <https://www.twilio.com/docs/usage/twilios-response>).
final class TwilioApi {
    private static final int PAGE = 100;

    private final CarrierHttp http;
    private final Clock clock;

    TwilioApi(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /// Fields of a form, in the order they are added.
    static final class Form {
        private final StringBuilder text = new StringBuilder();

        Form add(String name, String value) {
            text.append(text.isEmpty() ? "" : "&")
                    .append(WebForms.encode(name))
                    .append('=')
                    .append(WebForms.encode(value));
            return this;
        }

        @Override
        public String toString() {
            return "Form[" + text.length() + " characters]";
        }
    }

    Instant now() {
        return clock.instant();
    }

    /// @param path below the account
    <T> CarrierResult<T> get(CarrierAccount account, String path, Function<JsonNode, T> read) {
        return send(account, "GET", below(account, path), null, Effect.READS, read);
    }

    /// @param url outside of the account's part of the API
    <T> CarrierResult<T> get(CarrierAccount account, URI url, Function<JsonNode, T> read) {
        return send(account, "GET", url, null, Effect.READS, read);
    }

    /// A request that creates: when its answer is lost, it may have had its effect.
    <T> CarrierResult<T> create(CarrierAccount account, String path, Form form, Function<JsonNode, T> read) {
        return send(account, "POST", below(account, path), entity(form), Effect.CREATES, read);
    }

    /// A request that can be repeated without harm.
    <T> CarrierResult<T> change(CarrierAccount account, String path, Form form, Function<JsonNode, T> read) {
        return send(account, "POST", below(account, path), entity(form), Effect.READS, read);
    }

    <T> CarrierResult<T> delete(CarrierAccount account, String path, Function<JsonNode, T> read) {
        return send(account, "DELETE", below(account, path), null, Effect.READS, read);
    }

    /// What was sent to this number from that one at that time. There is no reference of ours in
    /// Twilio's records: what does not fit alone is not taken for it.
    ///
    /// @param path of the list
    /// @param list its name in the answer
    CarrierResult<Optional<DeliveryReport>> find(
            CarrierAccount account,
            String path,
            String list,
            Sought sought,
            BiFunction<JsonNode, Instant, DeliveryReport> report) {
        String query = path + "?To=" + WebForms.encode(sought.to()) + "&From=" + WebForms.encode(sought.from())
                + "&PageSize=" + PAGE;
        CarrierResult<JsonNode> page = get(account, query, answer -> listing(answer, list));
        if (!(page instanceof Done<JsonNode>(var answer))) {
            return page.map(none -> Optional.empty());
        }
        if (!answer.path("next_page_uri").asString("").isEmpty()) {
            return new Unknown<>("The carrier's list is too long to be searched");
        }
        return sought.among(list(answer, list)
                .filter(entry -> entry.path("direction").asString("").startsWith("outbound"))
                .map(entry -> new Sought.Like(required(entry, "sid"), created(entry), () -> report.apply(entry, now())))
                .toList());
    }

    private static JsonNode listing(JsonNode answer, String list) {
        list(answer, list).forEach(TwilioApi::created);
        return answer;
    }

    private static Instant created(JsonNode entry) {
        return time(entry, "date_created")
                .orElseThrow(() -> new IllegalArgumentException("date_created: missing (expected: a time)"));
    }

    private static URI below(CarrierAccount account, String path) {
        return URI.create(account.api() + "/Accounts/" + WebForms.encode(account.value("account_sid")) + path);
    }

    private static HttpEntity entity(Form form) {
        return new StringEntity(form.text.toString(), ContentType.APPLICATION_FORM_URLENCODED);
    }

    private <T> CarrierResult<T> send(
            CarrierAccount account,
            String method,
            URI url,
            @Nullable HttpEntity body,
            Effect effect,
            Function<JsonNode, T> read) {
        return Answers.json(
                http.send(method, url, authorization(account), body),
                effect,
                answer -> new Done<>(read.apply(answer)),
                (status, answer) -> {
                    String code = answer.path("code").asString("");
                    CarrierCause cause = TwilioErrors.ofRefusal(status, number(code));
                    return new Refused<>(cause, code, cause.sentence());
                });
    }

    static Map<String, String> authorization(CarrierAccount account) {
        return new BasicAuth(account.value("account_sid"), account.value("auth_token")).headers();
    }

    /// Zero when it is no code.
    static int number(String code) {
        return code.matches("[0-9]{1,6}") ? Integer.parseInt(code) : 0;
    }

    static String required(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + ": missing (expected: text)");
        }
        return text;
    }

    static Stream<JsonNode> list(JsonNode json, String name) {
        if (!json.path(name).isArray()) {
            throw new IllegalArgumentException(name + ": missing (expected: a list)");
        }
        return json.path(name).valueStream();
    }

    static Optional<String> text(JsonNode json, String name) {
        return Optional.of(json.path(name).asString("")).filter(value -> !value.isBlank());
    }

    static Optional<Instant> time(JsonNode json, String name) {
        return time(json.path(name).asString(""));
    }

    /// @param text as in RFC 2822; may be empty
    static Optional<Instant> time(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("time: unreadable (expected: RFC 2822)", malformed);
        }
    }

    /// Prices are negative: they leave the balance.
    static Optional<Money> cost(JsonNode json) {
        String price = json.path("price").asString("");
        String unit = json.path("price_unit").asString("");
        return price.isEmpty() || unit.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Money(new BigDecimal(price).abs(), Currency.getInstance(unit.toUpperCase(Locale.ROOT))));
    }
}
