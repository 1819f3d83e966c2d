package io.dartwing.platform.problem;

import io.dartwing.kernel.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/// The trace id of a request: 32 hexadecimal digits, in the log, the problem document and the header
/// `X-Trace-ID`.
public final class Trace {
    public static final String HEADER = "X-Trace-ID";
    public static final String MDC_KEY = "trace_id";
    private static final String ATTRIBUTE = Trace.class.getName();
    private static final Pattern TRACE_PARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern PLAIN = Pattern.compile("[0-9a-f]{32}");

    private Trace() {}

    /// The request's id: the one a caller sent in a well-formed `traceparent` (W3C Trace Context) or
    /// `X-Trace-ID` header, otherwise a new one. The same for the whole request.
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String id = sent(request);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    static String fresh() {
        return Ids.next().toString().replace("-", "");
    }

    private static String sent(HttpServletRequest request) {
        String parent = request.getHeader("traceparent");
        if (parent != null && parent.length() == 55) {
            var matcher = TRACE_PARENT.matcher(parent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        String plain = request.getHeader(HEADER);
        return plain != null && plain.length() == 32 && PLAIN.matcher(plain).matches() ? plain : fresh();
    }
}
