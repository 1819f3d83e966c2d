package io.dartwing.testkit.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A store with one pair of keys, on this machine. Paths are `/{bucket}/{key}`.
public final class S3Simulator implements AutoCloseable {
    public static final String REGION = "eu-central-1";
    public static final String ACCESS_KEY = "AKIASIMULATED";
    public static final String SECRET_KEY = "simulated/secret+of-the-archive";

    private final HttpServer server;
    private final SignatureCheck signatures = new SignatureCheck(REGION, ACCESS_KEY, SECRET_KEY);
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final Deque<S3Fault> faults = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private boolean checksums = true;

    private record Bucket(boolean objectLock, Map<String, List<StoredObject>> objects) {}

    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private S3Simulator(String address) throws IOException {
        server = HttpServer.create(new InetSocketAddress(address, 0), 256);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
    }

    /// @param address of this machine, such as `127.0.0.1`
    public static S3Simulator start(String address) {
        try {
            var simulator = new S3Simulator(address);
            simulator.server.start();
            return simulator;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public URI address() {
        return URI.create("http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort());
    }

    public void bucket(String name, boolean objectLock) {
        buckets.put(name, new Bucket(objectLock, new TreeMap<>()));
    }

    /// Happens to the next writing that nothing else happens to.
    public synchronized void next(S3Fault fault) {
        faults.add(fault);
    }

    /// As stores that know no checksums but MD5.
    public synchronized void withoutChecksums() {
        checksums = false;
    }

    public synchronized List<String> keys(String bucket) {
        return List.copyOf(required(bucket).objects().keySet());
    }

    /// Every writing of a key, the oldest first.
    public synchronized List<StoredObject> writings(String bucket, String key) {
        return List.copyOf(required(bucket).objects().getOrDefault(key, List.of()));
    }

    /// Method and path of all that was asked, the oldest first.
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    /// As the customer's own administrator tries; false while the object is locked.
    public synchronized boolean erase(String bucket, String key) {
        List<StoredObject> writings = required(bucket).objects().getOrDefault(key, List.of());
        boolean locked = writings.stream()
                .anyMatch(object ->
                        object.lockedUntil() != null && object.lockedUntil().isAfter(Instant.now()));
        return !locked && required(bucket).objects().remove(key) != null;
    }

    /// Somebody else's object.
    public synchronized void put(String bucket, String key, byte[] content) {
        store(required(bucket), object(required(bucket), key, content, Map.of(), false));
    }

    private Bucket required(String name) {
        return Objects.requireNonNull(buckets.get(name), "no such bucket");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Optional<Answer> answer = answer(exchange, body);
            if (answer.isEmpty()) {
                return;
            }
            answer.get().headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            byte[] content = head ? new byte[0] : answer.get().body();
            exchange.sendResponseHeaders(answer.get().status(), content.length == 0 ? -1 : content.length);
            if (content.length > 0) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    /// Empty: the connection breaks.
    private synchronized Optional<Answer> answer(HttpExchange exchange, byte[] body) {
        requests.add(
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        Optional<SignatureCheck.Refusal> refusal = signatures.refusal(exchange, body);
        if (refusal.isPresent()) {
            return Optional.of(error(refusal.get().status(), refusal.get().code()));
        }
        String[] path = exchange.getRequestURI().getPath().split("/", 3);
        Bucket bucket = buckets.get(path[1]);
        if (bucket == null) {
            return Optional.of(error(404, "NoSuchBucket"));
        }
        String key = path.length > 2 ? path[2] : "";
        if (key.isEmpty()) {
            String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
            return Optional.of(query.startsWith("object-lock") ? lockRules(bucket) : list(path[1], bucket));
        }
        return switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, bucket, key, body);
            case "HEAD", "GET" -> Optional.of(get(exchange, bucket, key));
            default -> Optional.of(error(405, "MethodNotAllowed"));
        };
    }

    private static Answer lockRules(Bucket bucket) {
        return bucket.objectLock()
                ? xml(
                        "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>")
                : error(404, "ObjectLockConfigurationNotFoundError");
    }

    private static Answer list(String name, Bucket bucket) {
        var keys = new StringBuilder();
        bucket.objects()
                .keySet()
                .forEach(key -> keys.append("<Contents><Key>")
                        .append(key.replace("&", "&amp;").replace("<", "&lt;"))
                        .append("</Key></Contents>"));
        return xml("<ListBucketResult><Name>" + name + "</Name>" + keys + "</ListBucketResult>");
    }

    private Optional<Answer> put(HttpExchange exchange, Bucket bucket, String key, byte[] body) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        Optional<Answer> refused = refused(headers, bucket, body);
        if (refused.isPresent()) {
            return refused;
        }
        S3Fault fault = faults.poll();
        if (fault == S3Fault.ERROR) {
            return Optional.of(error(500, "InternalError"));
        }
        if (fault == S3Fault.SLOW) {
            pause();
        }
        StoredObject object = object(bucket, key, body, headers, fault == S3Fault.UNLOCKED);
        store(bucket, object);
        return fault == S3Fault.STORED_IN_SILENCE
                ? Optional.empty()
                : Optional.of(new Answer(200, Map.of("ETag", "\"" + object.etag() + "\""), new byte[0]));
    }

    private static Optional<Answer> refused(Map<String, String> headers, Bucket bucket, byte[] body) {
        boolean locks = headers.containsKey("x-amz-object-lock-mode");
        String md5 = headers.get("content-md5");
        String sha256 = headers.get("x-amz-checksum-sha256");
        if (locks && !bucket.objectLock() || locks && md5 == null && sha256 == null) {
            return Optional.of(error(400, "InvalidRequest"));
        }
        if (locks
                && !Instant.parse(headers.getOrDefault("x-amz-object-lock-retain-until-date", "1970-01-01T00:00:00Z"))
                        .isAfter(Instant.now())) {
            return Optional.of(error(400, "InvalidArgument"));
        }
        boolean other = md5 != null && !md5.equals(base64(digest("MD5", body)))
                || sha256 != null && !sha256.equals(base64(digest("SHA-256", body)));
        return other ? Optional.of(error(400, "BadDigest")) : Optional.empty();
    }

    private static StoredObject object(
            Bucket bucket, String key, byte[] body, Map<String, String> headers, boolean unlocked) {
        boolean kms = "aws:kms".equals(headers.get("x-amz-server-side-encryption"));
        String md5 = HexFormat.of().formatHex(digest("MD5", body));
        String until = unlocked ? null : headers.get("x-amz-object-lock-retain-until-date");
        return new StoredObject(
                key,
                "v" + (bucket.objects().getOrDefault(key, List.of()).size() + 1),
                body,
                headers.getOrDefault("Content-Type", "binary/octet-stream"),
                base64(digest("SHA-256", body)),
                kms ? new StringBuilder(md5).reverse().toString() : md5,
                headers.get("x-amz-server-side-encryption"),
                headers.get("x-amz-server-side-encryption-aws-kms-key-id"),
                unlocked ? null : headers.get("x-amz-object-lock-mode"),
                until == null ? null : Instant.parse(until));
    }

    private static void store(Bucket bucket, StoredObject object) {
        bucket.objects().computeIfAbsent(object.key(), key -> new ArrayList<>()).add(object);
    }

    private Answer get(HttpExchange exchange, Bucket bucket, String key) {
        List<StoredObject> writings = bucket.objects().getOrDefault(key, List.of());
        if (writings.isEmpty()) {
            return error(404, "NoSuchKey");
        }
        StoredObject object = writings.getLast();
        var headers = new TreeMap<String, String>();
        headers.put("ETag", "\"" + object.etag() + "\"");
        headers.put("Content-Type", object.contentType());
        boolean asked = "ENABLED".equals(exchange.getRequestHeaders().getFirst("x-amz-checksum-mode"));
        put(headers, "x-amz-checksum-sha256", asked && checksums ? object.checksum() : null);
        put(headers, "x-amz-version-id", bucket.objectLock() ? object.version() : null);
        put(headers, "x-amz-server-side-encryption", object.encryption());
        put(headers, "x-amz-server-side-encryption-aws-kms-key-id", object.encryptionKey());
        put(headers, "x-amz-object-lock-mode", object.lockMode());
        Instant until = object.lockedUntil();
        put(headers, "x-amz-object-lock-retain-until-date", until == null ? null : until.toString());
        return new Answer(200, headers, object.content());
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Answer xml(String text) {
        return new Answer(200, Map.of("Content-Type", "application/xml"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer error(int status, String code) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>" + code + "</Code><Message>Simulated"
                + "</Message></Error>";
        return new Answer(status, Map.of("Content-Type", "application/xml"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
