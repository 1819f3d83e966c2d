package io.dartwing.platform.net;

import io.dartwing.platform.net.Destinations.Parsed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Requests of any method to a service that a caller named, and the headers of its answers. Thread-safe.
///
/// It tells apart what surely was not sent from what may have been done. Redirects are not followed.
public final class GuardedRequests implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(30);
    private static final int MAX_ANSWER = 256 * 1024;

    private final Destinations destinations;
    private final CloseableHttpClient client;

    /// @param trustedHosts host names an operator exempts from the rules on scheme and address; lower case
    public GuardedRequests(Set<String> trustedHosts) {
        this.destinations = new Destinations(trustedHosts);
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(destinations)
                .setMaxConnTotal(64)
                .setMaxConnPerRoute(16)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .build();
        this.client = GuardedClient.over(connections)
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .build();
    }

    /// What is wrong with the address itself; empty when it may be tried.
    public Optional<String> fault(String url) {
        return destinations.fault(url);
    }

    /// Takes at most `within` for everything.
    ///
    /// @param body of the request; none if `null`
    /// @param contentType of the body
    public RequestResult send(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable Path body,
            String contentType,
            Duration within) {
        HttpEntity entity = body == null ? null : new FileEntity(body.toFile(), ContentType.parse(contentType));
        return exchange(method, url, headers, entity, within, (request, response) -> beginning(response));
    }

    /// Posts and reads the whole answer, which may have `maxAnswer` bytes: a larger one is broken off, and what was
    /// done stays unknown. Takes at most `within` for everything.
    public RequestResult post(
            String url, Map<String, String> headers, byte[] body, String contentType, int maxAnswer, Duration within) {
        var entity = new ByteArrayEntity(body, ContentType.parse(contentType));
        return exchange(
                "POST", url, headers, entity, within, (request, response) -> whole(request, response, maxAnswer));
    }

    private RequestResult exchange(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable HttpEntity body,
            Duration within,
            Reader reader) {
        return switch (destinations.parse(url)) {
            case Parsed.Fault(String reason) -> new RequestResult.NotSent(reason);
            case Parsed.Usable(URI uri) -> {
                var request = new HttpUriRequestBase(method, uri);
                request.setConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(Timeout.of(within))
                        .build());
                headers.forEach(request::setHeader);
                request.setEntity(body);
                yield execute(request, System.nanoTime() + within.toNanos(), reader);
            }
        };
    }

    private RequestResult execute(HttpUriRequestBase request, long deadline, Reader reader) {
        Thread watchdog = GuardedClient.breakAt(request, deadline);
        try {
            return client.execute(request, response -> reader.read(request, response));
        } catch (TooLarge broken) {
            return new RequestResult.Unknown("its answer is too large");
        } catch (UnknownHostException refused) {
            return new RequestResult.NotSent("its host is unknown or not on the public internet");
        } catch (ConnectException
                | NoRouteToHostException
                | ConnectTimeoutException
                | ConnectionRequestTimeoutException failed) {
            return new RequestResult.NotSent("its host can't be reached");
        } catch (SSLHandshakeException | SSLPeerUnverifiedException untrusted) {
            return new RequestResult.NotSent("its host shows no certificate that is trusted");
        } catch (IllegalArgumentException | IOException failed) {
            return new RequestResult.Unknown(
                    System.nanoTime() >= deadline ? "it did not answer in time" : "its host did not answer properly");
        } finally {
            watchdog.interrupt();
        }
    }

    private static RequestResult beginning(ClassicHttpResponse response) throws IOException {
        return answer(response, bytes(response, MAX_ANSWER));
    }

    /// Of an answer that is too large the rest is not read: the connection is broken off.
    private static RequestResult whole(HttpUriRequestBase request, ClassicHttpResponse response, int maxAnswer)
            throws IOException {
        byte[] body = bytes(response, maxAnswer + 1);
        if (body.length > maxAnswer) {
            request.abort();
            throw new TooLarge();
        }
        return answer(response, body);
    }

    private static byte[] bytes(ClassicHttpResponse response, int most) throws IOException {
        return response.getEntity() == null
                ? new byte[0]
                : response.getEntity().getContent().readNBytes(most);
    }

    private static RequestResult answer(ClassicHttpResponse response, byte[] body) {
        var headers = new HashMap<String, String>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new RequestResult.Answered(response.getCode(), headers, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    @FunctionalInterface
    private interface Reader {
        RequestResult read(HttpUriRequestBase request, ClassicHttpResponse response) throws IOException;
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }
}
