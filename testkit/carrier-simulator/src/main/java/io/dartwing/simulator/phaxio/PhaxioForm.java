package io.dartwing.simulator.phaxio;

import io.dartwing.simulator.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A form of fields and files, as Phaxio takes and sends it.
///
/// @param files by their fields' names
record PhaxioForm(Map<String, String> fields, Map<String, byte[]> files) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("(?i)[; ]name=\"([^\"]*)\"");

    /// Empty when it is not multipart.
    static Optional<PhaxioForm> read(Request request) {
        String type = request.header("content-type");
        Matcher boundary = BOUNDARY.matcher(type);
        if (!type.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        var form = new PhaxioForm(new TreeMap<>(), new TreeMap<>());
        // Latin 1 keeps every byte.
        String body = "\r\n" + new String(request.body(), StandardCharsets.ISO_8859_1);
        for (String part : body.split(Pattern.quote("\r\n--" + boundary.group(1)))) {
            int end = part.indexOf("\r\n\r\n");
            Matcher name = NAME.matcher(end < 0 ? "" : part.substring(0, end));
            if (name.find()) {
                byte[] content = part.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
                if (part.substring(0, end).contains("filename=")) {
                    form.files.put(name.group(1), content);
                } else {
                    form.fields.put(name.group(1), new String(content, StandardCharsets.UTF_8));
                }
            }
        }
        return Optional.of(form);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /// Tags are fields `tag[NAME]`.
    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            if (name.matches("tag\\[[^]]+]")) {
                tags.put(name.substring(4, name.length() - 1), value);
            }
        });
        return tags;
    }

    /// <https://www.phaxio.com/docs/security/callbacks>
    String signature(String token, String url) {
        try {
            var text = new StringBuilder(url);
            List<String> names = new ArrayList<>(fields.keySet());
            names.sort(Comparator.naturalOrder());
            for (String name : names) {
                text.append(name).append(field(name));
            }
            for (var file : new TreeMap<>(files).entrySet()) {
                byte[] digest = MessageDigest.getInstance("SHA-1").digest(file.getValue());
                text.append(file.getKey()).append(HexFormat.of().formatHex(digest));
            }
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return HexFormat.of().formatHex(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    record Written(String contentType, byte[] body) {}

    Written write() {
        String boundary = UUID.randomUUID().toString();
        var out = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(out, boundary, name, "", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, content) ->
                part(out, boundary, name, "; filename=\"fax.pdf\"\r\nContent-Type: application/pdf", content));
        out.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return new Written("multipart/form-data; boundary=" + boundary, out.toByteArray());
    }

    private static void part(ByteArrayOutputStream out, String boundary, String name, String more, byte[] content) {
        out.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(content);
        out.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
}
