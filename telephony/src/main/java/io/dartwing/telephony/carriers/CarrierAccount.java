package io.dartwing.telephony.carriers;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// An organisation's account with a provider, as it stands at this moment.
///
/// @param publicId in the webhooks' address; tells nothing
/// @param api where requests go
/// @param callback where the provider is to send what happens, `…/hooks/{connector}/{publicId}`
/// @param version grows with every change of the credentials
/// @param values by the names of the connector's `AccountField`s
public record CarrierAccount(
        UUID id,
        UUID organizationId,
        String publicId,
        URI api,
        URI callback,
        long version,
        Map<String, String> values) {
    public CarrierAccount {
        values = Map.copyOf(values);
    }

    /// A value that the connector declared as required.
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException(name + ": missing in the account (expected: a value)");
        }
        return value;
    }

    public Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /// The callback of one attempt: its report finds the attempt even if the provider's id was never learned.
    public URI callback(UUID attempt) {
        return URI.create(callback + "?attempt=" + attempt);
    }

    @Override
    public String toString() {
        return "CarrierAccount[" + id + "]";
    }
}
