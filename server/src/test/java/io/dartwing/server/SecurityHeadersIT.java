package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.http.Caller.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What every answer tells the browser to forbid, and that the application needs nothing of it.
class SecurityHeadersIT {
    private final TestServer server = TestServer.shared();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/security",
                "/reset-password",
                "/color-scheme.js",
                "/nothing.png",
                "/api/v1/health",
                "/api/v1/session",
                "/api/v1/openapi.json",
                "/api/v1/faxes"
            })
    void everyAnswerForbidsWhatTheApplicationDoesNotNeed(String path) {
        Answer answer = server.anonymous().get(path);
        Map<String, String> policy = policy(answer);
        assertThat(policy)
                .containsEntry("default-src", "'none'")
                .containsEntry("script-src", "'self' 'wasm-unsafe-eval'")
                .containsEntry("connect-src", "'self'")
                .containsEntry("object-src", "'none'")
                .containsEntry("base-uri", "'none'")
                .containsEntry("form-action", "'self'")
                .containsEntry("frame-ancestors", "'self'");
        assertThat(policy.get("script-src")).doesNotContain("unsafe-inline", "'unsafe-eval'", "http", "data:", "*");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void theDocumentHoldsNoScriptOfItsOwn() {
        String page = server.anonymous().get("/").body();
        Matcher scripts =
                Pattern.compile("<script([^>]*)>(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertThat(scripts.results().toList()).isNotEmpty().allSatisfy(script -> {
            assertThat(script.group(1)).contains("src=\"/");
            assertThat(script.group(2)).isBlank();
        });
        assertThat(page).doesNotContainPattern("\\son[a-z]+\\s*=").doesNotContain("javascript:");
    }

    @Test
    void anotherSitesPageReadsNothing() {
        for (String origin : List.of("https://evil.example", "null")) {
            Answer answer = server.anonymous().header("Origin", origin).get("/api/v1/session");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        }
    }

    @Test
    void answersThatHoldSecretsAreNotKept() {
        assertThat(server.anonymous().get("/api/v1/session").header("Cache-Control"))
                .contains("no-store");
    }

    private static Map<String, String> policy(Answer answer) {
        return Arrays.stream(answer.header("Content-Security-Policy").split(";"))
                .map(String::strip)
                .map(directive -> directive.split(" ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length > 1 ? parts[1] : ""));
    }
}
