package io.dartwing.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Bad requests of every kind end in a problem document: with a code, an advice and a trace, without traces
/// of the program or of what was sent.
@PlatformIntegration
class ProblemDocumentsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    private String key;

    @BeforeEach
    void makeAKey() {
        try (var administration = Administration.open(database.access(), Clock.systemUTC())) {
            var organization = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
            key = administration
                    .createKey(organization, "k", List.of("admin"), null)
                    .key();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /api/v1/session            | application/json | {                                             | 400
            POST   | /api/v1/session            | application/json | []                                            | 400
            POST   | /api/v1/session            | application/json | "text"                                        | 400
            POST   | /api/v1/session            | application/json | null                                          | 400
            POST   | /api/v1/session            | application/json | {}                                            | 400
            POST   | /api/v1/session            | application/json | {"email":"a@b"}                               | 400
            POST   | /api/v1/session            | application/json | {"email":{},"password":"secret-x"}            | 400
            POST   | /api/v1/session            | application/json | {"email":["secret-x"],"password":"secret-x"}  | 400
            POST   | /api/v1/session            | application/json | {"email":"a@b","password":"x","surplus":"secret-x"} | 400
            POST   | /api/v1/session            | application/json | {"email":"a@b","password":"x"} secret-x       | 400
            POST   | /api/v1/session            | application/json | {"email":" ","password":" "}                  | 400
            POST   | /api/v1/session            | text/plain       | secret-x                                      | 415
            POST   | /api/v1/session            | application/xml  | <secret-x/>                                   | 415
            POST   | /api/v1/session            | multipart/form-data | secret-x                                   | 400
            POST   | /api/v1/session            | application/x-www-form-urlencoded | email=secret-x               | 415
            POST   | /api/v1/session            | nonsense         | secret-x                                      | 415
            PATCH  | /api/v1/session            | application/json | {}                                            | 405
            DELETE | /api/v1/health             | application/json | {}                                            | 405
            PUT    | /api/v1/health             | application/json | {}                                            | 405
            GET    | /api/v1/nothing            | application/json |                                               | 404
            GET    | /api/v1/secret-x/secret-x  | application/json |                                               | 404
            POST   | /api/v1/nothing            | application/json | {}                                            | 404
            GET    | /api                       | application/json |                                               | 404
            GET    | /error                     | application/json |                                               | 404
            PUT    | /api/v1/session/password   | application/json | {"current_password":"secret-x"}               | 401
            PUT    | /api/v1/session/organization | application/json | {"organization_id":"secret-x"}              | 401
            GET    | /api/v1/%2e%2e/health      | application/json |                                               | 400
            GET    | /api/v1/health;secret-x    | application/json |                                               | 400
            GET    | /api//v1/health            | application/json |                                               | 400
            GET    | /api/v1/health%00          | application/json |                                               | 400
            GET    | /api/v1/health%2Fsecret-x  | application/json |                                               | 400
            GET    | /api/v1/health%0d%0aX:y    | application/json |                                               | 400
            """)
    void badRequestsGetAProblem(String method, String path, String type, String body, int status) {
        var answer = Caller.withKey(port, key).send(method, path, body, type);
        assertThat(answer.status()).isEqualTo(status);
        assertProblem(answer.header("Content-Type"), answer.body(), status);
        assertThat(answer.body()).doesNotContain("secret-x");
    }

    @Test
    void wrongFieldsAreAllNamed() {
        var answer = Caller.anonymous(port).send("POST", "/api/v1/session", "{}", "application/json");
        assertThat(answer.json().at("/errors")).hasSize(2);
        assertThat(answer.json().at("/errors/0/message").asString()).contains("(expected: ");
    }

    @Test
    void whatNobodyHereCanWriteIsNotAcceptable() {
        var answer = Caller.anonymous(port).header("Accept", "application/pdf").get("/api/v1/health");
        assertProblem(answer.header("Content-Type"), answer.body(), 406);
    }

    @Test
    void theAllowedMethodsAreNamed() {
        var answer = Caller.withKey(port, key).send("DELETE", "/api/v1/health", null, "");
        assertThat(answer.header("Allow")).contains("GET");
    }

    static List<String> garbage() {
        return List.of(
                "GET /api/v1/health\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /api/v1/health HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "GET /{secret-x}|\\^ HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/health HTTP/1.1\r\nHost: x\r\nX-Big: " + "secret-x".repeat(8_000) + "\r\n\r\n",
                "GET /" + "secret-x".repeat(8_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/v1/session HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n\r\n",
                "TRACE /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "SECRET-X /api/v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    }

    @ParameterizedTest
    @MethodSource("garbage")
    void whatTheContainerRefusesTellsNothingOfTheProgram(String request) throws IOException {
        String answer = exchange(request);
        assertThat(answer).doesNotContainIgnoringCase("tomcat").doesNotContain("secret-x", "Exception", "\tat ");
        if (answer.startsWith("HTTP/1.1 ")) {
            assertThat(Integer.parseInt(answer.substring(9, 12))).isBetween(400, 505);
            assertThat(answer).contains("application/problem+json", "\"code\":\"DW-");
        }
    }

    /// Empty when the server had nothing to say or cut us off while we were still writing.
    private String exchange(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException cutOff) {
            return "";
        }
    }

    private static void assertProblem(String contentType, String body, int status) {
        assertThat(contentType).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asString()).isEqualTo("DW-" + status);
        assertThat(problem.get("type").asString()).isEqualTo("urn:dartwing:problem:DW-" + status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("advice").asString()).isNotBlank();
        assertThat(problem.get("instance").asString()).matches("urn:dartwing:trace:[0-9a-f]{32}");
        assertThat(body).doesNotContain("Exception", "java.", "springframework", "\tat ");
    }
}
