package io.dartwing.telephony.connector.sinch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SinchSmsWebhooksTest {
    /// The vector of Sinch's own client: <https://github.com/sinch/sinch-sdk-node>,
    /// `packages/sms/tests/rest/v1/callbacks/callbacks-webhook.test.ts`.
    private static final String BODY =
            "{\"at\":\"2025-01-13T09:22:40.914Z\",\"batch_id\":\"01JHFFHQ0P99JPPNQPJDV7JTBP\","
                    + "\"client_reference\":\"a client reference\",\"code\":0,\"operator_status_at\":\"2025-01-13T09:22:00Z\","
                    + "\"recipient\":\"33662162466\",\"status\":\"Delivered\",\"type\":\"recipient_delivery_report_sms\"}";

    private static final Map<String, String> SIGNED = Map.of(
            "x-sinch-webhook-signature", "ZoHei66PPN/kZjw7hFVfGhJOnml3iGNCMWoyQVcE5o0=",
            "x-sinch-webhook-signature-algorithm", "HmacSHA256",
            "x-sinch-webhook-signature-nonce", "01JHFFHWYY7HSS4FWTMDTQEK8V",
            "x-sinch-webhook-signature-timestamp", "1736760161");
    private static final Instant THEN = Instant.ofEpochSecond(1736760161);

    private static CarrierAccount account(Map<String, String> values) {
        return new CarrierAccount(
                new UUID(0, 1),
                new UUID(0, 2),
                "abc",
                URI.create("https://us.sms.api.sinch.com/xms/v1"),
                URI.create("https://tel.example/hooks/sinch-sms/abc"),
                1,
                values);
    }

    private static RawWebhook webhook(Map<String, String> headers, String body, Instant at) {
        var lists = new HashMap<String, List<String>>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new RawWebhook(
                "POST",
                URI.create("https://tel.example/hooks/sinch-sms/abc"),
                lists,
                body.getBytes(StandardCharsets.UTF_8),
                at);
    }

    private static CarrierEvent event(String body) {
        return SinchSmsWebhooks.parse(webhook(Map.of(), body, THEN)).events().getFirst();
    }

    @Test
    void takesWhatSinchItselfSigned() {
        var account = account(Map.of("webhook_secret", "SMSWebhooksSecret"));
        assertThat(SinchSmsWebhooks.verify(account, webhook(SIGNED, BODY, THEN)))
                .isEqualTo(Verification.GENUINE);
        assertThat(SinchSmsWebhooks.verify(account, webhook(SIGNED, BODY + " ", THEN)))
                .isInstanceOf(Verification.Refused.class);
        assertThat(SinchSmsWebhooks.verify(account, webhook(Map.of(), BODY, THEN)))
                .isInstanceOf(Verification.Refused.class);
        assertThat(SinchSmsWebhooks.verify(account(Map.of("webhook_secret", "x")), webhook(SIGNED, BODY, THEN)))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void refusesWhatIsOlderThanFiveMinutes() {
        var account = account(Map.of("webhook_secret", "SMSWebhooksSecret"));
        assertThat(SinchSmsWebhooks.verify(account, webhook(SIGNED, BODY, THEN.plusSeconds(300))))
                .isEqualTo(Verification.GENUINE);
        assertThat(SinchSmsWebhooks.verify(account, webhook(SIGNED, BODY, THEN.plusSeconds(301))))
                .isInstanceOf(Verification.Refused.class);
        assertThat(SinchSmsWebhooks.verify(account, webhook(SIGNED, BODY, THEN.minusSeconds(301))))
                .isInstanceOf(Verification.Refused.class);
    }

    /// `packages/sdk-client/tests/utils/authorization.helper.test.ts` of the same client.
    @Test
    void signsAsSinchsClientDoes() {
        String body = "{\"app_id\":\"\",\"accepted_time\":\"2021-10-18T17:49:13.813615Z\",\"project_id\":"
                + "\"e2df3a34-a71b-4448-9db5-a8d2baad28e4\",\"contact_create_notification\":{\"contact\":{\"id\":"
                + "\"01FJA8B466Y0R2GNXD78MD9SM1\",\"channel_identities\":[{\"channel\":\"SMS\",\"identity\":"
                + "\"48123456789\",\"app_id\":\"\"}],\"display_name\":\"New Test Contact\",\"email\":"
                + "\"new.contact@email.com\",\"external_id\":\"\",\"metadata\":\"\",\"language\":\"EN_US\"}},"
                + "\"message_metadata\":\"\"}";
        assertThat(SinchSmsWebhooks.signature(
                        "foo_secret1234",
                        body.getBytes(StandardCharsets.UTF_8),
                        "01FJA8B4A7BM43YGWSG9GBV067",
                        "1634579353"))
                .isEqualTo("6bpJoRmFoXVjfJIVglMoJzYXxnoxRujzR4k2GOXewOE=");
    }

    @Test
    void demandsBasicCredentialsWhereTheyAreConfigured() {
        var account = account(Map.of("webhook_user", "u", "webhook_password", "p"));
        var good = Map.of("Authorization", new BasicAuth("u", "p").header());
        var bad = Map.of("Authorization", new BasicAuth("u", "q").header());
        assertThat(SinchSmsWebhooks.verify(account, webhook(good, BODY, THEN))).isEqualTo(Verification.GENUINE);
        assertThat(SinchSmsWebhooks.verify(account, webhook(bad, BODY, THEN))).isInstanceOf(Verification.Refused.class);
        var both = account(Map.of("webhook_user", "u", "webhook_password", "p", "webhook_secret", "s"));
        assertThat(SinchSmsWebhooks.verify(both, webhook(good, BODY, THEN))).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void takesNothingWhenNoProofIsConfigured() {
        assertThat(SinchSmsWebhooks.verify(account(Map.of()), webhook(Map.of(), BODY, THEN)))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void understandsReportsOfARecipient() {
        var progress = (CarrierEvent.MessageProgress) event(BODY);
        assertThat(progress.report().providerId()).isEqualTo("01JHFFHQ0P99JPPNQPJDV7JTBP");
        assertThat(progress.report().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(progress.attempt()).isEmpty();
        var failed = ((CarrierEvent.MessageProgress)
                        event(BODY.replace("Delivered", "Rejected").replace(":0,", ":402,")))
                .report();
        assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(failed.cause()).contains(CarrierCause.UNREACHABLE);
        assertThat(failed.code()).isEqualTo("402");
        assertThat(((CarrierEvent.MessageProgress) event(BODY.replace("Delivered", "Unknown")))
                        .report()
                        .state())
                .isEqualTo(DeliveryState.SENT);
    }

    @Test
    void understandsArrivals() {
        String text =
                "{\"id\":\"m1\",\"type\":\"mo_text\",\"from\":\"16051234567\",\"to\":\"12345\",\"body\":\"Hello\","
                        + "\"received_at\":\"2024-01-10T08:49:58.429Z\"}";
        var arrived = (CarrierEvent.MessageArrived) event(text);
        assertThat(arrived.from()).isEqualTo("+16051234567");
        assertThat(arrived.to()).isEqualTo("12345");
        assertThat(arrived.text()).isEqualTo("Hello");
        assertThat(arrived.at()).isEqualTo(Instant.parse("2024-01-10T08:49:58.429Z"));
        var picture =
                (CarrierEvent.MessageArrived) event("{\"id\":\"m2\",\"type\":\"mo_media\",\"from\":\"16051234567\","
                        + "\"to\":\"13185551234\",\"body\":{\"message\":\"Look\",\"media\":[{\"url\":"
                        + "\"https://media.example/image.png\",\"content_type\":\"image/png\",\"status\":\"Uploaded\",\"code\":0},"
                        + "{\"url\":null,\"content_type\":\"image/png\",\"status\":\"Failed\",\"code\":1}]}}");
        assertThat(picture.text()).isEqualTo("Look");
        assertThat(picture.media())
                .containsExactly(
                        new CarrierEvent.Attachment(URI.create("https://media.example/image.png"), "image/png"));
    }

    @Test
    void ignoresSummariesAndRefusesTheUndocumented() {
        assertThat(event("{\"type\":\"delivery_report_sms\"}")).isInstanceOf(CarrierEvent.Ignored.class);
        for (String body : List.of("", "{}", "{\"type\":\"mo_text\"}", BODY.replace("Delivered", "Odd"))) {
            assertThatThrownBy(() -> event(body)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void speaksToTheRegionsHostUnlessAnOperatorSetAnother() {
        assertThat(SinchSmsConnector.root(account(Map.of("region", "eu"))))
                .isEqualTo("https://eu.sms.api.sinch.com/xms/v1");
        assertThat(SinchSmsConnector.root(account(Map.of()))).isEqualTo("https://us.sms.api.sinch.com/xms/v1");
    }
}
