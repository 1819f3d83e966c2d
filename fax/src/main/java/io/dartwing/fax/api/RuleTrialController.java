package io.dartwing.fax.api;

import io.dartwing.fax.routing.RuleTrial;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What a change of the routing rules would do to faxes that came in before.
@RestController
@Tag(name = "Routing rules")
class RuleTrialController {
    private static final int USUALLY = 200;

    /// @param ruleId the rule that is changed; null for a new one
    /// @param values as they are given to create the rule, or to change it; null tries without the rule
    /// @param faxes how many received faxes are looked at, the newest first; 200 if not given
    record Trial(
            @Nullable UUID ruleId,
            @Schema(type = "object") @Nullable ObjectNode values,
            @Nullable Integer faxes) {}

    private final RuleTrial trial;

    RuleTrialController(RuleTrial trial) {
        this.trial = trial;
    }

    @PostMapping("/api/v1/routing-rules/dry-run")
    @Operation(
            operationId = "tryRoutingRule",
            summary = "Try a new, changed or removed rule on faxes that came in before, and change nothing",
            description = "Compares where the rules of now would place each of the newest faxes with where the changed"
                    + " rules would. It needs the right to make the change, and to search what rules look at.")
    RuleTrial.Outcome run(@RequestBody Trial body) {
        trial.require();
        return trial.run(body.ruleId(), body.values(), body.faxes() == null ? USUALLY : body.faxes());
    }
}
