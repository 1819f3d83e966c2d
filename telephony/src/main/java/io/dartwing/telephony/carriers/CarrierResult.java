package io.dartwing.telephony.carriers;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/// A carrier's answer to one request.
public sealed interface CarrierResult<T> {
    /// It has been done, or accepted to be done.
    record Done<T>(T value) implements CarrierResult<T> {}

    /// It was not done, and asking this carrier again changes nothing.
    ///
    /// @param code as the provider writes it; may be empty
    /// @param text one sentence without numbers, names or content
    record Refused<T>(CarrierCause cause, String code, String text) implements CarrierResult<T> {}

    /// It was not done; later, or another carrier, may do it.
    record Retryable<T>(CarrierCause cause, String code, String text, Optional<Duration> after)
            implements CarrierResult<T> {}

    /// Nobody can say whether it was done: find out before anything else is tried.
    record Unknown<T>(String text) implements CarrierResult<T> {}

    default <R> CarrierResult<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(change.apply(value));
            case Refused<T>(var cause, var code, var text) -> new Refused<>(cause, code, text);
            case Retryable<T>(var cause, var code, var text, var after) -> new Retryable<>(cause, code, text, after);
            case Unknown<T>(var text) -> new Unknown<>(text);
        };
    }

    /// Asks on with what was done; every other answer stands.
    default <R> CarrierResult<R> then(Function<? super T, CarrierResult<R>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(var cause, var code, var text) -> new Refused<>(cause, code, text);
            case Retryable<T>(var cause, var code, var text, var after) -> new Retryable<>(cause, code, text, after);
            case Unknown<T>(var text) -> new Unknown<>(text);
        };
    }
}
