package io.dartwing.telephony.carriers;

import java.math.BigDecimal;
import java.util.Currency;

/// An exact amount; carriers charge fractions of a cent.
public record Money(BigDecimal amount, Currency currency) {
    /// @param currency ISO 4217, in any case
    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency.toUpperCase(java.util.Locale.ROOT)));
    }
}
