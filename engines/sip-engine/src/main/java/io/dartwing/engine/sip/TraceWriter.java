package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.time.Instant;
import java.util.regex.Pattern;

/// Turns a message into its trace, credentials removed.
final class TraceWriter {
    private static final Pattern SECRETS = Pattern.compile(
            "(?im)^((?:proxy-)?authorization|authentication-info)[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*");
    private static final int MAX = 8_000;

    private TraceWriter() {}

    static SipTrace trace(SIPMessage message, boolean sent, Instant time) {
        String text = SECRETS.matcher(message.encode()).replaceAll("$1: …");
        String bounded = text.length() > MAX ? text.substring(0, MAX) : text;
        int end = bounded.indexOf('\r');
        return new SipTrace(
                sent ? SipTrace.Direction.SENT : SipTrace.Direction.RECEIVED,
                time,
                end < 0 ? bounded : bounded.substring(0, end),
                bounded);
    }
}
