package io.dartwing.telephony.connector.signalwire;

import static io.dartwing.telephony.connector.signalwire.SignalWireApi.field;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.CarrierResult.Refused;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberOrders.NumberOrder;
import io.dartwing.telephony.carriers.NumberOrders.OrderState;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.WebForms;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// SignalWire's numbers:
/// <https://signalwire.com/docs/compatibility-api/rest/available-phone-numbers> and
/// <https://signalwire.com/docs/compatibility-api/rest/incoming-phone-numbers>.
///
/// A number is bought at once and bears the attempt as its friendly name, by which it is found
/// again.
final class SignalWireNumbers {
    private static final String OWNED = "/IncomingPhoneNumbers";

    private final SignalWireApi api;

    SignalWireNumbers(SignalWireApi api) {
        this.api = api;
    }

    /// SignalWire takes no wish of uses or of a count: both are seen to here.
    CarrierResult<List<AvailableNumber>> search(CarrierAccount account, NumberQuery query) {
        Optional<String> kind = kind(query.kind());
        if (kind.isEmpty()) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "This carrier has local and toll-free numbers");
        }
        String filters = Stream.of(
                        query.areaCode().map(code -> "AreaCode=" + WebForms.encode(code)),
                        query.contains().map(digits -> "Contains=" + WebForms.encode(digits)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        String path = "/AvailablePhoneNumbers/" + WebForms.encode(query.country()) + "/" + kind.get()
                + (filters.isEmpty() ? "" : "?" + filters);
        return api.read(account, path, answer -> {
            JsonNode list = answer.path("available_phone_numbers");
            if (!list.isArray()) {
                throw new IllegalArgumentException("available_phone_numbers: missing (expected: a list)");
            }
            return list.valueStream()
                    .map(entry -> available(entry, query.kind()))
                    .filter(number -> number.uses().containsAll(query.uses()))
                    .limit(query.limit())
                    .toList();
        });
    }

    private static Optional<String> kind(NumberKind kind) {
        return switch (kind) {
            case LOCAL -> Optional.of("Local");
            case TOLL_FREE -> Optional.of("TollFree");
            case MOBILE, NATIONAL -> Optional.empty();
        };
    }

    private static AvailableNumber available(JsonNode entry, NumberKind kind) {
        String place = Stream.of("rate_center", "region")
                .map(name -> entry.path(name).asString(""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return new AvailableNumber(
                SignalWireApi.required(entry, "phone_number"),
                kind,
                place,
                uses(entry.path("capabilities")),
                Optional.empty(),
                Optional.empty());
    }

    /// A number for calls can be set to take faxes instead.
    private static Set<NumberUse> uses(JsonNode capabilities) {
        var uses = EnumSet.noneOf(NumberUse.class);
        capabilities
                .propertyStream()
                .filter(entry -> entry.getValue().asBoolean(false))
                .forEach(entry -> {
                    switch (entry.getKey().toLowerCase(Locale.ROOT)) {
                        case "voice" -> uses.addAll(Set.of(NumberUse.VOICE, NumberUse.FAX));
                        case "sms" -> uses.add(NumberUse.SMS);
                        case "mms" -> uses.add(NumberUse.MMS);
                        default -> {}
                    }
                });
        return uses;
    }

    CarrierResult<NumberOrder> order(CarrierAccount account, UUID attempt, String number) {
        return api.create(
                account,
                OWNED,
                List.of(field("PhoneNumber", number), field("FriendlyName", attempt.toString())),
                SignalWireNumbers::bought);
    }

    CarrierResult<NumberOrder> status(CarrierAccount account, String sid) {
        return api.read(account, OWNED + "/" + WebForms.encode(sid), SignalWireNumbers::bought);
    }

    CarrierResult<Optional<NumberOrder>> find(CarrierAccount account, UUID attempt, String number) {
        String path = OWNED + "?PhoneNumber=" + WebForms.encode(number) + "&FriendlyName=" + attempt;
        CarrierResult<JsonNode> list =
                api.read(account, path, answer -> SignalWireApi.listing(answer, "incoming_phone_numbers"));
        if (!(list instanceof Done<JsonNode>(var answer))) {
            return list.map(none -> Optional.empty());
        }
        Optional<NumberOrder> found = answer.path("incoming_phone_numbers")
                .valueStream()
                .filter(entry -> entry.path("phone_number").asString("").equals(number))
                .filter(entry -> entry.path("friendly_name").asString("").equals(attempt.toString()))
                .filter(entry -> !entry.path("sid").asString("").isEmpty())
                .findFirst()
                .map(SignalWireNumbers::bought);
        return found.isEmpty() && !answer.path("next_page_uri").asString("").isEmpty()
                ? new Unknown<>("The carrier's list is too long to be searched")
                : new Done<>(found);
    }

    private static NumberOrder bought(JsonNode entry) {
        String sid = SignalWireApi.required(entry, "sid");
        return new NumberOrder(sid, Optional.of(sid), OrderState.ACTIVE, Optional.empty());
    }

    CarrierResult<String> configure(CarrierAccount account, String sid) {
        String callback = account.callback().toString();
        String mode = account.optional("receive_mode").orElse("fax");
        if (!mode.matches("fax|voice")) {
            return new Refused<>(CarrierCause.INVALID_REQUEST, "", "The account's receive mode is not fax or voice");
        }
        return api.change(
                account,
                "POST",
                OWNED + "/" + WebForms.encode(sid),
                List.of(
                        field("SmsUrl", callback),
                        field("SmsMethod", "POST"),
                        field("VoiceReceiveMode", mode),
                        field("VoiceUrl", callback),
                        field("VoiceMethod", "POST")),
                answer -> SignalWireApi.required(answer, "sid"));
    }

    CarrierResult<String> release(CarrierAccount account, String sid) {
        return api.change(account, "DELETE", OWNED + "/" + WebForms.encode(sid), null, answer -> sid);
    }
}
