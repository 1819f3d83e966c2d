package io.dartwing.telephony.account;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a test of an account showed.
///
/// @param text a sentence for the administrator
/// @param balance what is left on the account, when the provider tells it
public record LastTest(
        Instant at,
        boolean works,
        String text,
        @Nullable BigDecimal balance,
        @Nullable String currency) {}
