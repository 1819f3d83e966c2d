package io.dartwing.telephony.supply;

import io.dartwing.telephony.number.FaxNumber;
import java.util.Optional;

/// Knows of work that needs a number of the current organisation; a bean of whoever does such
/// work.
public interface NumberInUse {
    /// Why it can't be given back now and what to do, for people; names no number. Runs in the
    /// transaction that
    /// gives it back.
    Optional<String> reason(FaxNumber number);
}
