package io.dartwing.fax.faxbot;

import io.dartwing.platform.net.PublicAddress;
import org.springframework.stereotype.Component;

/// Under which addresses callers know this interface.
@ForFaxbot
@Component
final class FaxbotAddress {
    private final FaxbotEnvironment environment;
    private final FaxbotProperties properties;
    private final PublicAddress address;

    FaxbotAddress(FaxbotEnvironment environment, FaxbotProperties properties, PublicAddress address) {
        this.environment = environment;
        this.properties = properties;
        this.address = address;
    }

    /// @param path inside the interface, for example `/inbound`
    String at(String path) {
        return environment
                .publicUrl()
                .map(root -> root + path)
                .orElseGet(() -> address.at(properties.path() + path).toString());
    }
}
