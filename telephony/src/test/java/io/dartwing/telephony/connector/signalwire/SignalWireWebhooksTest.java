package io.dartwing.telephony.connector.signalwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebForms;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The signature vectors are those of SignalWire's own clients:
/// <https://github.com/signalwire/signalwire-python>,
/// `test_webhook_validator.py` (made for it) and, in earlier versions,
/// `test_request_validator.py` (recorded from
/// requests of their platform).
class SignalWireWebhooksTest {
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final String JSON_TYPE = "application/json";
    private static final String HOOK = "https://tel.example/hooks/signalwire/abc";
    private static final UUID ATTEMPT = UUID.fromString("0193c0de-0000-7000-8000-00000000000a");
    private static final String SID = "b3877c40-da60-4998-90ad-b792e98472f0";

    private static RawWebhook webhook(String url, String type, String header, String signature, String body) {
        return new RawWebhook(
                "POST",
                URI.create(url),
                Map.of("Content-Type", List.of(type), header, List.of(signature)),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private static Verification verify(String key, String url, String type, String signature, String body) {
        return SignalWireSignature.verify(key, webhook(url, type, "X-SignalWire-Signature", signature, body));
    }

    private static String form(Map<String, String> fields) {
        var form = new StringBuilder();
        fields.forEach((name, value) ->
                form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(WebForms.encode(value)));
        return form.toString();
    }

    private static CarrierEvent event(String url, String body) {
        return SignalWireWebhooks.parse(webhook(url, FORM_TYPE, "X", "", body))
                .events()
                .getFirst();
    }

    @Test
    void takesFormsThatThePlatformSigned() {
        String body = form(Map.ofEntries(
                Map.entry("AccountSid", "6bfbbe86-a901-4197-8759-2a0de1fa319d"),
                Map.entry("ApiVersion", "2010-04-01"),
                Map.entry("CallbackSource", "call-progress-events"),
                Map.entry("CallSid", "0703574f-b151-465d-aedb-28972eb513c7"),
                Map.entry("CallStatus", "busy"),
                Map.entry("Direction", "outbound-api"),
                Map.entry("From", "sip:+17063958228@sip.swire.io"),
                Map.entry("HangupBy", "sip:jpsantos@joaosantos-2a0de1fa319d.sip.swire.io"),
                Map.entry("HangupDirection", "inbound"),
                Map.entry("Timestamp", "Thu, 09 Nov 2023 17:05:04 +0000"),
                Map.entry("To", "sip:jpsantos@joaosantos-2a0de1fa319d.sip.swire.io"),
                Map.entry("SipResultCode", "486")));
        String url = "http://0aac-189-71-169-171.ngrok-free.app/voice";
        String key = "PSK_V3bF8oyeRNpJWGoRWHNYQMUU";
        String signature = "lf3nWPmUr2y6jSeeoMW4mg58vgI=";
        assertThat(verify(key, url, FORM_TYPE, signature, body)).isEqualTo(Verification.GENUINE);
        assertThat(SignalWireSignature.verify(key, webhook(url, FORM_TYPE, "X-Twilio-Signature", signature, body)))
                .isEqualTo(Verification.GENUINE);
        assertThat(verify(key, url, FORM_TYPE, signature, body + "&x=1")).isInstanceOf(Verification.Refused.class);
        assertThat(verify(key, url + "?x=1", FORM_TYPE, signature, body)).isInstanceOf(Verification.Refused.class);
        assertThat(verify("PSK_foo", url, FORM_TYPE, signature, body)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void takesAddressesWithAndWithoutTheStandardPortAlone() {
        String url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        String body = form(Map.of(
                "CallSid", "CA1234567890ABCDE",
                "Caller", "+14158675309",
                "Digits", "1234",
                "From", "+14158675309",
                "To", "+18005551212"));
        String signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        assertThat(verify("12345", url, FORM_TYPE, signature, body)).isEqualTo(Verification.GENUINE);
        assertThat(verify("12345", url.replace(".com/", ".com:443/"), FORM_TYPE, signature, body))
                .isEqualTo(Verification.GENUINE);
        assertThat(verify("12345", url.replace(".com/", ".com:8443/"), FORM_TYPE, signature, body))
                .isInstanceOf(Verification.Refused.class);
    }

    @Test
    void takesJsonByItsRawBodyOrItsDigest() {
        String key = "PSKtest1234567890abcdef";
        String url = "https://example.ngrok.io/webhook";
        String body = "{\"event\":\"call.state\",\"params\":{\"call_id\":\"abc-123\",\"state\":\"answered\"}}";
        String signature = "c3c08c1fefaf9ee198a100d5906765a6f394bf0f";
        assertThat(verify(key, url, JSON_TYPE, signature, body)).isEqualTo(Verification.GENUINE);
        assertThat(verify(key, url, JSON_TYPE, signature, body + " ")).isInstanceOf(Verification.Refused.class);
        String digested = url + "?bodySHA256=69f3cbfc18e386ef8236cb7008cd5a54b7fed637a8cb3373b5a1591d7f0fd5f4";
        String brief = "{\"event\":\"call.state\"}";
        String other = "dfO9ek8mxyFtn2nMz24plPmPfIY=";
        assertThat(verify(key, digested, JSON_TYPE, other, brief)).isEqualTo(Verification.GENUINE);
        assertThat(verify(key, digested, JSON_TYPE, other, body)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void answersAnAnnouncedFaxByTakingIt() {
        String announced = "AccountSid=1&ApiVersion=v1&FaxSid=" + SID + "&From=%2B13105550100&To=%2B13105550101";
        assertThat(event(HOOK, announced)).isEqualTo(new CarrierEvent.Ignored("fax announced"));
        assertThat(SignalWireWebhooks.reply(webhook(HOOK + "?a=1&b=2", FORM_TYPE, "X", "", announced))
                        .body())
                .isEqualTo("<Response><Receive action=\"" + HOOK + "?a=1&amp;b=2\"/></Response>");
        assertThat(SignalWireWebhooks.reply(webhook(HOOK, FORM_TYPE, "X", "", announced + "&FaxStatus=received"))
                        .body())
                .isEqualTo("<Response/>");
    }

    @Test
    void understandsAReceivedFax() {
        var fax = (CarrierEvent.FaxArrived)
                event(
                        HOOK,
                        "FaxSid=" + SID + "&FaxStatus=received&From=%2B13105550100&To=%2B13105550101&NumPages=2"
                                + "&MediaUrl=https%3A%2F%2Ffiles.signalwire.com%2Fa%2Fb.pdf&Timestamp=2022-01-13T21%3A54%3A46Z");
        assertThat(fax.pages()).isEqualTo(2);
        assertThat(fax.at()).isEqualTo(Instant.parse("2022-01-13T21:54:46Z"));
        assertThat(fax.media().orElseThrow().url()).isEqualTo(URI.create("https://files.signalwire.com/a/b.pdf"));
        assertThat(event(HOOK, "FaxSid=" + SID + "&FaxStatus=failed&From=a&To=b"))
                .isEqualTo(new CarrierEvent.Ignored("fax not received"));
    }

    @Test
    void understandsHowAFaxEnded() {
        String hook = HOOK + "?attempt=" + ATTEMPT;
        var progress = (CarrierEvent.FaxProgress)
                event(hook, "FaxSid=" + SID + "&FaxStatus=failed&ErrorMessage=The+call+dropped+prematurely&NumPages=1");
        assertThat(progress.attempt()).contains(ATTEMPT);
        assertThat(progress.report().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(progress.report().cause()).contains(CarrierCause.REMOTE_HANG_UP);
        var busy = (CarrierEvent.FaxProgress) event(hook, "FaxSid=" + SID + "&FaxStatus=busy");
        assertThat(busy.report().cause()).contains(CarrierCause.BUSY);
    }

    @Test
    void understandsMessages() {
        var arrived = (CarrierEvent.MessageArrived)
                event(HOOK, "MessageSid=" + SID + "&From=%2B13105550100&To=%2B13105550101&Body=a+%26+b&NumMedia=0");
        assertThat(arrived.text()).isEqualTo("a & b");
        var progress = (CarrierEvent.MessageProgress)
                event(HOOK + "?attempt=" + ATTEMPT, "MessageSid=" + SID + "&MessageStatus=undelivered&ErrorCode=30007");
        assertThat(progress.report().cause()).contains(CarrierCause.CONTENT);
        assertThat(progress.report().code()).isEqualTo("30007");
    }

    @Test
    void understandsCallsAndHoldsOurOwn() {
        String inbound =
                "CallSid=" + SID + "&Direction=inbound&CallStatus=ringing&From=%2B13105550100&To=%2B13105550101"
                        + "&Timestamp=Thu%2C+09+Nov+2023+17%3A05%3A04+%2B0000";
        assertThat(event(HOOK, inbound))
                .isEqualTo(new CarrierEvent.CallArrived(
                        SID, "+13105550100", "+13105550101", Instant.parse("2023-11-09T17:05:04Z")));
        assertThat(SignalWireWebhooks.reply(webhook(HOOK, FORM_TYPE, "X", "", inbound))
                        .body())
                .isEqualTo("<Response/>");
        String ours = "CallSid=" + SID + "&Direction=outbound-api&CallStatus=failed&SipResultCode=404";
        var progress = (CarrierEvent.CallProgress) event(HOOK + "?attempt=" + ATTEMPT, ours);
        assertThat(progress.report().cause()).contains(CarrierCause.INVALID_NUMBER);
        assertThat(SignalWireWebhooks.reply(webhook(HOOK + "?attempt=" + ATTEMPT, FORM_TYPE, "X", "", ours))
                        .body())
                .contains("<Pause ");
    }

    @Test
    void refusesTheUndocumented() {
        for (String body : List.of(
                "",
                "MessageSid=%00",
                "MessageSid=" + SID + "&MessageStatus=dancing",
                "FaxSid=" + SID + "&OriginalMediaUrl=x&FaxStatus=dancing",
                "FaxSid=" + SID + "&FaxStatus=received&MediaUrl=%7B")) {
            assertThatThrownBy(() -> event(HOOK, body))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected");
        }
    }

    @Test
    void findsTheHostOfASpaceAndNoOther() {
        assertThat(root("Example")).contains(URI.create("https://example.signalwire.com/api/laml/2010-04-01"));
        assertThat(root("example.signalwire.com"))
                .contains(URI.create("https://example.signalwire.com/api/laml/2010-04-01"));
        for (String space : List.of("evil.example/", "a@b", "a.b", "-a", "a#", "a/b", "a\\b")) {
            assertThat(root(space)).isEmpty();
        }
    }

    private static java.util.Optional<URI> root(String space) {
        return SignalWireApi.root(new CarrierAccount(
                ATTEMPT, ATTEMPT, "abc", SignalWireApi.ROOT, URI.create(HOOK), 1, Map.of("space", space)));
    }

    @Test
    void mapsRefusals() {
        assertThat(SignalWireErrors.ofRefusal(422, 21210)).isEqualTo(CarrierCause.NOT_OURS);
        assertThat(SignalWireErrors.ofRefusal(422, 1)).isEqualTo(CarrierCause.INVALID_REQUEST);
        assertThat(SignalWireErrors.ofRefusal(404, 0)).isEqualTo(CarrierCause.NO_SUCH);
        assertThat(SignalWireErrors.ofFax(0, "Received no response to DCS or TCF"))
                .isEqualTo(CarrierCause.FAX_PROTOCOL);
        assertThat(SignalWireErrors.ofFax(0, "")).isEqualTo(CarrierCause.OTHER);
        assertThat(SignalWireErrors.ofFax(63019, "")).isEqualTo(CarrierCause.DOCUMENT);
    }
}
