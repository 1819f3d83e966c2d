package io.dartwing.platform.net;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// Where a request on a caller's behalf may go: https to the public internet, or a host the operator trusts.
///
/// As a resolver it is asked at the moment of connecting, and refuses a name as soon as one of its addresses is
/// not public.
final class Destinations implements DnsResolver {
    private static final int MAX_URL = 2000;
    private static final int LOOKUP_SECONDS = 5;
    private static final int MOST_LOOKUPS = 64;
    private static final ThreadPoolExecutor LOOKUPS = new ThreadPoolExecutor(
            0,
            MOST_LOOKUPS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Thread.ofPlatform().daemon().name("names-", 0).factory());

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
        InetAddress[] addresses = lookUp(host);
        if (!isTrusted(host)) {
            for (InetAddress address : addresses) {
                if (!AddressPolicy.isPublic(address)) {
                    throw new UnknownHostException("not public");
                }
            }
        }
        return addresses;
    }

    /// On threads of its own and with a limit: a name server that keeps silent would hold up whoever waits for it,
    /// and with it every virtual thread that shares its carrier.
    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        Future<InetAddress[]> answer;
        try {
            answer = LOOKUPS.submit(() -> InetAddress.getAllByName(host));
        } catch (RejectedExecutionException tooMany) {
            throw new UnknownHostException("too many names are being looked up");
        }
        try {
            return answer.get(LOOKUP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException unknown) {
            throw new UnknownHostException("unknown");
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new UnknownHostException("no answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException("stopped");
        }
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
