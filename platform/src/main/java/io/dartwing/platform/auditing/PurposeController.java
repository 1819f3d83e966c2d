package io.dartwing.platform.auditing;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.audit.AccessPurpose;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a person reads protected information for, until it says otherwise.
@RestController
@RequestMapping("/api/v1/session/purpose")
@Tag(name = "Session")
class PurposeController {
    /// @param purpose null: the default counts
    record View(@Nullable String purpose, String byDefault, List<String> choices) {}

    record Change(@Nullable String purpose) {}

    private final Purposes purposes;

    PurposeController(Purposes purposes) {
        this.purposes = purposes;
    }

    @GetMapping
    @Operation(operationId = "getPurpose", summary = "Why this person reads protected information")
    View get() {
        requirePerson();
        return view();
    }

    @PutMapping
    @Operation(
            operationId = "setPurpose",
            summary = "Choose why; a request's Dartwing-Purpose header goes before it. Empty: the default again.")
    View set(@RequestBody Change change) {
        requirePerson();
        if (change.purpose() == null) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "purpose: missing (expected: empty, " + AccessPurpose.choices() + ")");
        }
        purposes.choose(change.purpose().isBlank() ? null : Purposes.parse("purpose", change.purpose()));
        return view();
    }

    private View view() {
        Purposes.Choice choice = purposes.choice();
        return new View(
                choice.chosen() == null ? null : choice.chosen().value(),
                choice.byDefault().value(),
                Arrays.stream(AccessPurpose.values()).map(AccessPurpose::value).toList());
    }

    private static void requirePerson() {
        if (!(Actors.current() instanceof PersonActor)) {
            throw new ProblemException(PlatformError.FORBIDDEN, "a program names its purpose in each request");
        }
    }
}
