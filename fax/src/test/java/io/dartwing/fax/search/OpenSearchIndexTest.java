package io.dartwing.fax.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/// A real OpenSearch, in a process of its own.
class OpenSearchIndexTest extends FaxIndexContract {
    @TempDir
    static Path home;

    private static Process node;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        Path app = Path.of("../testkit/opensearch-node/target/app");
        assertThat(app.resolve("dartwing-opensearch-node.jar"))
                .as("built before")
                .exists();
        port = freePort();
        node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        app.resolve("dartwing-opensearch-node.jar") + ":" + app.resolve("lib") + "/*",
                        "io.dartwing.opensearch.OpenSearchNode",
                        home.resolve("node").toString(),
                        String.valueOf(port),
                        String.valueOf(freePort()))
                .redirectError(home.resolve("errors").toFile())
                .start();
        BufferedReader said = node.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.endsWith("ready")) {
            line = said.readLine();
        }
        assertThat(line).as(Files.readString(home.resolve("errors"))).isNotNull();
        Thread.ofVirtual().start(() -> said.lines().forEach(more -> {}));
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        node.getOutputStream().close();
        if (!node.waitFor(20, TimeUnit.SECONDS)) {
            node.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    SearchProperties.OpenSearch place() {
        return new SearchProperties.OpenSearch("http://127.0.0.1:" + port, null, null);
    }
}
