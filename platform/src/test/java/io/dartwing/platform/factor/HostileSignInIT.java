package io.dartwing.platform.factor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.platform.PlatformIntegration;
import io.dartwing.testkit.http.Caller;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What strangers send to the operations that are open to them: a refusal each time, never a failure, and nothing of
/// what they sent comes back.
@PlatformIntegration
class HostileSignInIT {
    private static final List<String> VALUES = List.of(
            "null",
            "{}",
            "[]",
            "1e999",
            "\"\"",
            "\"<script>canary</script>\"",
            "\"\\u0000canary\"",
            "\"' or 1=1 -- canary\"",
            "\"" + "canary".repeat(3000) + "\"",
            "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}",
            "{\"id\":\"!!\",\"rawId\":\"canary\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\","
                    + "\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"userHandle\":\"AA\"},\"clientExtensionResults\":{}}",
            "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":"
                    + "\"eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiQUEiLCJvcmlnaW4iOiJodHRwOi8vZXZpbCJ9\","
                    + "\"authenticatorData\":\"AA\",\"signature\":\"AA\"},\"clientExtensionResults\":{}}");

    @LocalServerPort
    private int port;

    @Test
    void bodiesOfEveryKindAreRefused() {
        for (String value : VALUES) {
            for (String field : List.of("email", "password", "token", "new_password", "credential", "surplus")) {
                String body = "{\"" + field + "\":" + value + "}";
                refused("POST", "/api/v1/session", body);
                refused("POST", "/api/v1/session/passkey", body);
                refused("PUT", "/api/v1/session/password-reset", body);
            }
        }
    }

    @Test
    void queriesAndCookiesOfEveryKindAreRefused() {
        for (String value :
                List.of("", "canary", "../../canary", "' or 1=1--", "\u0000", "a".repeat(3000), "%", "https://evil")) {
            String text = URLEncoder.encode(value, StandardCharsets.UTF_8);
            for (String path : List.of(
                    "/api/v1/session/providers?email=" + text,
                    "/api/v1/session/providers/" + (text.isEmpty() ? "x" : text) + "/start",
                    "/api/v1/session/providers/callback?code=" + text + "&state=" + text,
                    "/api/v1/session/providers/callback?error=" + text)) {
                Caller.Answer answer = Caller.anonymous(port)
                        .header("Cookie", "dartwing_provider=" + text.replace("%", "") + "; dartwing_device=" + "x")
                        .get(path);
                assertThat(answer.status()).as(path).isLessThan(500);
                assertThat(answer.body() + answer.header("Location")).as(path).doesNotContain("canary");
            }
        }
        Caller.Answer logout = Caller.anonymous(port)
                .send(
                        "POST",
                        "/api/v1/session/providers/00000000-0000-7000-8000-000000000000/logout",
                        "logout_token=canary",
                        "application/x-www-form-urlencoded");
        assertThat(logout.status()).isEqualTo(404);
    }

    /// Passkeys that are not right count for the address: these are not to slow other tests down.
    private Caller from(String path) {
        return path.endsWith("/passkey") ? Caller.from(port, "127.0.0.30") : Caller.anonymous(port);
    }

    private void refused(String method, String path, String body) {
        Caller.Answer answer = from(path).send(method, path, body, "application/json");
        String what = method + " " + path + " " + body.substring(0, Math.min(80, body.length()));
        assertThat(answer.status()).as(what).isBetween(400, 499);
        assertThat(answer.body()).as(what).doesNotContain("canary");
    }
}
