package io.dartwing.telephony.attempt;

import java.time.Duration;
import java.util.Optional;

/// Hears how the attempts that were made for its subjects stand; a bean of whoever made them.
///
/// Both methods run inside the transaction that writes the attempt, under the attempt's lock: what
/// they write happens with it or not at all.
public interface AttemptFollower {
    /// The subjects' type, as in `NewAttempt`.
    String subjectType();

    /// It has come to another state.
    ///
    /// @param after when the carrier says it may be asked again
    void stands(Attempt attempt, Optional<Duration> after);

    /// How it ended is not known and nobody asks for it any more.
    void givenUp(Attempt attempt);
}
