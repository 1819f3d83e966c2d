package io.dartwing.fax.faxbot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.platform.health.ReadinessPart;
import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says whether it works, to everybody, in Faxbot's words.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}/health")
final class FaxbotHealthController {
    private static final Logger LOG = LoggerFactory.getLogger(FaxbotHealthController.class);

    record Health(String status) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Readiness(
            String status,
            String backend,
            Map<String, Boolean> checks,
            List<String> warnings,
            @Nullable String storageError,
            boolean readyToReceive) {}

    private final List<ReadinessPart> parts;
    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;

    FaxbotHealthController(List<ReadinessPart> parts, FaxbotOrganization organization, FaxbotEnvironment environment) {
        this.parts = List.copyOf(parts);
        this.organization = organization;
        this.environment = environment;
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping
    Health health() {
        return new Health("ok");
    }

    /// `ami_connected` is our own line and `ghostscript` the making of pages, which needs no
    /// program of its own.
    @PublicOperation(readsCredentials = true)
    @GetMapping("/ready")
    ResponseEntity<Readiness> ready() {
        Map<String, Boolean> up = ask();
        boolean storage = up.getOrDefault("storage", true);
        boolean database = up.getOrDefault("database", true);
        boolean line = up.getOrDefault("line", true);
        boolean house = database && organization.find().isPresent();
        var checks = new LinkedHashMap<String, Boolean>();
        checks.put("db", database);
        checks.put("backend_config", house);
        checks.put("storage", storage);
        checks.put("ami_connected", line);
        checks.put("ghostscript", true);
        var warnings = new ArrayList<String>();
        if (!house) {
            warnings.add("No organization is set up for this interface");
        }
        if (environment.faxDisabled()) {
            warnings.add("Fax sending is disabled");
        }
        boolean ready = !up.containsValue(false) && house;
        return ResponseEntity.status(ready ? 200 : 503)
                .body(new Readiness(
                        ready ? "ready" : "not_ready",
                        environment.backend(),
                        checks,
                        warnings,
                        storage ? null : "Storage can't be reached",
                        ready && environment.inbound()));
    }

    private Map<String, Boolean> ask() {
        var states = new LinkedHashMap<String, Boolean>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = new LinkedHashMap<String, Future<Boolean>>();
            parts.forEach(part -> asked.put(part.name(), threads.submit(part::up)));
            asked.forEach((name, answer) -> states.put(name, isUp(name, answer)));
        } finally {
            threads.shutdown(); // an interrupt would cost a slow database its connections
        }
        return states;
    }

    private static boolean isUp(String name, Future<Boolean> answer) {
        try {
            return answer.get(2, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            LOG.warn("{} is not ready: {}", name, cause.getClass().getSimpleName());
            return false;
        }
    }
}
