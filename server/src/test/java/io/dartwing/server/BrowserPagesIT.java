package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the browser application's files are served.
class BrowserPagesIT {
    private final TestServer server = TestServer.shared();
    private final Caller caller = server.anonymous().header("Accept-Encoding", "gzip");

    @ParameterizedTest
    @ValueSource(strings = {"/", "/inbox", "/inbox/FAX-2026-00042", "/routing-rules/new", "/send?to=%2B12025550143"})
    void everyPathOfTheApplicationGetsItsDocumentAnew(String path) {
        Answer page = caller.get(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void builtFilesAreCompressedAndKeptForGood() {
        Matcher script = Pattern.compile("/assets/[\\w.-]+\\.js")
                .matcher(server.anonymous().get("/").body());
        assertThat(script.find()).isTrue();
        Answer built = caller.get(script.group());
        assertThat(built.header("Cache-Control")).contains("immutable", "max-age=31536000");
        assertThat(built.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(caller.get("/color-scheme.js").header("Cache-Control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/assets/gone-1234.js", "/nothing.png", "/favicon.ico/x.php"})
    void filesThatAreNotThereAreNotTheDocument(String path) {
        assertThat(caller.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/nothing", "/api/v1/faxes/nothing/at/all"})
    void unknownPathsOfTheApiAreProblems(String path) {
        Answer stranger = server.anonymous().get(path);
        assertThat(stranger.status()).isEqualTo(401);
        Answer known =
                Caller.withKey(server.port(), server.tenant("Pages").key()).get(path);
        assertThat(known.status()).isEqualTo(404);
        assertThat(known.header("Content-Type")).startsWith("application/problem+json");
        assertThat(known.json().path("code").asString()).isEqualTo("DW-404");
    }
}
