package io.dartwing.fax.faxbot;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// For an Asterisk of the house, inside its network only.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}/_internal/asterisk")
final class AsteriskController {
    record Taken(String id, String status) {}

    private final AsteriskFaxes faxes;
    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;

    AsteriskController(AsteriskFaxes faxes, FaxbotOrganization organization, FaxbotEnvironment environment) {
        this.faxes = faxes;
        this.organization = organization;
        this.environment = environment;
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/inbound")
    Taken inbound(@RequestBody(required = false) @Nullable JsonNode body, HttpServletRequest request) throws Exception {
        if (!environment.inbound()) {
            throw FaxbotRefusal.notFound("Inbound not enabled");
        }
        FaxbotDoor.requireInternal(environment, request);
        JsonNode fields = FaxbotFields.object(body);
        String path = FaxbotFields.required(fields, "tiff_path", 1000);
        String to = FaxbotFields.required(fields, "to_number", 40);
        String uniqueId = FaxbotFields.required(fields, "uniqueid", 200);
        String from = FaxbotFields.optional(fields, "from_number", 80);
        String country = environment.country();
        var told = new AsteriskFaxes.Told(
                path,
                from == null ? "" : InboundNumber.of(from, country).orElse(""),
                InboundNumber.of(to, country)
                        .orElseThrow(() -> new FaxbotRefusal(400, "'to_number' must be E.164 or digits only")),
                uniqueId);
        UUID id = Actors.<UUID, Exception>callAs(organization.actor("faxbot-asterisk"), () -> faxes.take(told));
        return new Taken(FaxbotForms.id(id), "ok");
    }
}
