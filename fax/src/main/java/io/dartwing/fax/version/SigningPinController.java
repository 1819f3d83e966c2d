package io.dartwing.fax.version;

import io.dartwing.fax.work.FaxWork;
import io.dartwing.platform.identity.Session;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The PIN of the signed-in person; part of how it proves to be itself.
@RestController
@RequestMapping("/api/v1/session/signing-pin")
@Tag(name = "Signatures")
class SigningPinController {
    /// @param pin 4 to 12 digits
    record PinWish(@Nullable String pin) {
        @Override
        public String toString() {
            return "PinWish";
        }
    }

    private final SigningPins pins;
    private final Clock clock;

    SigningPinController(SigningPins pins, Clock clock) {
        this.pins = pins;
        this.clock = clock;
    }

    @PutMapping
    @Operation(
            operationId = "setSigningPin",
            summary = "Set the PIN you sign with",
            description = "Needs a proof that it is you, given within the last minutes.")
    ResponseEntity<Void> set(Session session, @RequestBody PinWish body) {
        FaxWork.requirePerson();
        session.requireConfirmed(clock.instant());
        pins.set(body.pin());
        return ResponseEntity.noContent().build();
    }
}
