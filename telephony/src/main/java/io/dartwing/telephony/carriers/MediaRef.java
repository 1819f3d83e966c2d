package io.dartwing.telephony.carriers;

import java.net.URI;
import java.util.Map;

/// Where a provider keeps a file. Its host is held against `Connector.mediaHosts` before anything is fetched.
///
/// @param headers that the provider wants, credentials among them: made anew for each fetch, never stored
public record MediaRef(URI url, String contentType, Map<String, String> headers) {
    @Override
    public String toString() {
        return "MediaRef[" + url.getHost() + "]";
    }
}
