package io.dartwing.platform.net;

import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;

/// What all share that ask addresses a caller named.
final class GuardedClient {
    private GuardedClient() {}

    /// A client that does nothing by itself: the address that was checked is the one that hears it, once.
    static HttpClientBuilder over(HttpClientConnectionManager connections) {
        return HttpClients.custom()
                .setConnectionManager(connections)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Dartwing");
    }

    /// A host that trickles its answer never times out by itself: the deadline breaks the connection, unless the
    /// thread is interrupted before.
    ///
    /// @param deadline by `System.nanoTime()`
    static Thread breakAt(HttpUriRequestBase request, long deadline) {
        return Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.NANOSECONDS.sleep(Math.max(0, deadline - System.nanoTime()));
                request.abort();
            } catch (InterruptedException finished) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
