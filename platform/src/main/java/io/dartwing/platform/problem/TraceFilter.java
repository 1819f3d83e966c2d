package io.dartwing.platform.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Outermost: gives every request its trace id and answers what escapes the filters behind it.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    TraceFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String trace = Trace.of(request);
        response.setHeader(Trace.HEADER, trace);
        try (var bound = MDC.putCloseable(Trace.MDC_KEY, trace)) {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException escaped) {
            problems.writeEscaped(request, response, escaped);
        }
    }
}
