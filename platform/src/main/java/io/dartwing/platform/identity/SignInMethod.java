package io.dartwing.platform.identity;

import java.util.Locale;

/// How a session was opened.
public enum SignInMethod {
    PASSWORD,
    /// A passkey that verified its user: possession and knowledge or biometrics in one.
    PASSKEY,
    /// An OpenID provider vouched for the person.
    PROVIDER;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignInMethod of(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
