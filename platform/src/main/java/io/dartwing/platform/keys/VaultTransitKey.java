package io.dartwing.platform.keys;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A key in the transit engine of HashiCorp Vault or OpenBao. The key never leaves the service; it sees the
/// organisations' keys, and with `rewrap` not even those.
///
/// The key has to be of an AEAD type (`aes256-gcm96`, the default): the context goes along as
/// `associated_data`.
final class VaultTransitKey implements MasterKey {
    private static final Pattern CIPHERTEXT = Pattern.compile("vault:v([0-9]{1,9}):.+");
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeysProperties.Vault settings;
    private final HttpClient http;
    private final String name;

    VaultTransitKey(KeysProperties.Vault settings) {
        this.settings = settings;
        this.http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        this.name = "vault:" + settings.mount() + "/" + settings.key() + ":v";
    }

    @Override
    public String id() {
        try {
            return name + call("GET", "keys", null).path("latest_version").asInt();
        } catch (GeneralSecurityException refused) {
            throw unavailable("refuses to tell about the key " + settings.key() + "; check token and policy");
        }
    }

    @Override
    public String kind() {
        return "vault";
    }

    @Override
    public boolean opens(String keyId) {
        return keyId.startsWith(name);
    }

    @Override
    public Wrapped wrap(byte[] key, byte[] context) throws GeneralSecurityException {
        ObjectNode body = body(context).put("plaintext", Base64.getEncoder().encodeToString(key));
        return wrapped(call("POST", "encrypt", body));
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        ObjectNode body = body(context).put("ciphertext", new String(wrapped, StandardCharsets.US_ASCII));
        return Base64.getDecoder()
                .decode(call("POST", "decrypt", body).path("plaintext").asString(""));
    }

    @Override
    public Wrapped rewrap(byte[] wrapped, byte[] context) throws GeneralSecurityException {
        ObjectNode body = body(context).put("ciphertext", new String(wrapped, StandardCharsets.US_ASCII));
        return wrapped(call("POST", "rewrap", body));
    }

    /// Makes a new version of the key, which wraps from now on.
    void rotate() throws GeneralSecurityException {
        call("POST", "keys", JSON.createObjectNode(), "/rotate");
    }

    private static ObjectNode body(byte[] context) {
        return JSON.createObjectNode()
                .put("associated_data", Base64.getEncoder().encodeToString(context));
    }

    private Wrapped wrapped(JsonNode answer) throws GeneralSecurityException {
        String ciphertext = answer.path("ciphertext").asString("");
        Matcher matcher = CIPHERTEXT.matcher(ciphertext);
        if (!matcher.matches()) {
            throw new GeneralSecurityException("key service: answered no ciphertext");
        }
        return new Wrapped(ciphertext.getBytes(StandardCharsets.US_ASCII), name + matcher.group(1));
    }

    private JsonNode call(String method, String operation, @Nullable ObjectNode body) throws GeneralSecurityException {
        return call(method, operation, body, "");
    }

    private JsonNode call(String method, String operation, @Nullable ObjectNode body, String suffix)
            throws GeneralSecurityException {
        URI uri = URI.create(
                settings.url() + "/v1/" + settings.mount() + "/" + operation + "/" + settings.key() + suffix);
        var request = HttpRequest.newBuilder(uri)
                .timeout(WITHIN)
                .header("X-Vault-Token", token())
                .header("X-Vault-Request", "true")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
        HttpResponse<String> answer = send(request.build());
        return switch (answer.statusCode()) {
            case 200 -> data(answer.body());
            case 204 -> JSON.createObjectNode();
            // Vault says 400 for a ciphertext that doesn't open, and for a version that may no longer be used.
            case 400 -> throw new GeneralSecurityException("key service: refused to " + operation);
            case 403, 404 ->
                throw unavailable("answers " + answer.statusCode() + " for the key " + settings.key()
                        + "; check token and policy");
            default -> throw unavailable("answers " + answer.statusCode());
        };
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw unavailable("can't be reached at " + request.uri().getHost());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted");
        }
    }

    private static JsonNode data(String body) {
        try {
            return JSON.readTree(body).path("data");
        } catch (JacksonException malformed) {
            throw unavailable("answers something else than JSON");
        }
    }

    /// Keys that this process already holds go on working.
    private static ProblemException unavailable(String reason) {
        return new ProblemException(PlatformError.UNAVAILABLE, "key service: " + reason);
    }

    /// Read anew for each call: agents renew tokens in files.
    private String token() {
        if (settings.tokenFile() == null) {
            return settings.token() == null ? "" : settings.token();
        }
        try {
            return Files.readString(settings.tokenFile()).strip();
        } catch (IOException unreadable) {
            throw unavailable("its token file can't be read");
        }
    }

    @Override
    public String toString() {
        return Map.of("vault", name).toString();
    }
}
