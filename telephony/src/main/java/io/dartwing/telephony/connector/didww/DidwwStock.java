package io.dartwing.telephony.connector.didww;

import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberSearch.AvailableNumber;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import io.dartwing.telephony.carriers.WebForms;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Numbers in stock:
/// <https://doc.didww.com/api3/2026-04-16/coverage-resources/available-did/index.html>.
///
/// Countries, kinds and area codes are filtered by DIDWW's ids, which are asked for first. DIDWW
/// opens this search on
/// request only.
final class DidwwStock {
    static final String CURRENCY = "USD";
    private static final int MOST_GROUPS = 50;

    private final DidwwApi api;

    DidwwStock(DidwwApi api) {
        this.api = api;
    }

    CarrierResult<List<AvailableNumber>> search(CarrierAccount account, NumberQuery query) {
        return first(account, "/countries?filter%5Biso%5D=" + WebForms.encode(query.country()))
                .then(country -> first(
                                account, "/did_group_types?filter%5Bname%5D=" + WebForms.encode(name(query.kind())))
                        .then(kind -> country.isPresent() && kind.isPresent()
                                ? search(account, query, country.get(), kind.get())
                                : new Done<>(List.of())));
    }

    private CarrierResult<List<AvailableNumber>> search(
            CarrierAccount account, NumberQuery query, String country, String kind) {
        String where = "filter%5Bcountry.id%5D=" + country + "&filter%5Bdid_group_type.id%5D=" + kind;
        if (query.areaCode().isEmpty()) {
            return numbers(account, query, where);
        }
        return groups(account, where, query.areaCode().get())
                .then(ids -> ids.isEmpty()
                        ? new Done<>(List.of())
                        : numbers(account, query, where + "&filter%5Bdid_group.id%5D=" + ids));
    }

    private CarrierResult<String> groups(CarrierAccount account, String where, String areaCode) {
        String path = "/did_groups?" + where + "&filter%5Bavailable_dids_enabled%5D=true&filter%5Bprefix%5D="
                + WebForms.encode(areaCode);
        return api.get(
                account,
                path,
                answer -> DidwwApi.list(answer)
                        .limit(MOST_GROUPS)
                        .map(group -> DidwwApi.required(group, "id"))
                        .collect(Collectors.joining("%2C")));
    }

    private CarrierResult<Optional<String>> first(CarrierAccount account, String path) {
        return api.get(
                account,
                path,
                answer -> DidwwApi.list(answer)
                        .findFirst()
                        .map(resource -> WebForms.encode(DidwwApi.required(resource, "id"))));
    }

    /// Groups with any of the features asked for are listed: those that lack one are left out
    /// here.
    private CarrierResult<List<AvailableNumber>> numbers(CarrierAccount account, NumberQuery query, String where) {
        var path = new StringBuilder("/available_dids?include=did_group.stock_keeping_units&")
                .append(where)
                .append("&page%5Bsize%5D=")
                .append(query.limit());
        query.contains()
                .ifPresent(
                        digits -> path.append("&filter%5Bnumber_contains%5D=").append(WebForms.encode(digits)));
        String features = query.uses().stream()
                .flatMap(use -> feature(use).stream())
                .sorted()
                .collect(Collectors.joining("%2C"));
        if (!features.isEmpty()) {
            path.append("&filter%5Bdid_group.features%5D=").append(features);
        }
        return api.get(
                account,
                path.toString(),
                answer -> DidwwApi.list(answer)
                        .map(did -> available(answer, did, query.kind()))
                        .filter(number -> number.uses().containsAll(query.uses()))
                        .toList());
    }

    private static AvailableNumber available(JsonNode answer, JsonNode did, NumberKind kind) {
        Optional<JsonNode> group = DidwwApi.related(answer, did, "did_group").findFirst();
        Optional<JsonNode> cheapest = group.stream()
                .flatMap(it -> DidwwApi.related(answer, it, "stock_keeping_units"))
                .map(sku -> sku.path("attributes"))
                .min(Comparator.comparing(sku -> new BigDecimal(DidwwApi.required(sku, "monthly_price"))));
        return new AvailableNumber(
                "+" + DidwwApi.required(did.path("attributes"), "number"),
                kind,
                group.map(it -> it.path("attributes").path("area_name").asString(""))
                        .orElse(""),
                group.map(it -> uses(it.path("attributes").path("features"))).orElse(Set.of()),
                cheapest.map(sku -> Money.of(DidwwApi.required(sku, "monthly_price"), CURRENCY)),
                cheapest.map(sku -> Money.of(DidwwApi.required(sku, "setup_price"), CURRENCY)));
    }

    private static Set<NumberUse> uses(JsonNode features) {
        var uses = EnumSet.noneOf(NumberUse.class);
        for (NumberUse use : NumberUse.values()) {
            if (features.valueStream().anyMatch(feature -> feature(use).equals(Optional.of(feature.asString(""))))) {
                uses.add(use);
            }
        }
        return uses;
    }

    private static Optional<String> feature(NumberUse use) {
        return switch (use) {
            case VOICE -> Optional.of("voice_in");
            case SMS -> Optional.of("sms_in");
            case FAX -> Optional.of("t38");
            case EMERGENCY -> Optional.of("emergency");
            case MMS -> Optional.empty();
        };
    }

    private static String name(NumberKind kind) {
        return switch (kind) {
            case LOCAL -> "Local";
            case TOLL_FREE -> "Toll-free";
            case MOBILE -> "Mobile";
            case NATIONAL -> "National";
        };
    }
}
