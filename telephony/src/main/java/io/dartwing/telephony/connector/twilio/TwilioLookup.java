package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.NumberLookup.LineType;
import io.dartwing.telephony.carriers.NumberLookup.LookupAnswer;
import io.dartwing.telephony.carriers.WebForms;
import java.net.URI;
import tools.jackson.databind.JsonNode;

/// Lookup, version 2: <https://www.twilio.com/docs/lookup/v2-api/line-type-intelligence> and
/// <https://www.twilio.com/docs/lookup/v2-api/caller-name>. Names are known of US numbers only.
final class TwilioLookup {
    private final TwilioApi api;

    TwilioLookup(TwilioApi api) {
        this.api = api;
    }

    CarrierResult<LookupAnswer> lookUp(CarrierAccount account, String number) {
        URI url = URI.create(
                root(account.api()) + WebForms.encode(number) + "?Fields=line_type_intelligence%2Ccaller_name");
        return api.get(account, url, TwilioLookup::answer);
    }

    /// Lookup has a host of its own beside the API's, in each of Twilio's regions.
    static String root(URI api) {
        String beside = api.resolve("v2/PhoneNumbers/").toString();
        return api.getHost() != null && api.getHost().matches("api\\.(.+\\.)?twilio\\.com")
                ? beside.replaceFirst("//api\\.", "//lookups.")
                : beside;
    }

    private static LookupAnswer answer(JsonNode json) {
        if (!json.path("valid").isBoolean()) {
            throw new IllegalArgumentException("valid: missing (expected: true or false)");
        }
        JsonNode line = json.path("line_type_intelligence");
        return new LookupAnswer(
                json.path("valid").asBoolean(),
                TwilioApi.text(json, "country_code").orElse(""),
                type(line.path("type").asString("")),
                TwilioApi.text(line, "carrier_name"),
                TwilioApi.text(line, "mobile_country_code"),
                TwilioApi.text(line, "mobile_network_code"),
                TwilioApi.text(json.path("caller_name"), "caller_name"));
    }

    private static LineType type(String type) {
        return switch (type) {
            case "landline" -> LineType.LANDLINE;
            case "mobile" -> LineType.MOBILE;
            case "fixedVoip", "nonFixedVoip" -> LineType.VOIP;
            case "tollFree" -> LineType.TOLL_FREE;
            default -> LineType.UNKNOWN;
        };
    }
}
