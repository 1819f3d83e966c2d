package io.dartwing.platform.net;

import io.dartwing.platform.net.Destinations.Parsed;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Posts to addresses that callers named, many at a time, over connections that are kept. Thread-safe.
///
/// Redirects are not followed: the address that was checked is the one that hears it. How many requests one
/// address may take up at a time is the caller's matter.
public final class GuardedPost implements AutoCloseable {
    private static final String UNPRINTABLE = "[\\p{Cntrl}&&[^\\n\\t]]";
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    private final Destinations destinations;
    private final CloseableHttpClient client;

    /// @param trustedHosts host names an operator exempts from the rules on scheme and address; lower case
    /// @param connections how many may be open at the same time
    public GuardedPost(Set<String> trustedHosts, int connections) {
        this.destinations = new Destinations(trustedHosts);
        PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(destinations)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(connections)
                .setMaxConnPerRoute(connections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        this.client = GuardedClient.over(pool)
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    /// What is wrong with the address itself; empty when it may be tried.
    public Optional<String> fault(String url) {
        return destinations.fault(url);
    }

    /// Takes at most `within` for everything; reads at most `maxAnswer` bytes of the answer.
    public PostResult post(
            String url, byte[] body, String contentType, Map<String, String> headers, Duration within, int maxAnswer) {
        return switch (destinations.parse(url)) {
            case Parsed.Fault(String reason) -> new PostResult.Failed(reason);
            case Parsed.Usable(URI uri) -> {
                var request = new HttpPost(uri);
                request.setConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(Timeout.of(within))
                        .build());
                request.setEntity(new ByteArrayEntity(body, ContentType.parse(contentType)));
                headers.forEach(request::setHeader);
                yield execute(request, System.nanoTime() + within.toNanos(), maxAnswer);
            }
        };
    }

    private PostResult execute(HttpPost request, long deadline, int maxAnswer) {
        Thread watchdog = GuardedClient.breakAt(request, deadline);
        var answered = new AtomicReference<@Nullable PostResult>();
        try {
            return client.execute(request, response -> {
                var result =
                        new PostResult.Answered(response.getCode(), beginning(request, response, maxAnswer, answered));
                answered.set(result);
                return result;
            });
        } catch (UnknownHostException refused) {
            return new PostResult.Failed("its host is unknown or not on the public internet");
        } catch (IllegalArgumentException | IOException failed) {
            PostResult known = answered.get();
            if (known != null) {
                return known;
            }
            return new PostResult.Failed(
                    System.nanoTime() >= deadline ? "it did not answer in time" : "its host did not answer properly");
        } finally {
            watchdog.interrupt();
        }
    }

    /// Of an answer that goes on, the rest is not read: the connection is broken off, which the client may
    /// complain of.
    private static String beginning(
            HttpPost request,
            ClassicHttpResponse response,
            int maxAnswer,
            AtomicReference<@Nullable PostResult> answered)
            throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        byte[] bytes = response.getEntity().getContent().readNBytes(maxAnswer + 1);
        int kept = Math.min(bytes.length, maxAnswer);
        String text = new String(bytes, 0, kept, StandardCharsets.UTF_8).replaceAll(UNPRINTABLE, "\uFFFD");
        if (bytes.length > maxAnswer) {
            answered.set(new PostResult.Answered(response.getCode(), text));
            request.abort();
        }
        return text;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
