package io.dartwing.engine.fax.pages;

import java.io.Serial;

/// Carries the reason for a refusal out of the depths of a decoder; never leaves this package.
final class Refusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final ConversionResult.Reason reason;

    Refusal(ConversionResult.Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    ConversionResult.Reason reason() {
        return reason;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
