package io.dartwing.platform.limits;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Tells a caller how it stands: the window that is nearest to its end, in the names of the IETF draft
/// (draft-ietf-httpapi-ratelimit-headers, seconds from now) and in those that many clients read already (`X-`, reset
/// as a UNIX time). A later, tighter limit of the same request replaces an earlier one.
final class LimitHeaders {
    private static final String SHOWN = LimitHeaders.class.getName();

    private final Clock clock;

    LimitHeaders(Clock clock) {
        this.clock = clock;
    }

    /// Does nothing outside of a request.
    void show(List<Standing> standings) {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request) {
            HttpServletResponse response = request.getResponse();
            standings.stream()
                    .max(Comparator.comparingDouble(Standing::used))
                    .filter(tightest -> response != null && !response.isCommitted() && tighter(request, tightest))
                    .ifPresent(tightest -> {
                        if (response != null) {
                            write(response, tightest, standings);
                        }
                    });
        }
    }

    private static boolean tighter(ServletRequestAttributes request, Standing standing) {
        Object before = request.getAttribute(SHOWN, ServletRequestAttributes.SCOPE_REQUEST);
        if (before instanceof Double used && used > standing.used()) {
            return false;
        }
        request.setAttribute(SHOWN, standing.used(), ServletRequestAttributes.SCOPE_REQUEST);
        return true;
    }

    private void write(HttpServletResponse response, Standing tightest, List<Standing> all) {
        long seconds = roundedUp(tightest.untilFull());
        String limit = Long.toString(tightest.window().most());
        String left = Long.toString(Math.max(0, tightest.left()));
        response.setHeader("RateLimit-Limit", limit);
        response.setHeader("RateLimit-Remaining", left);
        response.setHeader("RateLimit-Reset", Long.toString(seconds));
        response.setHeader(
                "RateLimit-Policy",
                all.stream()
                        .map(it -> "\"" + it.name() + "\";q=" + it.window().most() + ";w="
                                + it.window().span().length().toSeconds())
                        .collect(Collectors.joining(", ")));
        response.setHeader("X-RateLimit-Limit", limit);
        response.setHeader("X-RateLimit-Remaining", left);
        response.setHeader("X-RateLimit-Reset", Long.toString(clock.instant().getEpochSecond() + seconds));
    }

    static long roundedUp(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
