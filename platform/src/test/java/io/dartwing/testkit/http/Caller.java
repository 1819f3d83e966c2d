package io.dartwing.testkit.http;

import io.dartwing.testkit.factor.Authenticator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// One caller with its own cookies and headers. After `signIn` it behaves like the browser application:
/// it sends the CSRF token with every request.
public final class Caller {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private String person = "";

    private Caller(int port, String address) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .localAddress(InetAddress.ofLiteral(address))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    public static Caller anonymous(int port) {
        return from(port, "127.0.0.1");
    }

    /// From another address of this machine, `127.0.0.2` to `127.255.255.254`.
    public static Caller from(int port, String address) {
        return new Caller(port, address);
    }

    public static Caller withKey(int port, String key) {
        return anonymous(port).header("Authorization", "Bearer " + key);
    }

    /// Does whatever is asked for: shows the person's authenticator, and sets one up where a second factor is missing.
    public static Caller signedIn(int port, String email, String password) {
        Caller caller = withPassword(port, email, password);
        caller.person = email;
        Answer session = caller.get("/api/v1/session");
        if (gate(session).equals("second_factor")) {
            Authenticator.of(email)
                    .ifPresent(phone -> caller.post("/api/v1/session/second-factor", Map.of("code", phone.next())));
        }
        return caller;
    }

    /// Shows the password and nothing else.
    public static Caller withPassword(int port, String email, String password) {
        var caller = anonymous(port);
        Answer answer = caller.post("/api/v1/session", Map.of("email", email, "password", password));
        if (answer.status() != 200) {
            throw new IllegalStateException("sign-in answered " + answer.status());
        }
        return caller.header("X-CSRF-Token", answer.json().get("csrf_token").asString());
    }

    /// What came back.
    public record Answer(int status, String body, HttpResponse<String> response) {
        /// Missing when the body is no JSON.
        public JsonNode json() {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public Caller header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Caller without(String name) {
        headers.remove(name);
        return this;
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    public Answer get(String path) {
        return send("GET", path, null, "application/json");
    }

    /// Every row of a list, page after page.
    ///
    /// @param path with its query, which names the size of a page
    public List<JsonNode> all(String path) {
        var rows = new ArrayList<JsonNode>();
        String cursor = "";
        do {
            JsonNode page = get(path + cursor).json();
            page.path("data").forEach(rows::add);
            cursor = page.hasNonNull("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asString()
                    : "";
        } while (!cursor.isEmpty());
        return rows;
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, "application/json");
    }

    public Answer post(String path, Object body) {
        return send("POST", path, JSON.writeValueAsString(body), "application/json");
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, JSON.writeValueAsString(body), "application/json");
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, JSON.writeValueAsString(body), "application/json");
    }

    private void setUpFactorIfAsked(String path, String body) {
        if (person.isEmpty() || !path.startsWith("/api/v1/session") || !body.contains("\"gate\":\"enrolment\"")) {
            return;
        }
        String email = person;
        person = "";
        var phone = new Authenticator(post("/api/v1/session/security/totp", Map.of())
                .json()
                .path("secret")
                .asString());
        put("/api/v1/session/security/totp", Map.of("code", phone.next()));
        phone.keptBy(email);
        person = email;
    }

    private static String gate(Answer session) {
        return session.json().at("/standing/gate").asString("");
    }

    /// A session that gains rights goes on under another token, whose CSRF token comes in a cookie.
    private void followToken(HttpResponse<String> response) {
        boolean moved = response.headers().allValues("Set-Cookie").stream()
                .anyMatch(cookie -> cookie.startsWith("dartwing_csrf=") && !cookie.startsWith("dartwing_csrf=;"));
        if (moved && headers.containsKey("X-CSRF-Token")) {
            headers.put("X-CSRF-Token", cookie("dartwing_csrf"));
        }
    }

    /// `body` as it is; null for none.
    public Answer send(String method, String path, String body, String contentType) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", contentType);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            followToken(response);
            setUpFactorIfAsked(path, response.body());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
