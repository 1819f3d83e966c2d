package io.dartwing.telephony.carriers;

import java.util.Optional;

/// Publishes what phones show for the calls of a number (CNAM).
public interface CallerNames {
    /// Can be repeated without harm. That a carrier took it does not say when others show it:
    /// registries take days.
    ///
    /// @param name at most 15 characters; empty: none any more
    CarrierResult<String> publishCallerName(
            CarrierAccount account, String numberId, String number, Optional<String> name);
}
