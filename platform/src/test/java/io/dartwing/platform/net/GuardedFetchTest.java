package io.dartwing.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardedFetchTest {
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final GuardedFetch guarded = new GuardedFetch(Set.of());
    private final GuardedFetch trusting = new GuardedFetch(Set.of("localhost"));
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/file", 200, "pages");
        server.createContext("/to-metadata", exchange -> {
            exchange.getResponseHeaders().set("Location", "https://169.254.169.254/latest/");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/round", exchange -> {
            exchange.getResponseHeaders().set("Location", "/round");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < 100; i++) {
                    out.write('.');
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        answer("/missing", 404, "");
        server.start();
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @AfterEach
    void stop() throws Exception {
        server.stop(0);
        guarded.close();
        trusting.close();
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private FetchResult fetch(GuardedFetch with, String url) throws Exception {
        return with.fetch(url, folder.resolve("out"), 1000, LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "http://example.org/a.pdf",
                "https://user:secret@example.org/",
                "https:///a",
                "not a url",
                "ftp://example.org/a",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://2130706433/",
                "https://0x7f.1/",
                "https://localhost/"
            })
    void refusesWhatIsNotAPublicHttpsAddress(String url) throws Exception {
        assertThat(fetch(guarded, url)).isInstanceOf(FetchResult.Refused.class);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void fetchesFromATrustedHost() throws Exception {
        assertThat(fetch(trusting, url("/file"))).isEqualTo(new FetchResult.Fetched(5));
        assertThat(Files.readString(folder.resolve("out"))).isEqualTo("pages");
    }

    @Test
    void aRedirectIsCheckedLikeTheFirstAddress() throws Exception {
        assertThat(fetch(trusting, url("/to-metadata")))
                .isEqualTo(new FetchResult.Refused("its host is unknown or not on the public internet"));
    }

    @Test
    void stopsAtEndlessRedirectsSlowBodiesAndLargeOnes() throws Exception {
        assertThat(fetch(trusting, url("/round"))).isInstanceOf(FetchResult.Refused.class);
        assertThat(fetch(trusting, url("/slow"))).isEqualTo(new FetchResult.Refused("it did not arrive in time"));
        assertThat(trusting.fetch(url("/file"), folder.resolve("out"), 4, LIMIT))
                .isEqualTo(new FetchResult.Refused("it is larger than 4 bytes"));
        assertThat(fetch(trusting, url("/missing")))
                .isEqualTo(new FetchResult.Refused("its host answered with status 404"));
    }

    @Test
    void postsJsonAndTellsWhetherItWasTaken() throws Exception {
        byte[] message = "{\"event\":\"fax.failed\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(trusting.post(url("/file"), message, LIMIT)).isInstanceOf(FetchResult.Fetched.class);
        assertThat(trusting.post(url("/missing"), message, LIMIT))
                .isEqualTo(new FetchResult.Refused("its host answered with status 404"));
        assertThat(trusting.post(url("/to-metadata"), message, LIMIT)).isInstanceOf(FetchResult.Refused.class);
        assertThat(guarded.post("https://127.0.0.1/hook", message, LIMIT)).isInstanceOf(FetchResult.Refused.class);
    }
}
