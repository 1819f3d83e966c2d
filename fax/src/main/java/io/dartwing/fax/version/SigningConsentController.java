package io.dartwing.fax.version;

import io.dartwing.fax.work.FaxWork;
import io.dartwing.platform.net.ClientAddresses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The consent of the signed-in person to sign electronically, as ESIGN and UETA ask.
@RestController
@RequestMapping("/api/v1/session/signing-consent")
@Tag(name = "Signatures")
class SigningConsentController {
    /// @param version of the text that was shown
    record ConsentWish(@Nullable String version) {}

    /// @param given null while there is none to this text
    record ConsentView(
            String version, String text, @Nullable GivenView given) {}

    record GivenView(Instant at, String address) {}

    private final SigningConsents consents;
    private final ClientAddresses addresses;
    private final TransactionTemplate transaction;

    SigningConsentController(SigningConsents consents, ClientAddresses addresses, TransactionTemplate transaction) {
        this.consents = consents;
        this.addresses = addresses;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "getSigningConsent", summary = "What you agree to before you sign, and whether you did")
    ConsentView get() {
        FaxWork.requirePerson();
        return transaction.execute(status -> view());
    }

    @PutMapping
    @Operation(
            operationId = "giveSigningConsent",
            summary = "Agree to sign electronically",
            description = "To the `version` of the text that GET answers. Kept with time and network address.")
    ConsentView give(@RequestBody ConsentWish body, HttpServletRequest request) {
        FaxWork.requirePerson();
        return transaction.execute(status -> {
            consents.give(body.version(), addresses.textOf(request));
            return view();
        });
    }

    @DeleteMapping
    @Operation(
            operationId = "withdrawSigningConsent",
            summary = "Withdraw your consent to sign electronically",
            description = "Nothing can be signed from then on; what was signed stays signed.")
    ResponseEntity<Void> withdraw(HttpServletRequest request) {
        FaxWork.requirePerson();
        transaction.executeWithoutResult(status -> consents.withdraw(addresses.textOf(request)));
        return ResponseEntity.noContent().build();
    }

    private ConsentView view() {
        return new ConsentView(
                ConsentText.VERSION,
                ConsentText.TEXT,
                consents.inForce()
                        .map(given -> new GivenView(given.at(), given.address()))
                        .orElse(null));
    }
}
