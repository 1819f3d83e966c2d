package io.dartwing.platform.net;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Where a request comes from.
///
/// `X-Forwarded-For` is written by whoever likes to. It is read from its end, and only as far as every hop is one of
/// the proxies that the operator named (`dartwing.http.trusted-proxies`).
public final class ClientAddresses {
    private final List<Network> proxies;

    public ClientAddresses(List<Network> proxies) {
        this.proxies = List.copyOf(proxies);
    }

    /// Empty when a trusted proxy named a client that is no address.
    public Optional<InetAddress> of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")));
    }

    /// The same in its usual notation, for lists and the audit; `unknown` for no address.
    public String textOf(HttpServletRequest request) {
        return of(request).map(InetAddress::getHostAddress).orElse("unknown");
    }

    Optional<InetAddress> of(String peer, List<String> forwardedFor) {
        var hops = new ArrayList<String>();
        for (String header : forwardedFor) {
            hops.addAll(List.of(header.split(",", -1)));
        }
        Optional<InetAddress> client = Network.address(peer);
        while (!hops.isEmpty() && client.filter(this::isProxy).isPresent()) {
            client = Network.address(withoutPort(hops.removeLast().strip()));
        }
        return client;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    /// Some proxies add the port: `192.0.2.7:4711`, `[2001:db8::7]:4711`.
    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            int end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
