package io.dartwing.telephony.connector.phaxio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebMultipart.Part;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PhaxioWebhooksTest {
    private static final String TOKEN = "test-webhook-token";
    private static final UUID ATTEMPT = UUID.fromString("0193c0de-0000-7000-8000-00000000000a");
    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final URI URL = URI.create("https://tel.example/hooks/phaxio/abc?attempt=" + ATTEMPT);

    private final CarrierAccount account = new CarrierAccount(
            new UUID(0, 1),
            new UUID(0, 2),
            "abc",
            URI.create("https://api.phaxio.com/v2.1"),
            URI.create("https://tel.example/hooks/phaxio/abc"),
            1,
            Map.of("api_key", "key", "api_secret", "secret", "webhook_token", TOKEN));

    private static Part field(String name, String value) {
        return new Part(name, false, "", value.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] multipart(List<Part> parts) {
        var body = new StringBuilder();
        for (Part part : parts) {
            body.append("--b\r\nContent-Disposition: form-data; name=\"")
                    .append(part.name())
                    .append(part.file() ? "\"; filename=\"fax.pdf" : "")
                    .append("\"\r\n\r\n")
                    .append(part.text())
                    .append("\r\n");
        }
        return body.append("--b--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static RawWebhook webhook(List<Part> parts, String signature) {
        return new RawWebhook(
                "POST",
                URL,
                Map.of(
                        "Content-Type", List.of("multipart/form-data; boundary=b"),
                        "X-Phaxio-Signature", List.of(signature)),
                multipart(parts),
                NOW);
    }

    private static RawWebhook webhook(List<Part> parts) {
        return webhook(parts, PhaxioWebhooks.signature(TOKEN, URL.toString(), parts));
    }

    private CarrierEvent event(String fax) {
        return PhaxioWebhooks.parse(account, webhook(List.of(field("fax", fax))))
                .events()
                .getFirst();
    }

    /// The vector of Phaxio's own client: <https://github.com/phaxio/phaxio-ruby>, `spec/resources/webhook_spec.rb`.
    @Test
    void signsAsPhaxiosClientDoes() {
        assertThat(PhaxioWebhooks.signature(TOKEN, "example.com", List.of(field("test", "true"))))
                .isEqualTo("64a735ef0c47a0ae671e381c046648f0966deb29");
    }

    @Test
    void signsFieldsAndFilesSortedByName() {
        var one = List.of(field("a", "1"), field("b", "2"), new Part("file", true, "", new byte[] {1}));
        assertThat(PhaxioWebhooks.signature(TOKEN, "u", one.reversed()))
                .isEqualTo(PhaxioWebhooks.signature(TOKEN, "u", one));
        assertThat(PhaxioWebhooks.signature(TOKEN, "u", one))
                .isNotEqualTo(PhaxioWebhooks.signature(TOKEN, "u", one.subList(0, 2)));
    }

    @Test
    void takesOnlyWhatIsSignedWithOurToken() {
        var parts = List.of(
                field("fax", "{\"id\":1}"), new Part("file", true, "", "%PDF".getBytes(StandardCharsets.UTF_8)));
        RawWebhook good = webhook(parts);
        assertThat(PhaxioWebhooks.verify(TOKEN, good)).isEqualTo(Verification.GENUINE);
        assertThat(PhaxioWebhooks.verify("other", good)).isInstanceOf(Verification.Refused.class);
        assertThat(PhaxioWebhooks.verify(TOKEN, webhook(parts, "00"))).isInstanceOf(Verification.Refused.class);
        var forged = new RawWebhook(
                "POST",
                URL,
                good.headers(),
                multipart(
                        List.of(parts.getFirst(), new Part("file", true, "", "%PDG".getBytes(StandardCharsets.UTF_8)))),
                NOW);
        assertThat(PhaxioWebhooks.verify(TOKEN, forged)).isInstanceOf(Verification.Refused.class);
        var elsewhere = new RawWebhook(
                "POST", URI.create("https://tel.example/hooks/phaxio/xyz"), good.headers(), good.body(), NOW);
        assertThat(PhaxioWebhooks.verify(TOKEN, elsewhere)).isInstanceOf(Verification.Refused.class);
        var unsigned = new RawWebhook(
                "POST", URL, Map.of("content-type", good.headers().get("content-type")), good.body(), NOW);
        assertThat(PhaxioWebhooks.verify(TOKEN, unsigned)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void understandsADeliveredFax() {
        var progress = (CarrierEvent.FaxProgress) event("{\"id\":323034813,\"direction\":\"sent\",\"num_pages\":3,"
                + "\"status\":\"success\",\"cost\":21,\"completed_at\":\"2021-11-04T16:29:30.000-05:00\",\"tags\":{}}");
        assertThat(progress.attempt()).contains(ATTEMPT);
        assertThat(progress.report().providerId()).isEqualTo("323034813");
        assertThat(progress.report().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(progress.report().units()).hasValue(3);
        assertThat(progress.report().cost()).contains(Money.of("0.21", "usd"));
        assertThat(progress.report().at()).isEqualTo(Instant.parse("2021-11-04T21:29:30Z"));
    }

    @Test
    void namesTheCauseOfAFailure() {
        assertThat(cause("lineError", 17)).contains(CarrierCause.BUSY);
        assertThat(cause("lineError", 112)).contains(CarrierCause.NO_ANSWER);
        assertThat(cause("lineError", 34)).contains(CarrierCause.INVALID_NUMBER);
        assertThat(cause("lineError", 50)).contains(CarrierCause.UNREACHABLE);
        assertThat(cause("faxError", 8)).contains(CarrierCause.FAX_PROTOCOL);
        assertThat(cause("documentConversionError", 133)).contains(CarrierCause.DOCUMENT);
        assertThat(cause("somethingNew", 9999)).contains(CarrierCause.OTHER);
    }

    private Optional<CarrierCause> cause(String type, int id) {
        return ((CarrierEvent.FaxProgress)
                        event("{\"id\":1,\"direction\":\"sent\",\"status\":\"failure\",\"error_type\":\"" + type
                                + "\",\"error_id\":" + id + "}"))
                .report()
                .cause();
    }

    @Test
    void fetchesAReceivedFaxWithTheAccountsCredentials() {
        var arrived = (CarrierEvent.FaxArrived) event("{\"id\":7,\"direction\":\"received\",\"num_pages\":2,"
                + "\"status\":\"success\",\"from_number\":\"+13035550100\",\"to_number\":\"+13035550101\","
                + "\"completed_at\":\"2026-11-27T01:59:00Z\"}");
        assertThat(arrived.pages()).isEqualTo(2);
        assertThat(arrived.media().orElseThrow().url())
                .isEqualTo(URI.create("https://api.phaxio.com/v2.1/faxes/7/file"));
    }

    @Test
    void givesARepetitionTheSameIdThoughItsBoundaryDiffers() {
        String fax = "{\"id\":7,\"direction\":\"sent\",\"status\":\"success\"}";
        var first = PhaxioWebhooks.parse(account, webhook(List.of(field("fax", fax))));
        var form = new RawWebhook(
                "POST",
                URL,
                Map.of("Content-Type", List.of("application/x-www-form-urlencoded")),
                ("fax=" + java.net.URLEncoder.encode(fax, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8),
                NOW);
        assertThat(PhaxioWebhooks.parse(account, form).eventId()).isEqualTo(first.eventId());
    }

    @Test
    void ignoresFailedArrivalsAndKindsThatDoNotConcernUs() {
        assertThat(event("{\"id\":7,\"direction\":\"received\",\"status\":\"failure\"}"))
                .isInstanceOf(CarrierEvent.Ignored.class);
        var other = PhaxioWebhooks.parse(
                account, webhook(List.of(field("fax", "{\"id\":7}"), field("event_type", "something_new"))));
        assertThat(other.events()).containsExactly(new CarrierEvent.Ignored("something_new"));
    }

    @Test
    void refusesWhatPhaxioDoesNotDocument() {
        for (String fax : List.of("", "{}", "no json", "{\"id\":1,\"direction\":\"sent\",\"status\":\"odd\"}")) {
            assertThatThrownBy(() -> event(fax)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void mapsRefusals() {
        assertThat(PhaxioErrors.ofRefusal(404, "")).isEqualTo(CarrierCause.NO_SUCH);
        assertThat(PhaxioErrors.ofRefusal(422, "Phone number is not formatted correctly or invalid."))
                .isEqualTo(CarrierCause.INVALID_NUMBER);
        assertThat(PhaxioErrors.ofRefusal(422, "caller_id must be one of your phone numbers"))
                .isEqualTo(CarrierCause.NOT_OURS);
        assertThat(PhaxioErrors.ofRefusal(422, "?")).isEqualTo(CarrierCause.INVALID_REQUEST);
    }
}
