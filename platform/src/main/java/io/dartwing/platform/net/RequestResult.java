package io.dartwing.platform.net;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What became of a guarded request.
public sealed interface RequestResult {
    /// The host answered.
    ///
    /// @param headers the first of each name, in lower case
    /// @param body the beginning of the answer
    record Answered(int status, Map<String, String> headers, String body) implements RequestResult {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /// Nothing was sent. `reason` names neither addresses nor what was found there.
    record NotSent(String reason) implements RequestResult {}

    /// Nobody knows whether the host did what it was asked: no answer came, or not in time.
    record Unknown(String reason) implements RequestResult {}
}
