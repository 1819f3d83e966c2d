package io.dartwing.telephony.connector.sinch;

import io.dartwing.telephony.carriers.BasicAuth;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.Attachment;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebMultipart;
import io.dartwing.telephony.carriers.WebhookSource.Parsed;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the fax API posts: <https://developers.sinch.com/docs/fax/api-reference/fax/tag/Notifications>. JSON where we
/// chose it, multipart where the service's own setting stands.
final class SinchFaxWebhooks {
    private static final JsonMapper JSON = new JsonMapper();

    private SinchFaxWebhooks() {}

    static BasicAuth credentials(CarrierAccount account) {
        return new BasicAuth(account.value("webhook_user"), account.value("webhook_password"));
    }

    /// Sinch takes the credentials out of the address and sends them as a header.
    static URI address(CarrierAccount account, URI callback) {
        String user = encoded(account.value("webhook_user")) + ":" + encoded(account.value("webhook_password"));
        return URI.create(callback.getScheme() + "://" + user + "@"
                + callback.toString().substring(callback.getScheme().length() + "://".length()));
    }

    /// @param root where the project's faxes are
    static Parsed parse(String root, RawWebhook webhook) {
        JsonNode whole = body(webhook);
        SinchFax fax = new SinchFax(whole.path("fax"));
        String kind = whole.path("event").asString("");
        Instant now = SinchFax.time(whole, "eventTime").orElse(webhook.receivedAt());
        CarrierEvent event = switch (kind) {
            case "INCOMING_FAX" ->
                fax.text("status").equals("FAILURE")
                        ? new CarrierEvent.Ignored(kind + " FAILURE")
                        : new CarrierEvent.FaxArrived(
                                fax.id(),
                                fax.text("from"),
                                fax.text("to"),
                                fax.pages(),
                                Optional.of(new Attachment(
                                        URI.create(root + "/faxes/" + encoded(fax.id()) + "/file"), "application/pdf")),
                                fax.at(now));
            case "FAX_COMPLETED" ->
                new CarrierEvent.FaxProgress(fax.report(now), fax.attempt().or(webhook::attempt));
            default -> new CarrierEvent.Ignored(kind);
        };
        return new Parsed(Optional.of(String.join("/", kind, fax.id(), fax.text("status"))), List.of(event));
    }

    private static JsonNode body(RawWebhook webhook) {
        String type = webhook.header("content-type").orElse("");
        try {
            if (!WebMultipart.is(type)) {
                return JSON.readTree(webhook.body());
            }
            var whole = JSON.createObjectNode();
            for (var part : WebMultipart.parse(type, webhook.body())) {
                if (part.name().equals("fax")) {
                    whole.set("fax", JSON.readTree(part.content()));
                } else if (!part.file()) {
                    whole.put(part.name(), part.text());
                }
            }
            return whole;
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("body: unreadable (expected: JSON)", malformed);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
