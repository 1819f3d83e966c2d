package io.dartwing.fax.faxbot;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Makes the root of the interface's own port the interface: nothing else of the server can be
/// reached there.
final class FaxbotPort extends OncePerRequestFilter {
    private final int port;
    private final String path;

    FaxbotPort(int port, String path) {
        this.port = port;
        this.path = path;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request.getLocalPort() == port ? new Inside(request, path) : request, response);
    }

    private static final class Inside extends HttpServletRequestWrapper {
        private final String path;

        Inside(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path + super.getRequestURI();
        }

        @Override
        public String getServletPath() {
            return path + super.getServletPath();
        }

        @Override
        public StringBuffer getRequestURL() {
            return new StringBuffer(getScheme() + "://" + getServerName() + ":" + getServerPort() + getRequestURI());
        }
    }
}
