package io.dartwing.platform.factor;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Help for people who lost their second factors.
@RestController
class FactorResetController {
    private final FactorReset reset;

    FactorResetController(FactorReset reset) {
        this.reset = reset;
    }

    /// Takes the person's second factors off and ends its sessions.
    @PostMapping("/api/v1/people/{id}/reset-factors")
    ResponseEntity<Void> reset(@PathVariable String id) {
        reset.reset(Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such person")));
        return ResponseEntity.noContent().build();
    }
}
