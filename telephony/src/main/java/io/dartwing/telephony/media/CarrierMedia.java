package io.dartwing.telephony.media;

import io.dartwing.platform.net.FetchResult;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.Connectors;
import io.dartwing.telephony.carriers.MediaRef;
import io.dartwing.telephony.carriers.MediaSource;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Fetches what an event of an account names.
@Component
public class CarrierMedia {
    private static final Duration WITHIN = Duration.ofMinutes(2);

    private final GuardedFetch fetch;

    CarrierMedia(Connectors connectors) {
        this.fetch = new GuardedFetch(connectors.replacedHosts());
    }

    /// Refused when the address is not one of the connector's media hosts, nor the host of its
    /// API.
    public FetchResult fetch(Carrier carrier, URI url, String contentType, Path target, long maxBytes)
            throws IOException {
        if (!(carrier.connector() instanceof MediaSource source)) {
            return new FetchResult.Refused("the carrier keeps no files");
        }
        MediaRef media = source.media(carrier.account(), url, contentType);
        URI api = carrier.account().api();
        return fetch.fetch(
                media.url().toString(),
                media.headers(),
                uri -> sameServer(uri, api) || listed(uri, carrier.connector().mediaHosts()),
                target,
                maxBytes,
                WITHIN);
    }

    private static boolean sameServer(URI uri, URI api) {
        return uri.getScheme().equalsIgnoreCase(api.getScheme())
                && uri.getAuthority().equalsIgnoreCase(api.getAuthority());
    }

    /// On the standard port: a host's other ports are other servers.
    static boolean listed(URI uri, Set<String> hosts) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean standard = uri.getScheme().equalsIgnoreCase("https") && (uri.getPort() == -1 || uri.getPort() == 443);
        return standard
                && hosts.stream().anyMatch(known -> known.startsWith(".") ? host.endsWith(known) : host.equals(known));
    }

    @PreDestroy
    void close() throws IOException {
        fetch.close();
    }
}
