package io.dartwing.fax.faxbot;

import io.dartwing.fax.document.FaxDirection;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// For a FreeSWITCH of the house that goes on telling how calls of a Faxbot ended.
///
/// Our own line dials and knows better: a report is answered as Faxbot did and changes nothing.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}/_internal/freeswitch")
final class FreeSwitchController {
    /// @param applied always false, as Faxbot of 2026 says it of reports that it doesn't need
    record Taken(boolean ok, boolean applied) {}

    private final Faxes faxes;
    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;
    private final TransactionTemplate transaction;

    FreeSwitchController(
            Faxes faxes,
            FaxbotOrganization organization,
            FaxbotEnvironment environment,
            TransactionTemplate transaction) {
        this.faxes = faxes;
        this.organization = organization;
        this.environment = environment;
        this.transaction = transaction;
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/outbound_result")
    Taken result(@RequestBody(required = false) @Nullable JsonNode body, HttpServletRequest request) {
        FaxbotDoor.requireInternal(environment, request);
        String job = FaxbotFields.optional(FaxbotFields.object(body), "job_id", 200);
        if (job == null) {
            throw new FaxbotRefusal(400, "Missing job_id");
        }
        UUID id = FaxbotForms.id(job).orElseThrow(() -> FaxbotRefusal.notFound(FaxJobs.NOT_FOUND));
        boolean known = Actors.callAs(
                organization.actor("faxbot-freeswitch"),
                () -> transaction.execute(status -> faxes.find(id)
                        .filter(fax -> fax.direction() == FaxDirection.OUTBOUND)
                        .isPresent()));
        if (!known) {
            throw FaxbotRefusal.notFound(FaxJobs.NOT_FOUND);
        }
        return new Taken(true, false);
    }
}
