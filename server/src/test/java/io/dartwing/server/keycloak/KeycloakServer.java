package io.dartwing.server.keycloak;

import io.dartwing.server.test.FreePorts;
import io.dartwing.server.test.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Keycloak 26 in development mode with a realm of our own, started once for all tests.
///
/// Its distribution comes from the Maven repository (`-Dkeycloak.zip=PATH` names another copy) and is unpacked under
/// `target`. Where it can't be had the calling test is skipped, and says so.
public final class KeycloakServer implements AutoCloseable {
    private static final String VERSION = System.getProperty("keycloak.version", "26.7.3");
    private static final String ADMIN = "admin";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static KeycloakServer shared;

    private final Process process;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();

    private KeycloakServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static synchronized KeycloakServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static KeycloakServer start() {
        try {
            Path home = unpacked();
            int port = FreePorts.next();
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(imports.resolve("clinic-realm.json"), resource("clinic-realm.json"));
            var command = new ProcessBuilder(
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--http-port=" + port,
                            "--http-management-port=" + FreePorts.next(),
                            "--http-host=" + TestServer.TRUSTED_ADDRESS,
                            "--hostname=http://" + TestServer.TRUSTED_ADDRESS + ":" + port,
                            "--db=dev-mem",
                            "--import-realm")
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "keycloak.log").toFile());
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            command.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
            var server = new KeycloakServer(command.start(), port);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.awaitReady();
            server.offerScope("billing", "fax:read");
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path unpacked() throws IOException {
        Path home = Path.of("target", "keycloak-" + VERSION).toAbsolutePath();
        if (!Files.exists(home.resolve("bin/kc.sh"))) {
            unzip(distribution(), home.getParent());
            Files.walk(home.resolve("bin"))
                    .filter(file -> file.toString().endsWith(".sh"))
                    .forEach(file -> file.toFile().setExecutable(true));
        }
        return home;
    }

    private static Path distribution() throws IOException {
        String named = System.getProperty("keycloak.zip");
        if (named != null) {
            return Path.of(named);
        }
        String repository = System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository");
        Path zip = Path.of(
                repository, "org/keycloak/keycloak-quarkus-dist", VERSION, "keycloak-quarkus-dist-" + VERSION + ".zip");
        if (!Files.exists(zip)) {
            download();
        }
        Assumptions.assumeTrue(
                Files.exists(zip),
                () -> "no Keycloak: org.keycloak:keycloak-quarkus-dist:zip:" + VERSION
                        + " could not be downloaded (name a copy with -Dkeycloak.zip=PATH)");
        return zip;
    }

    private static void download() throws IOException {
        var maven = new ProcessBuilder(
                        Path.of("..", "mvnw").toString(),
                        "-q",
                        "-B",
                        "dependency:get",
                        "-Dtransitive=false",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip")
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "keycloak-download.log").toFile())
                .start();
        try {
            if (!maven.waitFor(10, TimeUnit.MINUTES)) {
                maven.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void unzip(Path zip, Path into) throws IOException {
        try (var in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("an entry leads out of its archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(in, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void awaitReady() {
        Instant limit = Instant.now().plus(Duration.ofMinutes(10));
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(limit)) {
                close();
                throw new IllegalStateException("Keycloak did not start; see target/keycloak.log");
            }
            try {
                Thread.sleep(250);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private boolean answers() {
        try {
            return send("GET", "/realms/clinic/.well-known/openid-configuration", null, null, null)
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public String issuer() {
        return base() + "/realms/clinic";
    }

    public String base() {
        return "http://" + TestServer.TRUSTED_ADDRESS + ":" + port;
    }

    /// A token by client credentials.
    public String serviceToken(String client, String secret, String scope) {
        String form = form(Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", secret, "scope", scope));
        return json(send(
                        "POST",
                        "/realms/clinic/protocol/openid-connect/token",
                        form,
                        "application/x-www-form-urlencoded",
                        null))
                .path("access_token")
                .asString();
    }

    /// Makes a user of the realm with a verified address, in these groups.
    public String user(String name, String email, String password, String... groups) {
        var user = Map.of(
                "username",
                name,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Kim",
                "lastName",
                name,
                "groups",
                java.util.List.of(groups),
                "credentials",
                java.util.List.of(Map.of("type", "password", "value", password, "temporary", false)));
        HttpResponse<String> made = admin("POST", "/users", user);
        return made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
    }

    public void join(String user, String group) {
        admin("PUT", "/users/" + user + "/groups/" + groupId(group), Map.of());
    }

    public void leave(String user, String group) {
        admin("DELETE", "/users/" + user + "/groups/" + groupId(group), Map.of());
    }

    /// Ends the user's sessions at Keycloak, which tells its clients by their back channel.
    public void signOut(String user) {
        admin("POST", "/users/" + user + "/logout", Map.of());
    }

    /// Where Keycloak tells a client that somebody signed out, and where it sends browsers back to.
    public void register(String clientId, String backChannel, String callback) {
        JsonNode client =
                json(admin("GET", "/clients?clientId=" + clientId, null)).get(0);
        var changed = (tools.jackson.databind.node.ObjectNode) client;
        changed.putArray("redirectUris").add(callback);
        var attributes = (tools.jackson.databind.node.ObjectNode) changed.withObject("/attributes");
        attributes.put("backchannel.logout.url", backChannel);
        attributes.put("backchannel.logout.session.required", "true");
        admin("PUT", "/clients/" + client.path("id").asString(), changed);
    }

    /// Tokens of this client name an audience besides.
    public void addAudience(String clientId, String audience) {
        admin(
                "POST",
                "/clients/" + client(clientId) + "/protocol-mappers/models",
                Map.of(
                        "name",
                        audience,
                        "protocol",
                        "openid-connect",
                        "protocolMapper",
                        "oidc-audience-mapper",
                        "config",
                        Map.of("included.custom.audience", audience, "access.token.claim", "true")));
    }

    /// A scope that this client may ask for. Made here: a realm that brings scopes of its own gets none of the usual.
    private void offerScope(String clientId, String scope) {
        HttpResponse<String> made = admin(
                "POST",
                "/client-scopes",
                Map.of(
                        "name",
                        scope,
                        "protocol",
                        "openid-connect",
                        "attributes",
                        Map.of("include.in.token.scope", "true")));
        String id = made.headers().firstValue("Location").orElseThrow().replaceAll(".*/", "");
        admin("PUT", "/clients/" + client(clientId) + "/optional-client-scopes/" + id, Map.of());
    }

    private String client(String clientId) {
        return json(admin("GET", "/clients?clientId=" + clientId, null))
                .get(0)
                .path("id")
                .asString();
    }

    private String groupId(String group) {
        return json(admin("GET", "/groups?search=" + group, null))
                .get(0)
                .path("id")
                .asString();
    }

    private HttpResponse<String> admin(String method, String path, Object body) {
        String form =
                form(Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", ADMIN));
        String token = json(send(
                        "POST",
                        "/realms/master/protocol/openid-connect/token",
                        form,
                        "application/x-www-form-urlencoded",
                        null))
                .path("access_token")
                .asString();
        HttpResponse<String> answer = send(
                method,
                "/admin/realms/clinic" + path,
                body == null ? null : JSON.writeValueAsString(body),
                "application/json",
                token);
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private HttpResponse<String> send(String method, String path, String body, String type, String bearer) {
        var request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null && body != null) {
            request.header("Content-Type", type);
        }
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String resource(String name) throws IOException {
        try (var in = Objects.requireNonNull(KeycloakServer.class.getResourceAsStream("/keycloak/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
