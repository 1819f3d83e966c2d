package io.dartwing.telephony.supply;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.carriers.NumberKind;
import io.dartwing.telephony.carriers.NumberSearch.NumberQuery;
import io.dartwing.telephony.carriers.NumberUse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What callers write, as the contract means it. Pure; problem `DW-400` for what can't be meant.
final class SupplyWishes {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int USUAL = 20;
    private static final int LONGEST_LABEL = 80;

    private SupplyWishes() {}

    static NumberQuery query(
            @Nullable String country,
            @Nullable String kind,
            @Nullable String areaCode,
            @Nullable String contains,
            @Nullable String uses,
            @Nullable String limit) {
        String land = country == null ? "" : country.strip().toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(land)) {
            throw PlatformError.invalid("country", "unknown", "an ISO 3166-1 code of two letters such as US");
        }
        return new NumberQuery(
                land,
                kind(kind),
                digits("area_code", areaCode, 8),
                digits("contains", contains, 15),
                uses(uses == null || uses.isBlank() ? List.of() : Arrays.asList(uses.split(",", -1))),
                limit(limit));
    }

    private static NumberKind kind(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return NumberKind.LOCAL;
        }
        return Arrays.stream(NumberKind.values())
                .filter(kind -> label(kind).equals(text))
                .findFirst()
                .orElseThrow(() -> PlatformError.invalid("kind", "unknown", "local, toll_free, mobile or national"));
    }

    private static Optional<String> digits(String name, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1," + most + "}")) {
            throw PlatformError.invalid(name, "not digits", "1 to " + most + " digits");
        }
        return Optional.of(text);
    }

    static Set<NumberUse> uses(@Nullable List<@Nullable String> texts) {
        var uses = EnumSet.noneOf(NumberUse.class);
        for (@Nullable String text : texts == null ? List.<@Nullable String>of() : texts) {
            uses.add(Arrays.stream(NumberUse.values())
                    .filter(use -> use != NumberUse.EMERGENCY && label(use).equals(text))
                    .findFirst()
                    .orElseThrow(() -> PlatformError.invalid("uses", "unknown", "some of voice, sms, mms, fax")));
        }
        return uses;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > 100) {
            throw PlatformError.invalid("limit", "not valid", "1 to 100");
        }
        return limit;
    }

    static UUID id(String name, @Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(Ids::parse)
                .orElseThrow(() -> PlatformError.invalid(name, "not an id", "a UUID"));
    }

    static PhoneNumber number(@Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(PhoneNumber::parse)
                .orElseThrow(() ->
                        PlatformError.invalid("number", "not a number", "one in E.164 form, for example +12025550143"));
    }

    static Optional<String> label(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.length() > LONGEST_LABEL || text.chars().anyMatch(Character::isISOControl)) {
            throw PlatformError.invalid("label", "not valid", "at most " + LONGEST_LABEL + " characters on one line");
        }
        return Optional.of(text.strip());
    }

    static Optional<Purchase.Price> price(@Nullable String amount, @Nullable String currency) {
        if (amount == null && currency == null) {
            return Optional.empty();
        }
        if (amount == null || !amount.matches("[0-9]{1,7}(\\.[0-9]{1,4})?")) {
            throw PlatformError.invalid("monthly_cost", "not an amount", "an amount such as 1.15");
        }
        if (currency == null || !currency.matches("[A-Z]{3}")) {
            throw PlatformError.invalid("monthly_currency", "not a currency", "an ISO 4217 code such as USD");
        }
        return Optional.of(new Purchase.Price(amount, currency));
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
