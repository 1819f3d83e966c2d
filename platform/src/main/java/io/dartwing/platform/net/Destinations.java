package io.dartwing.platform.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/// Where a request on a caller's behalf may go: https to the public internet, or a host the operator trusts.
///
/// As a resolver it is asked at the moment of connecting, and refuses a name as soon as one of its addresses is
/// not public.
final class Destinations implements DnsResolver {
    private static final int MAX_URL = 2000;

    private final Set<String> trustedHosts;

    /// @param trustedHosts host names an operator exempts from the rules on scheme and address; lower case
    Destinations(Set<String> trustedHosts) {
        this.trustedHosts = Set.copyOf(trustedHosts);
    }

    sealed interface Parsed {
        record Usable(URI uri) implements Parsed {}

        record Fault(String reason) implements Parsed {}
    }

    /// What is wrong with the address itself; empty when it may be tried.
    Optional<String> fault(String url) {
        return switch (parse(url)) {
            case Parsed.Usable ignored -> Optional.empty();
            case Parsed.Fault(String reason) -> Optional.of(reason);
        };
    }

    Parsed parse(String url) {
        if (url.length() > MAX_URL) {
            return new Parsed.Fault("it is longer than 2000 characters");
        }
        URI uri;
        try {
            uri = new URI(url).normalize();
        } catch (URISyntaxException malformed) {
            return new Parsed.Fault("it is not a URL");
        }
        String host = uri.getHost();
        if (host == null || uri.getScheme() == null) {
            return new Parsed.Fault("it is not a URL with a host");
        }
        if (uri.getRawUserInfo() != null) {
            return new Parsed.Fault("it carries a user name or password");
        }
        boolean trusted = isTrusted(host);
        if (!uri.getScheme().equalsIgnoreCase("https")
                && !(trusted && uri.getScheme().equalsIgnoreCase("http"))) {
            return new Parsed.Fault("it does not begin with https://");
        }
        if (!trusted && isPrivateLiteral(host)) {
            return new Parsed.Fault("its host is unknown or not on the public internet");
        }
        return new Parsed.Usable(uri);
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!isTrusted(host)) {
            for (InetAddress address : addresses) {
                if (!AddressPolicy.isPublic(address)) {
                    throw new UnknownHostException("not public");
                }
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /// Known without asking anybody; names are looked up when it comes to connecting.
    private static boolean isPrivateLiteral(String host) {
        try {
            return !AddressPolicy.isPublic(InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")));
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private boolean isTrusted(String host) {
        return trustedHosts.contains(host.toLowerCase(Locale.ROOT));
    }
}
