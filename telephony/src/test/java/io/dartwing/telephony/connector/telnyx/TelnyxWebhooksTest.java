package io.dartwing.telephony.connector.telnyx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.CallArrived;
import io.dartwing.telephony.carriers.CarrierEvent.FaxArrived;
import io.dartwing.telephony.carriers.CarrierEvent.FaxProgress;
import io.dartwing.telephony.carriers.CarrierEvent.Ignored;
import io.dartwing.telephony.carriers.CarrierEvent.MessageArrived;
import io.dartwing.telephony.carriers.CarrierEvent.MessageProgress;
import io.dartwing.telephony.carriers.CarrierEvent.NumberProgress;
import io.dartwing.telephony.carriers.CarrierEvent.PortProgress;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberPorting.PortState;
import io.dartwing.telephony.carriers.NumberPorting.PortStatus;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TelnyxWebhooksTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final UUID ATTEMPT = UUID.fromString("01990000-0000-7000-8000-000000000001");

    @ParameterizedTest
    @CsvSource({
        "fax.queued, queued, ACCEPTED",
        "fax.media.processed, media.processed, ACCEPTED",
        "fax.sending.started, sending, SENDING",
        "fax.delivered, delivered, DELIVERED",
        "fax.failed, failed, FAILED"
    })
    void a_fax_ends_with_delivered_or_failed(String event, String status, DeliveryState state) {
        Parsed parsed = parse(event, fax(status, "outbound", ",\"page_count\":3"));
        assertThat(parsed.eventId()).contains("3320554f-6b74-4138-a74b-a1e2ec7eaf8b");
        assertThat(parsed.events()).singleElement().isInstanceOfSatisfying(FaxProgress.class, progress -> {
            assertThat(progress.report().state()).isEqualTo(state);
            assertThat(progress.report().providerId()).isEqualTo("c62be5bc-9b13-4b6c-abda-34dd8b541287");
            assertThat(progress.report().units()).hasValue(3);
            assertThat(progress.report().at()).isEqualTo(Instant.parse("2022-01-07T10:01:43.677850Z"));
            assertThat(progress.attempt()).contains(ATTEMPT);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "user_busy, BUSY",
        "receiver_no_answer, NO_ANSWER",
        "fax_initial_communication_timeout, VOICE_ANSWERED",
        "receiver_call_dropped, REMOTE_HANG_UP",
        "receiver_unallocated_number, INVALID_NUMBER",
        "file_format_invalid, DOCUMENT",
        "service_unavailable, UNAVAILABLE",
        "something_new, OTHER"
    })
    void a_failed_fax_says_why(String reason, CarrierCause cause) {
        CarrierEvent event =
                only(parse("fax.failed", fax("failed", "outbound", ",\"failure_reason\":\"" + reason + "\"")));
        assertThat(event).isInstanceOfSatisfying(FaxProgress.class, progress -> {
            assertThat(progress.report().cause()).contains(cause);
            assertThat(progress.report().code()).isEqualTo(reason);
        });
    }

    @Test
    void a_fax_coming_in_that_fails_is_not_one_of_ours() {
        assertThat(only(parse("fax.failed", fax("failed", "inbound", "")))).isEqualTo(new Ignored("fax.failed"));
    }

    @Test
    void a_fax_that_arrived_names_its_pages() {
        CarrierEvent event = only(parse(
                "fax.received",
                fax("received", "inbound", ",\"page_count\":2,\"media_url\":\"https://s3.amazonaws.com/f/1.pdf\"")));
        assertThat(event).isInstanceOfSatisfying(FaxArrived.class, fax -> {
            assertThat(fax.pages()).isEqualTo(2);
            assertThat(fax.media().orElseThrow().url()).hasHost("s3.amazonaws.com");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "message.sent, sent, SENT",
        "message.finalized, delivered, DELIVERED",
        "message.finalized, delivery_failed, FAILED",
        "message.finalized, sending_failed, FAILED",
        "message.finalized, delivery_unconfirmed, SENT"
    })
    void a_message_ends_with_message_finalized_and_the_state_in_it(String event, String status, DeliveryState state) {
        CarrierEvent parsed = only(parse(event, """
                {"id":"m1","direction":"outbound","to":[{"phone_number":"+13035550142","status":"%s"}],"parts":2,
                 "cost":{"amount":"0.0051","currency":"USD"},"errors":[{"code":"40300","title":"Blocked"}]}
                """.formatted(status)));
        assertThat(parsed).isInstanceOfSatisfying(MessageProgress.class, progress -> {
            assertThat(progress.report().state()).isEqualTo(state);
            assertThat(progress.report().units()).hasValue(2);
            assertThat(progress.report().cost().orElseThrow().amount()).isEqualByComparingTo("0.0051");
            assertThat(progress.attempt()).contains(ATTEMPT);
            assertThat(progress.report().cause())
                    .isEqualTo(state == DeliveryState.FAILED ? Optional.of(CarrierCause.OPTED_OUT) : Optional.empty());
        });
    }

    @Test
    void a_picture_message_without_text_keeps_its_pictures() {
        CarrierEvent event = only(parse("message.received", """
                {"id":"m2","direction":"inbound","from":{"phone_number":"+13035550188"},
                 "to":[{"phone_number":"+13035550100"}],"text":"",
                 "media":[{"url":"https://media.telnyx.com/1.jpg","content_type":"image/jpeg"}]}
                """));
        assertThat(event).isInstanceOfSatisfying(MessageArrived.class, message -> {
            assertThat(message.text()).isEmpty();
            assertThat(message.media())
                    .singleElement()
                    .satisfies(media -> assertThat(media.contentType()).isEqualTo("image/jpeg"));
        });
    }

    @Test
    void a_call_from_outside_arrives() {
        assertThat(only(parse("call.initiated", """
                {"call_control_id":"v3:x","direction":"incoming","from":"+13035550188","to":"+13035550100"}
                """))).isInstanceOf(CallArrived.class);
    }

    @Test
    void a_number_order_reports_each_number() {
        assertThat(only(parse("number_order.complete", """
                {"id":"o1","phone_numbers":[{"phone_number":"+19705555098","status":"success"}]}
                """)))
                .isEqualTo(new NumberProgress("o1", "+19705555098", OrderState.ACTIVE));
    }

    @Test
    void a_port_reports_how_it_stands_and_why() {
        assertThat(only(parse("porting_order.status_changed", """
                {"id":"p1","customer_reference":"r","status":{"value":"exception","details":[
                  {"code":"ENTITY_NAME","description":"Entity name mismatch"},{"code":"X","description":"Wrong PIN"}]}}
                """)))
                .isEqualTo(new PortProgress(
                        new PortStatus("p1", PortState.REJECTED, "Entity name mismatch; Wrong PIN", Optional.empty())));
        assertThat(only(parse("porting_order.status_changed", """
                {"id":"p1","status":{"value":"ported","details":[]},
                 "activation_settings":{"foc_datetime_actual":"2027-01-15T15:00:00Z"}}
                """)))
                .isEqualTo(new PortProgress(new PortStatus(
                        "p1", PortState.COMPLETED, "", Optional.of(Instant.parse("2027-01-15T15:00:00Z")))));
    }

    @Test
    void kinds_that_do_not_concern_us_are_ignored() {
        assertThat(only(parse("call.dtmf.received", "{}"))).isEqualTo(new Ignored("call.dtmf.received"));
    }

    @Test
    void what_telnyx_does_not_document_is_an_error_that_names_no_content() {
        assertThatThrownBy(() -> parse("fax.delivered", "{\"fax_id\":\"1\",\"status\":\"+13035550142\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("303");
    }

    private static String fax(String status, String direction, String more) {
        return """
                {"fax_id":"c62be5bc-9b13-4b6c-abda-34dd8b541287","connection_id":"1232154810234","direction":"%s",
                 "from":"+13035550188","to":"+13035550142","status":"%s","client_state":"%s"%s}
                """.formatted(direction, status, TelnyxApi.state(ATTEMPT), more);
    }

    private static CarrierEvent only(Parsed parsed) {
        assertThat(parsed.events()).hasSize(1);
        return parsed.events().getFirst();
    }

    private static Parsed parse(String event, String payload) {
        String body = """
                {"data":{"record_type":"event","id":"3320554f-6b74-4138-a74b-a1e2ec7eaf8b","event_type":"%s",
                 "occurred_at":"2022-01-07T10:01:43.677850Z","payload":%s},"meta":{"attempt":1}}
                """.formatted(event, payload);
        return TelnyxWebhooks.parse(new RawWebhook(
                "POST",
                URI.create("https://example.org/hooks/telnyx/1?attempt=" + ATTEMPT),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                NOW));
    }
}
