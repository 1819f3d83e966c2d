package io.dartwing.telephony.connector.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The vectors are those of Twilio's own client: <https://github.com/twilio/twilio-java>,
/// `RequestValidatorTest`.
class TwilioWebhooksTest {
    private static final String TOKEN = "12345";
    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final String FORM =
            "Digits=1234&CallSid=CA1234567890ABCDE&To=%2B18005551212&Caller=%2B14158675309" + "&From=%2B14158675309";
    private static final String SID = "SM" + "0".repeat(32);
    private static final String CALL = "CA" + "0".repeat(32);
    private static final UUID ATTEMPT = UUID.fromString("0193c0de-0000-7000-8000-00000000000a");

    private static RawWebhook webhook(String url, String type, String signature, String body) {
        return new RawWebhook(
                "POST",
                URI.create(url),
                Map.of("Content-Type", List.of(type), "X-Twilio-Signature", List.of(signature)),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private static Verification form(String url, String signature, String body) {
        return TwilioWebhooks.verify(TOKEN, webhook(url, "application/x-www-form-urlencoded", signature, body));
    }

    private static Verification json(String url, String signature, String body) {
        return TwilioWebhooks.verify(TOKEN, webhook(url, "application/json", signature, body));
    }

    private static CarrierEvent event(String body) {
        return TwilioWebhooks.parse(webhook("https://tel.example/hooks/twilio/abc?attempt=" + ATTEMPT, "", "", body))
                .events()
                .getFirst();
    }

    @Test
    void takesTheFormThatTwilioSigned() {
        assertThat(form(URL, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", FORM)).isEqualTo(Verification.GENUINE);
        assertThat(form(URL, "NOTRSOYDt4T1cUTdK1PDd93/VVr8B8=", FORM)).isInstanceOf(Verification.Refused.class);
        assertThat(form(URL, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", FORM + "&x=1")).isInstanceOf(Verification.Refused.class);
        assertThat(form(URL + "&x=1", "RSOYDt4T1cUTdK1PDd93/VVr8B8=", FORM)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void takesAddressesWithAndWithoutThePort() {
        assertThat(form(URL.replace(".com", ".com:1234"), "RSOYDt4T1cUTdK1PDd93/VVr8B8=", FORM))
                .isEqualTo(Verification.GENUINE);
        assertThat(form(URL, "kvajT1Ptam85bY51eRf/AJRuM3w=", FORM)).isEqualTo(Verification.GENUINE);
        assertThat(form(
                        URL.replace(".com", ".com:1234").replace("https", "http"),
                        "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
                        FORM))
                .isEqualTo(Verification.GENUINE);
    }

    @Test
    void takesOtherBodiesByTheirDigest() {
        String body = "{\"property\": \"value\", \"boolean\": true}";
        String digest = "bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
        assertThat(json(URL + "&" + digest, "a9nBmqA0ju/hNViExpshrM61xv4=", body))
                .isEqualTo(Verification.GENUINE);
        assertThat(json("https://mycompany.com/myapp.php?" + digest, "y77kIzt2vzLz71DgmJGsen2scGs=", body))
                .isEqualTo(Verification.GENUINE);
        assertThat(json(URL + "&" + digest, "a9nBmqA0ju/hNViExpshrM61xv4=", body + " "))
                .isInstanceOf(Verification.Refused.class);
        assertThat(json(URL, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", body)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void understandsReports() {
        var progress = (CarrierEvent.MessageProgress)
                event("MessageSid=" + SID + "&MessageStatus=undelivered&ErrorCode=30007&SmsStatus=undelivered");
        assertThat(progress.attempt()).contains(ATTEMPT);
        assertThat(progress.report().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(progress.report().cause()).contains(CarrierCause.CONTENT);
        assertThat(progress.report().code()).isEqualTo("30007");
    }

    @Test
    void understandsArrivals() {
        var arrived =
                (CarrierEvent.MessageArrived) event("MessageSid=" + SID + "&SmsStatus=received&From=%2B13035550100"
                        + "&To=12345&Body=a+%26+b&NumMedia=1&MediaContentType0=image%2Fpng"
                        + "&MediaUrl0=https%3A%2F%2Fapi.twilio.com%2Fmedia");
        assertThat(arrived.from()).isEqualTo("+13035550100");
        assertThat(arrived.text()).isEqualTo("a & b");
        assertThat(arrived.media())
                .containsExactly(new CarrierEvent.Attachment(URI.create("https://api.twilio.com/media"), "image/png"));
    }

    @Test
    void understandsHowCallsGoOn() {
        var progress = (CarrierEvent.CallProgress) event("CallSid=" + CALL + "&CallStatus=failed&Direction=outbound-api"
                + "&CallbackSource=call-progress-events&SipResponseCode=404"
                + "&Timestamp=Thu%2C+26+Nov+2026+10%3A00%3A00+%2B0000");
        assertThat(progress.attempt()).contains(ATTEMPT);
        assertThat(progress.report().cause()).contains(CarrierCause.INVALID_NUMBER);
        assertThat(progress.report().code()).isEqualTo("404");
        assertThat(progress.report().at()).isEqualTo(Instant.parse("2026-11-26T10:00:00Z"));

        assertThat(event("CallSid=" + CALL + "&CallStatus=completed&Direction=inbound"))
                .isEqualTo(new CarrierEvent.Ignored("call.completed"));
    }

    @Test
    void rejectsCallsThatArriveAndReportsThem() {
        String body = "CallSid=" + CALL + "&CallStatus=ringing&Direction=inbound&From=%2B13035550100&To=%2B13035550101";
        assertThat(event(body))
                .isEqualTo(new CarrierEvent.CallArrived(CALL, "+13035550100", "+13035550101", Instant.EPOCH));
        assertThat(TwilioWebhooks.reply(webhook(URL, "", "", body)).body()).contains("<Reject/>");
        assertThat(TwilioWebhooks.reply(webhook(URL, "", "", "MessageSid=" + SID))
                        .body())
                .isEqualTo("<Response/>");
    }

    @Test
    void lookUpHasAHostOfItsOwnInEachRegion() {
        assertThat(TwilioLookup.root(URI.create("https://api.twilio.com/2010-04-01")))
                .isEqualTo("https://lookups.twilio.com/v2/PhoneNumbers/");
        assertThat(TwilioLookup.root(URI.create("https://api.dublin.ie1.twilio.com/2010-04-01")))
                .isEqualTo("https://lookups.dublin.ie1.twilio.com/v2/PhoneNumbers/");
        assertThat(TwilioLookup.root(URI.create("http://localhost:9090/twilio/2010-04-01")))
                .isEqualTo("http://localhost:9090/twilio/v2/PhoneNumbers/");
    }

    @Test
    void refusesTheUndocumented() {
        for (String body : List.of(
                "",
                "CallSid=CA1",
                "CallSid=" + CALL + "&Direction=outbound-api&CallStatus=odd",
                "MessageSid=1",
                "MessageSid=" + SID,
                "MessageSid=" + SID + "&MessageStatus=odd")) {
            assertThatThrownBy(() -> event(body)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void mapsRefusals() {
        assertThat(TwilioErrors.ofRefusal(400, 21610)).isEqualTo(CarrierCause.OPTED_OUT);
        assertThat(TwilioErrors.ofRefusal(400, 1)).isEqualTo(CarrierCause.INVALID_REQUEST);
        assertThat(TwilioErrors.ofRefusal(404, 0)).isEqualTo(CarrierCause.NO_SUCH);
        assertThat(TwilioErrors.ofMessage(30034)).isEqualTo(CarrierCause.CAMPAIGN);
        assertThat(TwilioErrors.ofMessage(0)).isEqualTo(CarrierCause.OTHER);
    }
}
