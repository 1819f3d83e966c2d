package io.dartwing.platform.identity;

import io.dartwing.platform.net.ClientAddresses;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/// Tells from where a request is made, behind the operator's proxies too.
@Component
public final class Visits {
    private final ClientAddresses addresses;

    Visits(ClientAddresses addresses) {
        this.addresses = addresses;
    }

    public Visit of(HttpServletRequest request) {
        return Visit.of(request, addresses);
    }
}
