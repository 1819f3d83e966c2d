package io.dartwing.fax.archive;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4 in the `Authorization` header, with the payload in a single chunk.
final class SignatureV4 {
    /// SHA-256 of nothing.
    static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    record Keys(String region, String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "Keys[" + accessKey + "]";
        }
    }

    private SignatureV4() {}

    /// The headers to send: those given, all of them signed, and those of the signature.
    ///
    /// @param uri its path and query encoded as [#encode] does
    /// @param payload SHA-256 of the body, in hexadecimal digits
    static Map<String, String> sign(
            Keys keys, String method, URI uri, Map<String, String> headers, String payload, Instant now) {
        String time = TIME.format(now);
        var signed = new TreeMap<String, String>();
        headers.forEach((name, value) -> signed.put(name.toLowerCase(Locale.ROOT), value.strip()));
        signed.put("host", uri.getRawAuthority());
        signed.put("x-amz-date", time);
        signed.put("x-amz-content-sha256", payload);
        String names = String.join(";", signed.keySet());
        String request = String.join(
                "\n",
                method,
                uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
                query(uri),
                signed.entrySet().stream()
                                .map(header -> header.getKey() + ":" + header.getValue())
                                .collect(Collectors.joining("\n"))
                        + "\n",
                names,
                payload);
        String day = time.substring(0, 8);
        String scope = day + "/" + keys.region() + "/s3/aws4_request";
        String text = String.join("\n", ALGORITHM, time, scope, sha256(request));
        byte[] key = hmac(("AWS4" + keys.secretKey()).getBytes(StandardCharsets.UTF_8), day);
        for (String part : new String[] {keys.region(), "s3", "aws4_request"}) {
            key = hmac(key, part);
        }
        signed.remove("host");
        signed.put(
                "Authorization",
                ALGORITHM + " Credential=" + keys.accessKey() + "/" + scope + ",SignedHeaders=" + names + ",Signature="
                        + HexFormat.of().formatHex(hmac(key, text)));
        return signed;
    }

    /// Percent-encodes all but unreserved characters (RFC 3986) and slashes.
    static String encode(String path) {
        var text = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (one & 0xff);
            if (letter < 128 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0)) {
                text.append(letter);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(one));
            }
        }
        return text.toString();
    }

    private static String query(URI uri) {
        String query = uri.getRawQuery();
        return query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .map(part -> part.contains("=") ? part : part + "=")
                        .sorted()
                        .collect(Collectors.joining("&"));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
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
