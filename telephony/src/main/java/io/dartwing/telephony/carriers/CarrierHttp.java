package io.dartwing.telephony.carriers;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Speaks to the providers' APIs and tells apart what can't have arrived from what may have. Thread-safe.
///
/// Never repeats a request and follows no redirect.
public final class CarrierHttp implements AutoCloseable {
    private static final int MAX_ANSWER = 4 * 1024 * 1024;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    /// What became of a request.
    public sealed interface Exchange {
        /// @param headers by name in lower case
        record Answered(int status, Map<String, List<String>> headers, byte[] body) implements Exchange {
            public String header(String name) {
                List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
                return values.isEmpty() ? "" : values.getFirst();
            }

            @Override
            public String toString() {
                return "Answered[" + status + ", " + body.length + " bytes]";
            }
        }

        /// The request can't have reached the provider.
        record NotSent() implements Exchange {}

        /// It may have reached it; the answer is lost.
        record Lost() implements Exchange {}
    }

    private final CloseableHttpClient client;
    private final Duration within;

    /// @param within the longest time for one request, from connecting to the last byte of the answer
    public CarrierHttp(Duration within) {
        this.within = within;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnTotal(512)
                        .setMaxConnPerRoute(64)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                // A stale connection would make an outcome unknown that needn't be.
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
                                .setTimeToLive(TimeValue.ofMinutes(2))
                                .build())
                        .build())
                .evictIdleConnections(TimeValue.ofSeconds(20))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent("Dartwing")
                .build();
    }

    public Exchange send(String method, URI url, Map<String, String> headers, @Nullable HttpEntity body) {
        var request = new HttpUriRequestBase(method, url);
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setResponseTimeout(Timeout.of(within))
                .build());
        headers.forEach(request::setHeader);
        if (body != null) {
            request.setEntity(body);
        }
        // A host that trickles its answer never times out by itself.
        var watchdog = Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(within.toNanos());
                request.abort();
            } catch (InterruptedException finished) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return client.execute(request, CarrierHttp::answered);
        } catch (UnknownHostException
                | ConnectException
                | ConnectTimeoutException
                | ConnectionRequestTimeoutException notConnected) {
            return new Exchange.NotSent();
        } catch (IOException broken) {
            return new Exchange.Lost();
        } finally {
            watchdog.interrupt();
        }
    }

    private static Exchange answered(ClassicHttpResponse response) throws IOException {
        var headers = new TreeMap<String, List<String>>();
        for (var header : response.getHeaders()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT),
                    List.of(String.valueOf(header.getValue())),
                    (some, more) -> java.util.stream.Stream.concat(some.stream(), more.stream())
                            .toList());
        }
        byte[] body = response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(MAX_ANSWER + 1);
        if (body.length > MAX_ANSWER) {
            throw new IOException("the answer is too long");
        }
        return new Exchange.Answered(response.getCode(), headers, body);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
