package io.dartwing.platform.problem;

import io.dartwing.kernel.ErrorCode;
import io.dartwing.kernel.ProblemException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem documents where no controller is reached: in filters, and for what escapes them.
@Component
public class ProblemWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemWriter.class);

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String detail)
            throws IOException {
        write(request, response, code, detail, List.of());
    }

    public void write(HttpServletRequest request, HttpServletResponse response, RetryLaterException later)
            throws IOException {
        response.setHeader("Retry-After", Long.toString(later.seconds()));
        write(request, response, later.code(), later.detail(), List.of());
    }

    void writeEscaped(HttpServletRequest request, HttpServletResponse response, Exception escaped)
            throws IOException, ServletException {
        switch (escaped) {
            case RequestRejectedException refused ->
                write(
                        request,
                        response,
                        PlatformError.VALIDATION,
                        "request: refused (expected: a plain path and headers)");
            case ProblemException problem ->
                write(request, response, problem.code(), problem.detail(), problem.errors());
            default -> {
                LOG.error("request failed outside of the controllers", escaped);
                write(request, response, PlatformError.INTERNAL, "the request could not be completed");
            }
        }
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            ErrorCode code,
            String detail,
            List<ProblemException.FieldError> errors)
            throws IOException {
        if (response.isCommitted()) {
            LOG.warn("answer {} came too late: the response had begun", code.code());
            return;
        }
        byte[] body = json.writeValueAsBytes(ProblemDocument.of(code, detail, errors, Trace.of(request)));
        response.resetBuffer();
        response.setStatus(code.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(body);
    }
}
