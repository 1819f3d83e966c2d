package io.dartwing.platform.auditing;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.net.ClientAddresses;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// Records what a known actor was refused: who tries doors that are shut to it is worth a look. The same
/// door once a minute, so that a program in a loop can't fill the audit. Runs inside the door that binds
/// the actor.
@Component
@Order(0)
class RefusalFilter extends OncePerRequestFilter {
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final int REMEMBERED = 5_000;

    private final Audit audit;
    private final ClientAddresses addresses;
    private final Clock clock;
    private final Map<Refused, Instant> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Refused, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Refused(UUID organization, UUID actor, String operation) {}

    RefusalFilter(Audit audit, ClientAddresses addresses, Clock clock) {
        this.audit = audit;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpStatus.FORBIDDEN.value()) {
            Actors.find().filter(actor -> actor.organization().isPresent()).ifPresent(actor -> record(actor, request));
        }
    }

    /// The operation as the API names it: what a caller put into the path stays out of the audit.
    private void record(Actor actor, HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String operation = request.getMethod() + " " + (pattern == null ? "?" : pattern);
        var refused = new Refused(actor.requireOrganization(), actor.id(), operation);
        if (isNew(refused)) {
            audit.record(
                    "access.refused",
                    "organization",
                    refused.organization(),
                    Map.of("operation", operation, "ip", addresses.textOf(request)));
        }
    }

    private boolean isNew(Refused refused) {
        Instant now = clock.instant();
        synchronized (recent) {
            Instant last = recent.get(refused);
            if (last != null && now.isBefore(last.plus(AGAIN_AFTER))) {
                return false;
            }
            recent.put(refused, now);
            return true;
        }
    }
}
