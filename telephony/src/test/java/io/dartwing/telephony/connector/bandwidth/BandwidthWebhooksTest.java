package io.dartwing.telephony.connector.bandwidth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.MessageArrived;
import io.dartwing.telephony.carriers.CarrierEvent.MessageProgress;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The events have the form of the examples in
/// <https://dev.bandwidth.com/docs/messaging/webhooks/>. Bandwidth signs
/// nothing, so there are no vectors.
class BandwidthWebhooksTest {
    private static final UUID ATTEMPT = UUID.fromString("0193c0de-0000-7000-8000-00000000000a");

    private static Parsed parsed(String body) {
        return BandwidthWebhooks.parse(new RawWebhook(
                "POST",
                URI.create("https://tel.example/hooks/bandwidth/abc"),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH));
    }

    private static String event(String type, String more, String message) {
        return "{\"type\":\"" + type + "\",\"time\":\"2020-06-25T18:42:36.979Z\",\"to\":\"+13035550101\"" + more
                + ",\"message\":{\"id\":\"1593110555875xo7watq5px6rbe5d\",\"segmentCount\":2,\"tag\":\"" + ATTEMPT
                + "\",\"from\":\"+13035550100\"" + message + "}}";
    }

    private static MessageProgress progress(String type, String more) {
        return (MessageProgress)
                parsed("[" + event(type, more, "") + "]").events().getFirst();
    }

    @Test
    void understandsReports() {
        MessageProgress delivered = progress("message-delivered", "");
        assertThat(delivered.attempt()).contains(ATTEMPT);
        assertThat(delivered.report().state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(delivered.report().units()).hasValue(2);
        assertThat(delivered.report().at()).isEqualTo(Instant.parse("2020-06-25T18:42:36.979Z"));
        assertThat(progress("message-sending", "").report().state()).isEqualTo(DeliveryState.SENDING);
        assertThat(progress("message-sent", "").report().state()).isEqualTo(DeliveryState.SENT);
        MessageProgress failed = progress("message-failed", ",\"errorCode\":4770");
        assertThat(failed.report().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(failed.report().cause()).contains(CarrierCause.CONTENT);
        assertThat(failed.report().code()).isEqualTo("4770");
    }

    @Test
    void aMissingReceiptIsNoFailure() {
        MessageProgress open = progress("message-failed", ",\"errorCode\":9902");
        assertThat(open.report().state()).isEqualTo(DeliveryState.SENT);
        assertThat(open.report().cause()).isEmpty();
    }

    @Test
    void understandsArrivals() {
        var arrived = (MessageArrived) parsed("["
                        + event(
                                "message-received",
                                "",
                                ",\"text\":\"a & b\",\"media\":[\"https://messaging.bandwidth.com/api/v2/users/1/media/2/bw.png\"]")
                        + "]")
                .events()
                .getFirst();
        assertThat(arrived.from()).isEqualTo("+13035550100");
        assertThat(arrived.to()).isEqualTo("+13035550101");
        assertThat(arrived.text()).isEqualTo("a & b");
        assertThat(arrived.media())
                .containsExactly(new CarrierEvent.Attachment(
                        URI.create("https://messaging.bandwidth.com/api/v2/users/1/media/2/bw.png"), "image/png"));
    }

    @Test
    void aListMayHoldSeveralEvents() {
        Parsed parsed = parsed("[" + event("message-sent", "", "") + "," + event("message-delivered", "", "") + "]");
        assertThat(parsed.events()).hasSize(2);
        assertThat(parsed.eventId()).isEmpty();
        assertThat(parsed("[" + event("message-sent", "", "") + "]").eventId())
                .contains("message-sent/1593110555875xo7watq5px6rbe5d/+13035550101");
    }

    @Test
    void ignoresOtherEventsAndRefusesTheUndocumented() {
        assertThat(parsed("[{\"type\":\"message-read\"}]").events())
                .containsExactly(new CarrierEvent.Ignored("message-read"));
        for (String body : List.of(
                "",
                "{}",
                "[]",
                "[1]",
                "[{}]",
                "[{\"type\":\"message-sent\"}]",
                "[" + event("message-sent", "", "").replace("2020-06", "June") + "]",
                "[" + event("message-received", "", ",\"media\":[\"{\"]") + "]")) {
            assertThatThrownBy(() -> parsed(body))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void mapsRefusals() {
        var json = new JsonMapper();
        assertThat(BandwidthErrors.ofRefusal(400, json.readTree("{\"fieldErrors\":[{\"fieldName\":\"to[0]\"}]}")))
                .isEqualTo(CarrierCause.INVALID_NUMBER);
        assertThat(BandwidthErrors.ofRefusal(400, json.readTree("{}"))).isEqualTo(CarrierCause.INVALID_REQUEST);
        assertThat(BandwidthErrors.ofRefusal(403, json.readTree("{}"))).isEqualTo(CarrierCause.NOT_ALLOWED);
        assertThat(BandwidthErrors.ofMessage(1)).isEqualTo(CarrierCause.OTHER);
    }
}
