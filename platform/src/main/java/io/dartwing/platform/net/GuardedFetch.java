package io.dartwing.platform.net;

import io.dartwing.platform.net.Destinations.Parsed;
import io.dartwing.platform.net.FetchResult.Fetched;
import io.dartwing.platform.net.FetchResult.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/// Fetches a file from an address that a caller named. Thread-safe.
public final class GuardedFetch implements AutoCloseable {
    private static final int MAX_REDIRECTS = 3;

    private final Destinations destinations;
    private final CloseableHttpClient client;

    /// @param trustedHosts host names an operator exempts from the rules on scheme and address;
    /// lower case
    public GuardedFetch(Set<String> trustedHosts) {
        this.destinations = new Destinations(trustedHosts);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(destinations)
                .setMaxConnTotal(20)
                .setMaxConnPerRoute(4)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(5))
                        .setSocketTimeout(Timeout.ofSeconds(10))
                        .build())
                .build();
        this.client = GuardedClient.over(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(10))
                        .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                        .build())
                .build();
    }

    /// What is wrong with the address itself; empty when it may be tried.
    public Optional<String> fault(String url) {
        return destinations.fault(url);
    }

    /// Writes the body to `target`. Takes at most `within` for everything, redirects included.
    public FetchResult fetch(String url, Path target, long maxBytes, Duration within) throws IOException {
        return fetch(url, Map.of(), uri -> true, target, maxBytes, within);
    }

    /// The same with further conditions.
    ///
    /// @param headers sent to the first host only, never where it redirects to
    /// @param allowed which addresses may be asked, those of redirects among them
    public FetchResult fetch(
            String url,
            Map<String, String> headers,
            Predicate<URI> allowed,
            Path target,
            long maxBytes,
            Duration within)
            throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        String next = url;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            URI uri;
            switch (destinations.parse(next)) {
                case Parsed.Fault(String reason) -> {
                    return new Refused(reason);
                }
                case Parsed.Usable(URI usable) -> uri = usable;
            }
            if (!allowed.test(uri)) {
                return new Refused("its host is not one of those it may come from");
            }
            Hop outcome = get(uri, hop == 0 ? headers : Map.of(), target, maxBytes, deadline);
            switch (outcome) {
                case Hop.Done(FetchResult result) -> {
                    return result;
                }
                case Hop.Moved(String location) -> next = uri.resolve(location).toString();
            }
        }
        return new Refused("it redirects more than " + MAX_REDIRECTS + " times");
    }

    /// Posts JSON; `Fetched` when the answer's status is 2xx. Redirects are not followed, the
    /// answer is not
    /// read.
    public FetchResult post(String url, byte[] json, Duration within) throws IOException {
        return post(url, json, ContentType.APPLICATION_JSON.getMimeType(), Map.of(), within);
    }

    /// Posts any content with further headers; otherwise the same.
    public FetchResult post(String url, byte[] body, String contentType, Map<String, String> headers, Duration within)
            throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        return switch (destinations.parse(url)) {
            case Parsed.Fault(String reason) -> new Refused(reason);
            case Parsed.Usable(URI uri) -> {
                var request = new HttpPost(uri);
                request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
                headers.forEach(request::setHeader);
                Hop hop = execute(
                        request,
                        deadline,
                        response -> new Hop.Done(
                                response.getCode() / 100 == 2
                                        ? new Fetched(0)
                                        : new Refused("its host answered with status " + response.getCode())));
                yield hop instanceof Hop.Done(FetchResult result) ? result : new Refused("it redirects");
            }
        };
    }

    private Hop get(URI uri, Map<String, String> headers, Path target, long maxBytes, long deadline)
            throws IOException {
        var request = new HttpGet(uri);
        headers.forEach(request::setHeader);
        return execute(request, deadline, response -> read(response, target, maxBytes));
    }

    private Hop execute(HttpUriRequestBase request, long deadline, HttpClientResponseHandler<Hop> reader)
            throws IOException {
        Thread watchdog = GuardedClient.breakAt(request, deadline);
        try {
            return client.execute(request, reader);
        } catch (UnknownHostException refused) {
            return new Hop.Done(new Refused("its host is unknown or not on the public internet"));
        } catch (IllegalArgumentException | IOException failed) {
            return new Hop.Done(new Refused(
                    System.nanoTime() >= deadline ? "it did not arrive in time" : "its host did not answer properly"));
        } finally {
            watchdog.interrupt();
        }
    }

    private static Hop read(ClassicHttpResponse response, Path target, long maxBytes) throws IOException {
        int status = response.getCode();
        if (status >= 300 && status < 400 && response.containsHeader(HttpHeaders.LOCATION)) {
            return new Hop.Moved(response.getFirstHeader(HttpHeaders.LOCATION).getValue());
        }
        if (status != 200 || response.getEntity() == null) {
            return new Hop.Done(new Refused("its host answered with status " + status));
        }
        try (InputStream body = response.getEntity().getContent();
                var out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[16 * 1024];
            long size = 0;
            int count;
            while ((count = body.read(buffer)) >= 0) {
                size += count;
                if (size > maxBytes) {
                    return new Hop.Done(new Refused("it is larger than " + maxBytes + " bytes"));
                }
                out.write(buffer, 0, count);
            }
            return new Hop.Done(new Fetched(size));
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private sealed interface Hop {
        record Done(FetchResult result) implements Hop {}

        record Moved(String location) implements Hop {}
    }
}
