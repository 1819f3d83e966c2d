package io.dartwing.fax.reading;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One training from an organisation's corrections, and how the model it gave did.
///
/// @param askedBy the person, or the daily training
/// @param corrections that were learned from; null until it ended
/// @param before how the shipped model does on these corrections; null unless it is ready
/// @param after how models that learned from the other corrections do; null unless it is ready
/// @param better whether `after` is to be preferred
/// @param problem why it failed
/// @param kept whether its model is still there, and can be used
/// @param inUse whether it judges faxes that come now
public record CategoryModel(
        UUID id,
        Status status,
        String askedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Integer corrections,
        @Nullable Figures before,
        @Nullable Figures after,
        @Nullable Boolean better,
        @Nullable String problem,
        boolean kept,
        boolean inUse) {

    public enum Status {
        TRAINING,
        READY,
        FAILED;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Shares of the corrections, 0 to 1.
    ///
    /// @param right guessed right
    /// @param sure guessed surely
    /// @param sureAndWrong guessed surely, and wrong: faxes that rules would send the wrong way
    public record Figures(double right, double sure, double sureAndWrong) {}
}
