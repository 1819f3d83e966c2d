package io.dartwing.fax.archive;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a store said.
sealed interface StoreAnswer {
    /// @param headers in lower case
    record Done(Map<String, String> headers, String body) implements StoreAnswer {
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /// There is no such object.
    record Missing() implements StoreAnswer {}

    /// Nothing was done. `reason` is for people.
    record Refused(String reason) implements StoreAnswer {}

    /// Nobody knows whether it was done.
    record Unknown(String reason) implements StoreAnswer {}
}
