package io.dartwing.testkit.kms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HashiCorp Vault's transit engine over HTTP, as its API documentation describes it: keys with versions,
/// `encrypt`, `decrypt`, `rewrap`, `rotate`, `associated_data`, `min_decryption_version`, tokens, and a
/// sealed server.
public final class VaultTransit implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;

    private final HttpServer server;
    private final Map<String, List<byte[]>> keys = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile String token = "s.first";
    private volatile boolean sealed;
    private volatile int minDecryptionVersion = 1;

    public VaultTransit(String... keyNames) throws IOException {
        for (String name : keyNames) {
            keys.put(name, new CopyOnWriteArrayList<>(List.of(random(32))));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/transit/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String token() {
        return token;
    }

    public void replaceToken(String newToken) {
        token = newToken;
    }

    public void seal(boolean now) {
        sealed = now;
    }

    public void allowDecryptionFrom(int version) {
        minDecryptionVersion = version;
    }

    /// Paths of all calls, such as `rewrap/dartwing`.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    private record Answer(int status, Object body) {}

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/v1/transit/".length());
        calls.add(path);
        Answer answer = answer(
                exchange.getRequestMethod(),
                path.split("/", -1),
                exchange.getRequestHeaders().getFirst("X-Vault-Token"),
                exchange.getRequestBody().readAllBytes());
        byte[] body = JSON.writeValueAsBytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), answer.status() == 204 ? -1 : body.length);
        if (answer.status() != 204) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private Answer answer(String method, String[] path, String shownToken, byte[] body) {
        if (sealed) {
            return errors(503, "Vault is sealed");
        }
        if (!token.equals(shownToken)) {
            return errors(403, "permission denied");
        }
        List<byte[]> versions = path.length < 2 ? null : keys.get(path[1]);
        if (versions == null) {
            return errors(path[0].equals("keys") ? 404 : 400, "encryption key not found");
        }
        try {
            JsonNode request = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
            return switch (method + " " + path[0] + (path.length > 2 ? "/" + path[2] : "")) {
                case "GET keys" ->
                    data(Map.of("name", path[1], "type", "aes256-gcm96", "latest_version", versions.size()));
                case "POST keys/rotate" -> {
                    versions.add(random(32));
                    yield new Answer(204, "");
                }
                case "POST encrypt" -> encrypted(versions, decoded(request, "plaintext"), request);
                case "POST decrypt" ->
                    data(Map.of("plaintext", Base64.getEncoder().encodeToString(decrypted(versions, request))));
                case "POST rewrap" -> encrypted(versions, decrypted(versions, request), request);
                default -> errors(405, "unsupported operation");
            };
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            return errors(400, "invalid ciphertext: unable to decrypt");
        }
    }

    private static Answer encrypted(List<byte[]> versions, byte[] plain, JsonNode request)
            throws GeneralSecurityException {
        byte[] nonce = random(NONCE_BYTES);
        byte[] content =
                cipher(Cipher.ENCRYPT_MODE, versions.getLast(), nonce, request).doFinal(plain);
        byte[] all = new byte[NONCE_BYTES + content.length];
        System.arraycopy(nonce, 0, all, 0, NONCE_BYTES);
        System.arraycopy(content, 0, all, NONCE_BYTES, content.length);
        String ciphertext =
                "vault:v" + versions.size() + ":" + Base64.getEncoder().encodeToString(all);
        return data(Map.of("ciphertext", ciphertext, "key_version", versions.size()));
    }

    private byte[] decrypted(List<byte[]> versions, JsonNode request) throws GeneralSecurityException {
        String[] parts = request.path("ciphertext").asString("").split(":", 3);
        int version = Integer.parseInt(parts[1].substring(1));
        if (version < minDecryptionVersion) {
            throw new GeneralSecurityException("disallowed by policy (too old)");
        }
        byte[] all = Base64.getDecoder().decode(parts[2]);
        byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, versions.get(version - 1), nonce, request)
                .doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, JsonNode request) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(decoded(request, "associated_data"));
        return cipher;
    }

    private static byte[] decoded(JsonNode request, String name) {
        return Base64.getDecoder().decode(request.path(name).asString(""));
    }

    private static Answer data(Map<String, ?> data) {
        return new Answer(200, Map.of("request_id", "test", "data", data));
    }

    private static Answer errors(int status, String text) {
        return new Answer(status, Map.of("errors", new ArrayList<>(List.of(text))));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
