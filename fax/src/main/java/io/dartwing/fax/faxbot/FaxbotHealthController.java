package io.dartwing.fax.faxbot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.platform.health.ReadinessCheck;
import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
    record Health(String status) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Readiness(
            String status,
            String backend,
            Map<String, Boolean> checks,
            List<String> warnings,
            @Nullable String storageError,
            boolean readyToReceive) {}

    private final ReadinessCheck parts;
    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;

    FaxbotHealthController(ReadinessCheck parts, FaxbotOrganization organization, FaxbotEnvironment environment) {
        this.parts = parts;
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
        Map<String, Boolean> up = parts.ask();
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
}
