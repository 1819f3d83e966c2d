package io.dartwing.platform.webhooks;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The catalogue over HTTP. It says nothing of any organisation: whoever is signed in may read it.
@RestController
@Tag(name = "Webhooks")
class EventTypesController {
    private final EventCatalogue catalogue;

    EventTypesController(EventCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/api/v1/event-types")
    @Operation(operationId = "listEventTypes", summary = "Event types with their JSON Schemas and examples")
    Page<EventCatalogue.Entry> list(@RequestParam(name = "api_version", required = false) @Nullable String version) {
        String wanted = version == null ? catalogue.versions().getLast() : version;
        if (!catalogue.versions().contains(wanted)) {
            throw new ProblemException(
                    PlatformError.VALIDATION,
                    "api_version: not known (expected: one of " + String.join(", ", catalogue.versions()) + ")");
        }
        return new Page<>(catalogue.entries(wanted), null);
    }
}
