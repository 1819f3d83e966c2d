package io.dartwing.telephony.rates;

import io.dartwing.telephony.carriers.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// A price for all numbers that begin with a prefix, for a time.
///
/// @param prefix 1 to 15 digits of E.164, without `+`
/// @param price per unit, 0 or more, at most 8 decimal places and below 10 billion
/// @param validFrom the first moment it holds
/// @param validTo the first moment it no longer holds; empty: until a later one replaces it
/// @param label of the destination, as the carrier writes it; may be empty
public record Rate(String prefix, Money price, Instant validFrom, Optional<Instant> validTo, String label) {
    static final int DECIMALS = 8;
    static final int INTEGER_DIGITS = 10;
    private static final Pattern PREFIX = Pattern.compile("[1-9][0-9]{0,14}");

    public Rate {
        if (!isPrefix(prefix)) {
            throw new IllegalArgumentException("prefix: not a prefix (expected: 1 to 15 digits, the first not 0)");
        }
        if (price.amount().signum() < 0 || !fits(price.amount())) {
            throw new IllegalArgumentException("price: out of range (expected: 0 to 9999999999.99999999)");
        }
        if (validTo.isPresent() && !validTo.get().isAfter(validFrom)) {
            throw new IllegalArgumentException("valid_to: not after valid_from (expected: a later time)");
        }
    }

    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    static boolean fits(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return shortest.scale() <= DECIMALS && shortest.precision() - shortest.scale() <= INTEGER_DIGITS;
    }
}
