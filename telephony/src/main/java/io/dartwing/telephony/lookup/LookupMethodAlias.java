package io.dartwing.telephony.lookup;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.method.MethodFailure;
import io.dartwing.telephony.method.MethodMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// The original specification's name for look-up (its section 9.2). There it is a GET; the number
/// would stand in the address, and so in logs.
@RestController
@Tag(name = "Method aliases")
class LookupMethodAlias {
    private final LookupController lookups;

    LookupMethodAlias(LookupController lookups) {
        this.lookups = lookups;
    }

    @PostMapping("/api/method/dartwing_tel.api.numbers.lookup")
    @Operation(operationId = "methodNumbersLookup", summary = "Alias of POST /api/v1/numbers/lookup")
    MethodMessage<LookupController.LookupView> lookUp(@RequestBody LookupController.LookupWish wish) {
        return new MethodMessage<>(lookups.lookUp(wish));
    }

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<MethodFailure> failure(ProblemException problem) {
        return MethodFailure.of(problem);
    }
}
