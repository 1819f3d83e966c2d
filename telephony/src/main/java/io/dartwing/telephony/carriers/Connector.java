package io.dartwing.telephony.carriers;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One provider's API. What it can do follows from the capability interfaces that it implements too.
///
/// Thread-safe and without state. A method may be called again after a crash; requests that create something carry the
/// attempt's id as the provider's idempotency key where there is one, and as its reference otherwise.
public interface Connector {
    /// Stored with every account and part of the webhooks' address, for example `telnyx`; never changes.
    String name();

    /// As the provider writes itself.
    String label();

    /// Where its API is. An operator may put a simulator in its place.
    URI api();

    /// Where an administrator reads how to set it up.
    URI documentation();

    /// What an account needs to be used.
    List<AccountField> fields();

    /// Hosts that its media may be fetched from; a leading dot stands for all names below.
    default Set<String> mediaHosts() {
        return Set.of();
    }

    /// Countries (ISO 3166-1 alpha-2) it serves with this capability; empty: all.
    default Set<String> countries(Capability capability) {
        return Set.of();
    }

    /// How many of such requests a second the provider takes from one account, when it says so.
    default Optional<Integer> requestsPerSecond(Capability capability) {
        return Optional.empty();
    }
}
