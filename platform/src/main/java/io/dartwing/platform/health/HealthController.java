package io.dartwing.platform.health;

import io.dartwing.platform.identity.PublicOperation;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Says up or down and nothing more: it answers everybody.
@RestController
@RequestMapping("/api/v1")
class HealthController {
    private final ReadinessCheck parts;

    HealthController(ReadinessCheck parts) {
        this.parts = parts;
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
        parts.ask().forEach((name, up) -> states.put(name, up ? "up" : "down"));
        boolean ready = !states.containsValue("down");
        return ResponseEntity.status(ready ? 200 : 503).body(new Readiness(ready ? "up" : "down", states));
    }
}
