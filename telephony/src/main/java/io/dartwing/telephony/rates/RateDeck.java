package io.dartwing.telephony.rates;

import io.dartwing.telephony.carriers.Capability;
import java.time.Instant;
import java.util.UUID;

/// What one file of a carrier's prices brought. It never changes.
///
/// @param carrierAccountId the account whose prices these are
/// @param operation what is paid for: a deck of messages says nothing of calls
/// @param rates how many it holds
/// @param rejected how many rows of the file were bad
public record RateDeck(
        UUID id,
        UUID carrierAccountId,
        Capability operation,
        String name,
        int rates,
        int rejected,
        Instant createdAt,
        String createdBy) {}
