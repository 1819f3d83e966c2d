package io.dartwing.telephony.number;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.TelephonyError;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// That a number is not free in this installation. Says nothing of whose it is.
public record NumberStanding(NumberState state, Optional<Instant> quarantinedUntil) {
    /// Needs a transaction. Empty: free.
    static Optional<NumberStanding> of(JdbcClient jdbc, String number) {
        return jdbc.sql("select state, quarantined_until from number_standing(?)")
                .param(number)
                .query((row, index) -> new NumberStanding(
                        NumberState.of(row.getString(1)),
                        Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)))
                .optional();
    }

    public ProblemException problem() {
        return new ProblemException(
                TelephonyError.NUMBER_TAKEN,
                quarantinedUntil
                        .map(until -> "number: rests until " + until + " (expected: a number that is free)")
                        .orElse("number: already set up (expected: a number not in use here)"));
    }
}
