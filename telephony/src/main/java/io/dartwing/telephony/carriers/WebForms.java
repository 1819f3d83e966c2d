package io.dartwing.telephony.carriers;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Fields of `application/x-www-form-urlencoded` bodies and queries, in their order.
public final class WebForms {
    public record FormField(String name, String value) {}

    private WebForms() {}

    public static List<FormField> parse(byte[] body) {
        return parse(new String(body, StandardCharsets.UTF_8));
    }

    public static List<FormField> query(URI url) {
        return url.getRawQuery() == null ? List.of() : parse(url.getRawQuery());
    }

    /// A name or value as it stands in a form or query.
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Parts that can't be decoded are left out.
    private static List<FormField> parse(String text) {
        var fields = new ArrayList<FormField>();
        for (String part : text.split("&", -1)) {
            int equals = part.indexOf('=');
            if (!part.isEmpty()) {
                try {
                    fields.add(new FormField(
                            decode(equals < 0 ? part : part.substring(0, equals)),
                            equals < 0 ? "" : decode(part.substring(equals + 1))));
                } catch (IllegalArgumentException malformed) {
                    continue;
                }
            }
        }
        return fields;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
