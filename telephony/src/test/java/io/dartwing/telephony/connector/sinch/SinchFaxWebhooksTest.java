package io.dartwing.telephony.connector.sinch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.RawWebhook;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SinchFaxWebhooksTest {
    private static final UUID ATTEMPT = UUID.fromString("0193c0de-0000-7000-8000-00000000000a");
    private static final Instant NOW = Instant.parse("2026-11-27T02:00:00Z");
    private static final String ROOT = "https://fax.api.sinch.com/v3/projects/p1";

    private final CarrierAccount account = new CarrierAccount(
            new UUID(0, 1),
            new UUID(0, 2),
            "abc",
            URI.create("https://fax.api.sinch.com/v3"),
            URI.create("https://tel.example/hooks/sinch/abc"),
            1,
            Map.of("project_id", "p1", "webhook_user", "hook user", "webhook_password", "p@ss:w/rd"));

    private static RawWebhook webhook(String type, String body) {
        return new RawWebhook(
                "POST",
                URI.create("https://tel.example/hooks/sinch/abc?attempt=" + ATTEMPT),
                Map.of("Content-Type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8),
                NOW);
    }

    private static CarrierEvent event(String body) {
        return SinchFaxWebhooks.parse(ROOT, webhook("application/json", body))
                .events()
                .getFirst();
    }

    private static DeliveryReport failure(String type, int code) {
        return ((CarrierEvent.FaxProgress) event("{\"event\":\"FAX_COMPLETED\",\"fax\":{\"id\":\"f1\",\"status\":"
                        + "\"FAILURE\",\"pagesSentSuccessfully\":1,\"errorType\":\"" + type + "\",\"errorCode\":" + code
                        + "}}"))
                .report();
    }

    @Test
    void putsTheCredentialsIntoTheAddress() {
        URI address = SinchFaxWebhooks.address(account, account.callback(ATTEMPT));
        assertThat(address.getRawUserInfo()).isEqualTo("hook%20user:p%40ss%3Aw%2Frd");
        assertThat(address.getHost()).isEqualTo("tel.example");
        assertThat(address.getQuery()).isEqualTo("attempt=" + ATTEMPT);
    }

    @Test
    void understandsADeliveredFax() {
        var progress = (CarrierEvent.FaxProgress) event("{\"event\":\"FAX_COMPLETED\","
                + "\"eventTime\":\"2026-11-27T01:59:59Z\",\"fax\":{\"id\":\"01HDFHACK1YN7CCDYRA6ZRMA8Z\","
                + "\"direction\":\"OUTBOUND\",\"status\":\"COMPLETED\",\"numberOfPages\":2,"
                + "\"completedTime\":\"2026-11-27T01:59:58Z\",\"labels\":{\"attempt\":\"" + ATTEMPT + "\"},"
                + "\"price\":{\"amount\":\"0.07\",\"currencyCode\":\"USD\"}},\"file\":\"JVBERi0=\"}");
        assertThat(progress.attempt()).contains(ATTEMPT);
        assertThat(progress.report().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(progress.report().units()).hasValue(2);
        assertThat(progress.report().cost()).contains(Money.of("0.07", "USD"));
        assertThat(progress.report().at()).isEqualTo(Instant.parse("2026-11-27T01:59:58Z"));
    }

    @Test
    void namesTheCauseOfAFailureAndThePagesThatGotThrough() {
        assertThat(failure("CALL_ERROR", 17).cause()).contains(CarrierCause.BUSY);
        assertThat(failure("CALL_ERROR", 16).cause()).contains(CarrierCause.NO_ANSWER);
        assertThat(failure("CALL_ERROR", 49).cause()).contains(CarrierCause.INVALID_NUMBER);
        assertThat(failure("CALL_ERROR", 15).cause()).contains(CarrierCause.UNREACHABLE);
        assertThat(failure("FAX_ERROR", 132).cause()).contains(CarrierCause.VOICE_ANSWERED);
        assertThat(failure("FAX_ERROR", 46).cause()).contains(CarrierCause.FUNDS);
        assertThat(failure("FAX_ERROR", 8).cause()).contains(CarrierCause.FAX_PROTOCOL);
        assertThat(failure("NEW", 9999).cause()).contains(CarrierCause.OTHER);
        assertThat(failure("FAX_ERROR", 131).units()).hasValue(1);
        assertThat(failure("FAX_ERROR", 131).code()).isEqualTo("131");
        assertThat(failure("FAX_ERROR", 75).state()).isEqualTo(DeliveryState.CANCELLED);
    }

    @Test
    void readsAnArrivalFromAMultipartBodyToo() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\nINCOMING_FAX\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"fax\"\r\n\r\n{\"id\":\"f2\",\"from\":\"+13035550100\","
                + "\"to\":\"+13035550101\",\"numberOfPages\":3,\"status\":\"COMPLETED\"}\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.pdf\"\r\n\r\n%PDF\r\n--b--\r\n";
        var parsed = SinchFaxWebhooks.parse(ROOT, webhook("multipart/form-data; boundary=b", body));
        var arrived = (CarrierEvent.FaxArrived) parsed.events().getFirst();
        assertThat(arrived.pages()).isEqualTo(3);
        assertThat(arrived.media().orElseThrow().url()).isEqualTo(URI.create(ROOT + "/faxes/f2/file"));
        assertThat(parsed.eventId()).contains("INCOMING_FAX/f2/COMPLETED");
    }

    @Test
    void ignoresKindsThatDoNotConcernUs() {
        assertThat(event("{\"event\":\"NEW\",\"fax\":{\"id\":\"f\"}}")).isEqualTo(new CarrierEvent.Ignored("NEW"));
    }

    @Test
    void refusesWhatSinchDoesNotDocument() {
        for (String body : List.of("", "[]", "{}", "{\"event\":\"FAX_COMPLETED\",\"fax\":{\"id\":\"f\"}}", "<xml/>")) {
            assertThatThrownBy(() -> event(body)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
