package io.dartwing.telephony.connector.twilio;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.WebForms;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Numbers: <https://www.twilio.com/docs/phone-numbers/api/availablephonenumberlocal-resource> and
/// <https://www.twilio.com/docs/phone-numbers/api/incomingphonenumber-resource>.
///
/// A number is ours as soon as Twilio has answered. Our attempt is its friendly name, so that an
/// order whose answer was
/// lost is found.
final class TwilioNumbers {
    private static final Set<String> WITH_AREA_CODES = Set.of("US", "CA");

    private final TwilioApi api;

    TwilioNumbers(TwilioApi api) {
        this.api = api;
    }

    /// A country that has no numbers of the kind is unknown to Twilio.
    CarrierResult<List<AvailableNumber>> search(CarrierAccount account, NumberQuery query) {
        if (query.areaCode().isPresent() && !WITH_AREA_CODES.contains(query.country())) {
            return new Refused<>(
                    CarrierCause.INVALID_REQUEST, "", "This carrier knows area codes in the US and Canada only");
        }
        if (query.uses().contains(NumberUse.EMERGENCY)) {
            return new Refused<>(
                    CarrierCause.INVALID_REQUEST, "", "This carrier does not say where emergency calls work");
        }
        var path = new StringBuilder("/AvailablePhoneNumbers/")
                .append(WebForms.encode(query.country()))
                .append('/')
                .append(list(query.kind()))
                .append(".json?PageSize=")
                .append(query.limit());
        query.areaCode().ifPresent(code -> path.append("&AreaCode=").append(WebForms.encode(code)));
        query.contains().ifPresent(digits -> path.append("&Contains=").append(WebForms.encode(digits)));
        query.uses().stream()
                .sorted()
                .forEach(use -> path.append('&').append(filter(use)).append("=true"));
        CarrierResult<List<AvailableNumber>> found = api.get(
                account,
                path.toString(),
                answer -> TwilioApi.list(answer, "available_phone_numbers")
                        .map(number -> available(number, query.kind()))
                        .toList());
        return found instanceof Refused<List<AvailableNumber>>(var cause, var code, var text)
                        && cause == CarrierCause.NO_SUCH
                ? new Done<>(List.of())
                : found;
    }

    private static String list(NumberKind kind) {
        return switch (kind) {
            case LOCAL -> "Local";
            case TOLL_FREE -> "TollFree";
            case MOBILE -> "Mobile";
            case NATIONAL -> "National";
        };
    }

    private static String filter(NumberUse use) {
        return switch (use) {
            case VOICE -> "VoiceEnabled";
            case SMS -> "SmsEnabled";
            case MMS -> "MmsEnabled";
            case FAX -> "FaxEnabled";
            case EMERGENCY -> throw new IllegalArgumentException("use: not searchable (expected: another)");
        };
    }

    /// Prices are not told here.
    private static AvailableNumber available(JsonNode number, NumberKind kind) {
        return new AvailableNumber(
                TwilioApi.required(number, "phone_number"),
                kind,
                Stream.of("locality", "region")
                        .flatMap(name -> TwilioApi.text(number, name).stream())
                        .collect(Collectors.joining(", ")),
                uses(number.path("capabilities")),
                Optional.empty(),
                Optional.empty());
    }

    /// Written `SMS` in one resource and `sms` in the other.
    private static Set<NumberUse> uses(JsonNode capabilities) {
        var uses = EnumSet.noneOf(NumberUse.class);
        capabilities.properties().forEach(capability -> {
            for (NumberUse use : NumberUse.values()) {
                if (use.name().equalsIgnoreCase(capability.getKey())
                        && capability.getValue().asBoolean(false)) {
                    uses.add(use);
                }
            }
        });
        return uses;
    }

    CarrierResult<NumberOrder> order(CarrierAccount account, UUID attempt, String number) {
        var form = callbacks(account).add("PhoneNumber", number).add("FriendlyName", attempt.toString());
        return api.create(account, "/IncomingPhoneNumbers.json", form, TwilioNumbers::owned);
    }

    CarrierResult<NumberOrder> orderStatus(CarrierAccount account, String id) {
        return api.get(account, path(id), TwilioNumbers::owned);
    }

    CarrierResult<Optional<NumberOrder>> find(CarrierAccount account, UUID attempt, String number) {
        return api.get(
                account,
                "/IncomingPhoneNumbers.json?PhoneNumber=" + WebForms.encode(number),
                answer -> TwilioApi.list(answer, "incoming_phone_numbers")
                        .filter(owned ->
                                owned.path("friendly_name").asString("").equals(attempt.toString()))
                        .findFirst()
                        .map(TwilioNumbers::owned));
    }

    /// A number that belongs to a SIP trunk keeps its calls there: Twilio then asks no address.
    CarrierResult<String> configure(CarrierAccount account, String id) {
        return api.change(account, path(id), callbacks(account), answer -> id);
    }

    CarrierResult<String> release(CarrierAccount account, String id) {
        return api.delete(account, path(id), answer -> id);
    }

    private static TwilioApi.Form callbacks(CarrierAccount account) {
        String callback = account.callback().toString();
        return new TwilioApi.Form()
                .add("SmsUrl", callback)
                .add("SmsMethod", "POST")
                .add("VoiceUrl", callback)
                .add("VoiceMethod", "POST");
    }

    private static NumberOrder owned(JsonNode number) {
        String sid = TwilioApi.required(number, "sid");
        return new NumberOrder(sid, Optional.of(sid), OrderState.ACTIVE, Optional.empty());
    }

    private static String path(String id) {
        return "/IncomingPhoneNumbers/" + WebForms.encode(id) + ".json";
    }
}
