package io.dartwing.telephony.lookup;

import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.NumberLookup.LookupAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// What one account said of a number.
///
/// @param cost what the account's price list says the request cost; empty when it has none
/// @param kept whether it was said before, and nobody was asked now
record KnownNumber(UUID accountId, LookupAnswer answer, Optional<Money> cost, Instant lookedUpAt, boolean kept) {
    @Override
    public String toString() {
        return "KnownNumber[" + accountId + ", " + lookedUpAt + "]";
    }
}
