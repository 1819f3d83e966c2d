package io.dartwing.testkit.s3;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signature Version 4, from the side of the store.
///
/// @param region of its buckets
record SignatureCheck(String region, String accessKey, String secretKey) {
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/,]+)/([0-9]{8})/"
            + "([a-z0-9-]+)/s3/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
    private static final Duration SKEW = Duration.ofMinutes(15);

    /// A code of S3 and its status.
    record Refusal(int status, String code) {}

    Optional<Refusal> refusal(HttpExchange exchange, byte[] body) {
        Matcher given = AUTHORIZATION.matcher(header(exchange, "authorization"));
        if (!given.matches()) {
            return refuse(403, "AccessDenied");
        }
        if (!given.group(1).equals(accessKey)) {
            return refuse(403, "InvalidAccessKeyId");
        }
        if (!given.group(3).equals(region)) {
            return refuse(400, "AuthorizationHeaderMalformed");
        }
        List<String> signed = List.of(given.group(4).split(";"));
        boolean all = signed.contains("host")
                && exchange.getRequestHeaders().keySet().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.startsWith("x-amz-"))
                        .allMatch(signed::contains);
        if (!all || !signed.equals(signed.stream().sorted().toList())) {
            return refuse(403, "AccessDenied");
        }
        String time = header(exchange, "x-amz-date");
        Instant at = LocalDateTime.parse(time, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
                .toInstant(ZoneOffset.UTC);
        if (Duration.between(at, Instant.now()).abs().compareTo(SKEW) > 0) {
            return refuse(403, "RequestTimeTooSkewed");
        }
        if (!sha256(body).equals(header(exchange, "x-amz-content-sha256"))) {
            return refuse(400, "XAmzContentSHA256Mismatch");
        }
        return signature(exchange, signed, given.group(2), time).equals(given.group(5))
                ? Optional.empty()
                : refuse(403, "SignatureDoesNotMatch");
    }

    private String signature(HttpExchange exchange, List<String> signed, String day, String time) {
        var canonical = new StringBuilder(exchange.getRequestMethod())
                .append('\n')
                .append(exchange.getRequestURI().getRawPath())
                .append('\n');
        String query = exchange.getRequestURI().getRawQuery();
        String[] parts = query == null ? new String[0] : query.split("&", -1);
        Arrays.sort(parts);
        canonical.append(String.join("&", parts)).append('\n');
        signed.forEach(name -> canonical
                .append(name)
                .append(':')
                .append(header(exchange, name))
                .append('\n'));
        canonical.append('\n').append(String.join(";", signed)).append('\n');
        canonical.append(header(exchange, "x-amz-content-sha256"));
        String scope = day + "/" + region + "/s3/aws4_request";
        String text = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + sha256(canonical.toString().getBytes(StandardCharsets.UTF_8));
        byte[] ofDay = hmac(("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8), day);
        byte[] key = hmac(hmac(hmac(ofDay, region), "s3"), "aws4_request");
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static Optional<Refusal> refuse(int status, String code) {
        return Optional.of(new Refusal(status, code));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
