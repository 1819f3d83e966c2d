package io.dartwing.fax.faxbot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebForms;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProviderFormsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FORM = "application/x-www-form-urlencoded";

    private static RawWebhook told(String type, String body) {
        return new RawWebhook(
                "POST",
                URI.create("https://fax.example/phaxio-inbound"),
                Map.of("Content-Type", List.of(type)),
                body.getBytes(StandardCharsets.UTF_8),
                Instant.EPOCH);
    }

    private static JsonNode fax(RawWebhook webhook) {
        return JSON.readTree(WebForms.parse(webhook.body()).stream()
                .filter(field -> field.name().equals("fax"))
                .findFirst()
                .orElseThrow()
                .value());
    }

    @Test
    void namesWithAndWithoutBracketsMeanTheSame() {
        for (String body : List.of(
                "fax%5Bid%5D=12&fax%5Bfrom%5D=%2B13035550188&fax%5Bstatus%5D=success&fax%5Bnum_pages%5D=2",
                "id=12&from=%2B13035550188&status=received&num_pages=2&file_url=http%3A%2F%2F10.0.0.1%2F")) {
            JsonNode fax = fax(ProviderForms.phaxio(told(FORM, body), true).orElseThrow());
            assertThat(fax.path("id").asLong()).isEqualTo(12);
            assertThat(fax.path("from_number").asString()).isEqualTo("+13035550188");
            assertThat(fax.path("status").asString()).isEqualTo("success");
            assertThat(fax.path("num_pages").asInt()).isEqualTo(2);
            assertThat(fax.toString()).doesNotContain("10.0.0.1");
        }
        RawWebhook json = told("application/json; charset=utf-8", "{\"id\":12,\"status\":\"success\"}");
        assertThat(fax(ProviderForms.phaxio(json, true).orElseThrow())
                        .path("id")
                        .asLong())
                .isEqualTo(12);
    }

    @Test
    void statesAreTranslated() {
        assertThat(fax(ProviderForms.phaxio(told(FORM, "id=1&status=in_progress"), false)
                                .orElseThrow())
                        .path("status")
                        .asString())
                .isEqualTo("inprogress");
        assertThat(fax(ProviderForms.phaxio(told(FORM, "id=1&status=error"), false)
                                .orElseThrow())
                        .path("status")
                        .asString())
                .isEqualTo("failure");
        RawWebhook sinch = ProviderForms.sinch(
                        told("application/json", "{\"id\":\"01A\",\"status\":\"COMPLETED_OK\",\"pages\":3}"), false)
                .orElseThrow();
        JsonNode event = JSON.readTree(sinch.body());
        assertThat(event.path("event").asString()).isEqualTo("FAX_COMPLETED");
        assertThat(event.at("/fax/status").asString()).isEqualTo("COMPLETED");
        assertThat(event.at("/fax/numberOfPages").asInt()).isEqualTo(3);
    }

    @Test
    void whatNamesNoFaxIsNone() {
        assertThat(ProviderForms.phaxio(told(FORM, "status=success"), true)).isEmpty();
        assertThat(ProviderForms.phaxio(told(FORM, "id=abc"), true)).isEmpty();
        assertThat(ProviderForms.sinch(told("application/json", "{}"), true)).isEmpty();
        assertThatThrownBy(() -> ProviderForms.sinch(told("application/json", "{"), true))
                .isInstanceOf(FaxbotRefusal.class);
    }

    @Test
    void theProvidersOwnFormIsKnown() {
        assertThat(ProviderForms.isPhaxios(told(FORM, "fax=%7B%7D&event_type=fax_received")))
                .isTrue();
        assertThat(ProviderForms.isPhaxios(told("multipart/form-data; boundary=x", "")))
                .isTrue();
        assertThat(ProviderForms.isPhaxios(told(FORM, "fax%5Bid%5D=1"))).isFalse();
        assertThat(ProviderForms.isSinchs(told("application/json", "{\"event\":\"INCOMING_FAX\",\"fax\":{}}")))
                .isTrue();
        assertThat(ProviderForms.isSinchs(told("application/json", "{\"id\":1}")))
                .isFalse();
    }
}
