package io.dartwing.telephony.porting;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What callers write of a port. Pure; problem `DW-400` for what can't be meant.
final class PortWishes {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final int MOST_NUMBERS = 100;
    private static final int LONGEST = 120;

    private PortWishes() {}

    static List<String> numbers(@Nullable List<@Nullable String> texts) {
        var numbers = new LinkedHashSet<String>();
        for (@Nullable String text : texts == null ? List.<@Nullable String>of() : texts) {
            numbers.add(Optional.ofNullable(text)
                    .flatMap(PhoneNumber::parse)
                    .map(PhoneNumber::e164)
                    .orElseThrow(() -> PlatformError.invalid(
                            "numbers", "not a number", "numbers in E.164 form, for example +12025550143")));
        }
        if (numbers.isEmpty() || numbers.size() > MOST_NUMBERS) {
            throw PlatformError.invalid("numbers", numbers.isEmpty() ? "none" : "too many", "1 to " + MOST_NUMBERS);
        }
        return List.copyOf(numbers);
    }

    static Optional<UUID> id(String field, @Nullable String text) {
        return text == null
                ? Optional.empty()
                : Optional.of(Ids.parse(text).orElseThrow(() -> PlatformError.invalid(field, "not an id", "a UUID")));
    }

    static Optional<String> text(String field, @Nullable String text, int most) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw PlatformError.invalid(field, "not valid", "at most " + most + " characters on one line");
        }
        return Optional.of(text.strip());
    }

    static Optional<Instant> time(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException malformed) {
            throw PlatformError.invalid(field, "not a time", "one such as 2027-01-15T15:00:00Z");
        }
    }

    static PortOrderState state(@Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(PortOrderState::named)
                .filter(state -> state != PortOrderState.SUBMITTING && state != PortOrderState.CANCELLING)
                .orElseThrow(() -> PlatformError.invalid(
                        "state", "unknown", "submitted, exception, foc_date_set, porting, activated or cancelled"));
    }

    /// What is null stays as it was, an empty text takes a value away.
    static PortDetails details(PortViews.@Nullable AuthorizationWish wish) {
        if (wish == null) {
            return PortDetails.NONE;
        }
        var wrong = new ArrayList<ProblemException.FieldError>();
        var details = new PortDetails(
                plain("company", wish.company(), wrong),
                plain("person", wish.person(), wrong),
                billing(wish.billingNumber(), wrong),
                plain("account_number", wish.accountNumber(), wrong),
                plain("pin", wish.pin(), wrong),
                plain("street", wish.street(), wrong),
                plain("city", wish.city(), wrong),
                plain("region", wish.region(), wrong),
                plain("postal_code", wish.postalCode(), wrong),
                country(wish.country(), wrong));
        if (!wrong.isEmpty()) {
            throw new ProblemException(
                    PlatformError.VALIDATION, wrong.getFirst().message(), wrong);
        }
        return details;
    }

    private static @Nullable String plain(
            String field, @Nullable String text, List<ProblemException.FieldError> wrong) {
        if (text != null && (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl))) {
            wrong.add(error(field, "not valid", "at most " + LONGEST + " characters on one line"));
        }
        return text == null ? null : text.strip();
    }

    private static @Nullable String billing(@Nullable String text, List<ProblemException.FieldError> wrong) {
        if (text == null || text.isBlank()) {
            return text == null ? null : "";
        }
        Optional<PhoneNumber> number = PhoneNumber.parse(text);
        if (number.isEmpty()) {
            wrong.add(error("billing_number", "not a number", "one in E.164 form, for example +12025550143"));
        }
        return number.map(PhoneNumber::e164).orElse(null);
    }

    private static @Nullable String country(@Nullable String text, List<ProblemException.FieldError> wrong) {
        String country = text == null ? null : text.strip().toUpperCase(Locale.ROOT);
        if (country != null && !country.isEmpty() && !COUNTRIES.contains(country)) {
            wrong.add(error("country", "unknown", "an ISO 3166-1 code of two letters such as US"));
        }
        return country;
    }

    private static ProblemException.FieldError error(String field, String problem, String expected) {
        return new ProblemException.FieldError(
                "authorization." + field, "authorization." + field + ": " + problem + " (expected: " + expected + ")");
    }
}
