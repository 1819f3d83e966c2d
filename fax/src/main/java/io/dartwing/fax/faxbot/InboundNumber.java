package io.dartwing.fax.faxbot;

import io.dartwing.kernel.PhoneNumber;
import java.util.Optional;

/// Numbers that providers and Asterisk tell us. Pure.
final class InboundNumber {
    private InboundNumber() {}

    /// E.164, if it is a number at all; without `+` it is one of `country`, or an international one
    /// that a provider wrote without.
    static Optional<String> of(String text, String country) {
        return PhoneNumber.parse(text, country)
                .or(() -> PhoneNumber.parse("+" + text.strip())
                        .filter(number -> text.strip().length() > 10))
                .map(PhoneNumber::e164);
    }
}
