package io.dartwing.platform.health;

import io.dartwing.platform.identity.PublicOperation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says up or down and nothing more: it answers everybody.
@RestController
@RequestMapping("/api/v1")
class HealthController {
    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);

    private final List<ReadinessPart> parts;

    HealthController(List<ReadinessPart> parts) {
        this.parts = List.copyOf(parts);
    }

    record Health(String status) {}

    record Readiness(String status, Map<String, String> parts) {}

    @PublicOperation
    @GetMapping("/health")
    Health health() {
        return new Health("up");
    }

    @PublicOperation
    @GetMapping("/ready")
    ResponseEntity<Readiness> ready() {
        var states = new TreeMap<String, String>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            var asked = new TreeMap<String, Future<Boolean>>();
            parts.forEach(part -> asked.put(part.name(), threads.submit(part::up)));
            asked.forEach((name, answer) -> states.put(name, isUp(name, answer) ? "up" : "down"));
        } finally {
            threads.shutdown(); // an interrupt would cost a slow database its connections
        }
        boolean ready = !states.containsValue("down");
        return ResponseEntity.status(ready ? 200 : 503).body(new Readiness(ready ? "up" : "down", states));
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
