package io.dartwing.telephony.connector.didww;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DidwwWebhooksTest {
    private static Parsed parsed(String type, String body) {
        return DidwwWebhooks.parse(new RawWebhook(
                "POST",
                URI.create("https://tel.example/hooks/didww/abc?token=t"),
                Map.of("Content-Type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH));
    }

    private static CarrierEvent json(String body) {
        return parsed("application/vnd.api+json", body).events().getFirst();
    }

    private static CarrierEvent message(String type, String attributes) {
        return json("{\"data\":{\"type\":\"" + type + "\",\"id\":\"m1\",\"attributes\":{" + attributes + "}}}");
    }

    @Test
    void handedOnIsNotDelivered() {
        var sent = (CarrierEvent.MessageProgress)
                message(
                        "outbound_message_callbacks",
                        "\"status\":\"Success\",\"code_id\":null,\"fragments_sent\":2,\"end_time\":\"2026-11-26T10:00:00.000Z\"");
        assertThat(sent.report().providerId()).isEqualTo("m1");
        assertThat(sent.report().state()).isEqualTo(DeliveryState.SENT);
        assertThat(sent.report().units()).isEqualTo(OptionalInt.of(2));
        assertThat(sent.report().at()).isEqualTo(Instant.parse("2026-11-26T10:00:00Z"));
        assertThat(sent.attempt()).isEmpty();

        var arrived = (CarrierEvent.MessageProgress) message("dlr_event", "\"status\":\"DELIVERED\"");
        assertThat(arrived.report().state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void failuresSayWhy() {
        var failed = (CarrierEvent.MessageProgress)
                message("outbound_message_callbacks", "\"status\":\"Routing error\",\"code_id\":8");
        assertThat(failed.report().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(failed.report().cause()).contains(CarrierCause.NOT_OURS);
        assertThat(failed.report().code()).isEqualTo("8");

        var expired = (CarrierEvent.MessageProgress) message("dlr_event", "\"status\":\"EXPIRED\"");
        assertThat(expired.report().cause()).contains(CarrierCause.EXPIRED);
        assertThat(message("dlr_event", "\"status\":\"ENROUTE\"")).isInstanceOf(CarrierEvent.Ignored.class);
    }

    @Test
    void messagesArriveAsFormOrJson() {
        var form = (CarrierEvent.MessageArrived) parsed(
                        "application/x-www-form-urlencoded; charset=utf-8",
                        "id=s1&from=13035550100&to=13035550101&text=a+%26+b&time=Thu%2C+26+Nov+2026+10%3A00%3A00+GMT")
                .events()
                .getFirst();
        assertThat(form.from()).isEqualTo("+13035550100");
        assertThat(form.text()).isEqualTo("a & b");
        assertThat(form.at()).isEqualTo(Instant.parse("2026-11-26T10:00:00Z"));

        var named = (CarrierEvent.MessageArrived)
                json("{\"id\":\"s2\",\"from\":\"BANK\",\"to\":\"13035550101\",\"text\":\"x\"}");
        assertThat(named.from()).isEqualTo("BANK");
    }

    @Test
    void ordersTellTheirState() {
        Parsed parsed = parsed("application/x-www-form-urlencoded", "id=o1&status=completed&type=orders");
        assertThat(parsed.eventId()).contains("orders/o1/completed");
        assertThat(parsed.events()).containsExactly(new CarrierEvent.NumberProgress("o1", "", OrderState.ACTIVE));
    }

    @Test
    void refusesTheUndocumented() {
        for (String body : List.of(
                "",
                "[]",
                "{}",
                "{\"data\":{}}",
                "{\"id\":\"s1\",\"from\":\"1\"}",
                "{\"data\":{\"type\":\"outbound_message_callbacks\",\"id\":\"1\",\"attributes\":{\"status\":\"odd\"}}}")) {
            assertThatThrownBy(() -> json(body))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
        assertThat(message("something_new", "")).isEqualTo(new CarrierEvent.Ignored("something_new"));
    }

    @Test
    void messagesHaveAHostOfTheirOwn() {
        assertThat(DidwwMessages.url(URI.create("https://api.didww.com/v3")))
                .isEqualTo(URI.create("https://sms-out.didww.com/outbound_messages"));
        assertThat(DidwwMessages.url(URI.create("http://localhost:9090/didww/v3")))
                .isEqualTo(URI.create("http://localhost:9090/didww/outbound_messages"));
    }
}
