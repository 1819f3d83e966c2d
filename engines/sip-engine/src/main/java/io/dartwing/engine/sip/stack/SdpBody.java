package io.dartwing.engine.sip.stack;

import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sip.header.ContentTypeHeader;
import org.jspecify.annotations.Nullable;

/// The session description in a message's body, alone or as one part of `multipart/mixed` (carriers add ISUP or
/// location parts).
public final class SdpBody {
    private static final int MAX = 32_768;

    private SdpBody() {}

    static boolean isReadable(ContentTypeHeader type) {
        return isSdp(type)
                || type.getContentType().equalsIgnoreCase("multipart") && type.getParameter("boundary") != null;
    }

    private static boolean isSdp(ContentTypeHeader type) {
        return type.getContentType().equalsIgnoreCase("application")
                && type.getContentSubType().equalsIgnoreCase("sdp");
    }

    /// Null when there is none.
    public static @Nullable String of(SIPMessage message) {
        byte[] body = message.getRawContent();
        ContentTypeHeader type = message.getContentTypeHeader();
        if (body == null || body.length == 0 || body.length > MAX || type == null) {
            return null;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        if (isSdp(type)) {
            return text;
        }
        String boundary = isReadable(type) ? type.getParameter("boundary") : null;
        return boundary == null ? null : part(text, boundary.replace("\"", ""));
    }

    private static @Nullable String part(String text, String boundary) {
        for (String part : text.split("(?m)^--" + Pattern.quote(boundary), 17)) {
            String[] pieces = part.split("\r?\n\r?\n", 2);
            if (pieces.length == 2 && pieces[0].toLowerCase(Locale.ROOT).contains("application/sdp")) {
                return pieces[1];
            }
        }
        return null;
    }
}
