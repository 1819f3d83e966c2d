package io.dartwing.telephony.connector.signalwire;

import io.dartwing.telephony.carriers.Answers;
import io.dartwing.telephony.carriers.Answers.Effect;
import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Retryable;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebForms.FormField;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Requests to the Compatibility API: <https://signalwire.com/docs/compatibility-api/rest>.
final class SignalWireApi {
    /// Stands for the host of an account's space.
    static final URI ROOT = URI.create("https://space.signalwire.com/api/laml/2010-04-01");

    private static final Pattern SPACE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final int PAGE = 1000;

    private final CarrierHttp http;
    private final Clock clock;

    SignalWireApi(CarrierHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    <T> CarrierResult<T> read(CarrierAccount account, String path, Function<JsonNode, T> read) {
        return ask(account, "GET", path, null, Effect.READS, read);
    }

    <T> CarrierResult<T> create(CarrierAccount account, String path, List<FormField> form, Function<JsonNode, T> read) {
        return ask(account, "POST", path, form, Effect.CREATES, read);
    }

    /// Changes that may be asked for twice: the second time finds them done.
    <T> CarrierResult<T> change(
            CarrierAccount account,
            String method,
            String path,
            @Nullable List<FormField> form,
            Function<JsonNode, T> read) {
        return ask(account, method, path, form, Effect.READS, read);
    }

    private <T> CarrierResult<T> ask(
            CarrierAccount account,
            String method,
            String path,
            @Nullable List<FormField> form,
            Effect effect,
            Function<JsonNode, T> read) {
        Optional<URI> root = root(account);
        if (root.isEmpty()) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "The account's space is not the name of a space");
        }
        URI url = URI.create(root.get() + "/Accounts/" + WebForms.encode(account.value("project_id")) + path);
        StringEntity body =
                form == null ? null : new StringEntity(written(form), ContentType.APPLICATION_FORM_URLENCODED);
        return Answers.json(
                http.send(method, url, authorization(account), body),
                effect,
                answer -> new Done<>(read.apply(answer)),
                SignalWireApi::refused);
    }

    /// What was too much at the moment was not done and may be asked for again.
    private static <T> CarrierResult<T> refused(int status, JsonNode answer) {
        String plain = answer.path("code").asString("");
        String code =
                plain.isEmpty() ? answer.path("errors").path(0).path("code").asString("") : plain;
        CarrierCause cause = SignalWireErrors.ofRefusal(status, number(code));
        return cause == CarrierCause.RATE_LIMITED
                ? new Retryable<>(cause, code, cause.sentence(), Optional.empty())
                : new Refused<>(cause, code, cause.sentence());
    }

    /// Looks for the one thing from and to these numbers at this time. The records hold no
    /// reference of ours.
    ///
    /// @param query more of the list's filters, each with a leading `&`
    CarrierResult<Optional<DeliveryReport>> find(
            CarrierAccount account,
            String resource,
            String query,
            Sought sought,
            Function<JsonNode, DeliveryReport> report) {
        String name = resource.toLowerCase(Locale.ROOT);
        String path = "/" + resource + "?To=" + WebForms.encode(sought.to()) + "&From=" + WebForms.encode(sought.from())
                + "&PageSize=" + PAGE + query;
        CarrierResult<JsonNode> list = read(account, path, answer -> listing(answer, name));
        if (!(list instanceof Done<JsonNode>(var answer))) {
            return list.map(none -> Optional.empty());
        }
        if (!answer.path("next_page_uri").asString("").isEmpty()) {
            return new Unknown<>("The carrier's list is too long to be searched");
        }
        return sought.among(answer.path(name)
                .valueStream()
                .filter(entry -> entry.path("direction").asString("").startsWith("outbound"))
                .map(entry -> new Sought.Like(required(entry, "sid"), created(entry), () -> report.apply(entry)))
                .toList());
    }

    /// What is no list doesn't say that there is nothing.
    static JsonNode listing(JsonNode answer, String name) {
        if (!answer.path(name).isArray()) {
            throw new IllegalArgumentException(name + ": missing (expected: a list)");
        }
        answer.path(name).forEach(SignalWireApi::created);
        return answer;
    }

    private static Instant created(JsonNode entry) {
        return time(entry.path("date_created").asString(""))
                .orElseThrow(() -> new IllegalArgumentException("date_created: missing (expected: a time)"));
    }

    /// Faxes have their times in ISO 8601, everything else in RFC 2822.
    static Optional<Instant> time(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Character.isDigit(text.charAt(0))
                            ? OffsetDateTime.parse(text).toInstant()
                            : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("time: not valid (expected: ISO 8601 or RFC 2822)", malformed);
        }
    }

    /// Prices may be negative: they leave the balance.
    static Optional<Money> cost(JsonNode json) {
        String price = json.path("price").asString("");
        String unit = json.path("price_unit").asString("");
        return price.isEmpty() || unit.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Money(new BigDecimal(price).abs(), Currency.getInstance(unit.toUpperCase(Locale.ROOT))));
    }

    static String required(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + ": missing (expected: text)");
        }
        return text;
    }

    /// Zero when it is no number.
    static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    static FormField field(String name, String value) {
        return new FormField(name, value);
    }

    private static String written(List<FormField> form) {
        return form.stream()
                .map(field -> WebForms.encode(field.name()) + "=" + WebForms.encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    /// Each space has a host of its own; an operator's address stands as it is.
    static Optional<URI> root(CarrierAccount account) {
        if (!account.api().equals(ROOT)) {
            return Optional.of(account.api());
        }
        String space = account.value("space").strip().toLowerCase(Locale.ROOT).replaceFirst("\\.signalwire\\.com$", "");
        return SPACE.matcher(space).matches()
                ? Optional.of(URI.create("https://" + space + ".signalwire.com" + ROOT.getPath()))
                : Optional.empty();
    }

    static Map<String, String> authorization(CarrierAccount account) {
        return new BasicAuth(account.value("project_id"), account.value("api_token")).headers();
    }
}
