package io.dartwing.platform.auditstream;

import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditLines;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Entries as RFC 5424 messages: facility 13 (log audit), severity 6; the whole entry is the message, as
/// JSON.
final class SyslogFormat {
    private static final int PRIORITY = 13 * 8 + 6;
    private static final int LONGEST_MESSAGE_ID = 32;

    private final String host;

    SyslogFormat(String host) {
        this.host = printable(host, 255);
    }

    byte[] message(AuditEntry entry) {
        String head = "<" + PRIORITY + ">1 " + entry.at() + " " + host + " dartwing - "
                + printable(entry.event(), LONGEST_MESSAGE_ID) + " - ";
        return (head + AuditLines.write(entry)).getBytes(StandardCharsets.UTF_8);
    }

    /// Octet counting (RFC 6587 3.4.1, RFC 5425): a line end in a message can't end it.
    byte[] frames(List<AuditEntry> entries) {
        var out = new ByteArrayOutputStream();
        for (AuditEntry entry : entries) {
            byte[] message = message(entry);
            out.writeBytes((message.length + " ").getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(message);
        }
        return out.toByteArray();
    }

    private static String printable(String text, int longest) {
        String clean = text.replaceAll("[^\\x21-\\x7e]", "_");
        return clean.isEmpty() ? "-" : clean.substring(0, Math.min(longest, clean.length()));
    }
}
