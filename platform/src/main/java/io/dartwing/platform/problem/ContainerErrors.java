package io.dartwing.platform.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Makes Tomcat answer with problem documents for what it refuses itself: bad request lines, oversized
/// headers, invalid characters. Its own pages tell its version.
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Report.class.getName());
            }
        });
    }

    /// Instantiated by Tomcat.
    public static final class Report extends ErrorReportValve {
        private static final JsonMapper JSON = JsonMapper.builder().build();

        public Report() {
            setShowReport(false);
            setShowServerInfo(false);
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var code = PlatformError.ofStatus(status);
            var problem = new ProblemDocument(
                    "urn:dartwing:problem:" + code.code(),
                    code.title(),
                    status,
                    "the request was refused before it was read",
                    code.code(),
                    code.advice(),
                    "urn:dartwing:trace:" + Trace.of(request.getRequest()),
                    List.of());
            try {
                response.setContentType(ProblemDocument.MEDIA_TYPE);
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                var out = response.getReporter();
                if (out != null) {
                    out.write(JSON.writeValueAsString(problem));
                    response.finishResponse();
                }
            } catch (IOException | IllegalStateException callerIsGone) {
                container.getLogger().debug("no error report", callerIsGone);
            }
        }
    }
}
