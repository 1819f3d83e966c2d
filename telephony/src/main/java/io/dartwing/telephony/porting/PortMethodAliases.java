package io.dartwing.telephony.porting;

import io.dartwing.kernel.ProblemException;
import io.dartwing.telephony.method.MethodFailure;
import io.dartwing.telephony.method.MethodMessage;
import io.dartwing.telephony.porting.PortViews.PortView;
import io.dartwing.telephony.porting.PortViews.PortWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The original specification's names for porting (its section 9.2).
@RestController
@Tag(name = "Method aliases")
class PortMethodAliases {
    private static final String BASE = "/api/method/dartwing_tel.api.numbers.";

    private final PortsController ports;

    PortMethodAliases(PortsController ports) {
        this.ports = ports;
    }

    @PostMapping(BASE + "port_in")
    @Operation(operationId = "methodNumbersPortIn", summary = "Alias of POST /api/v1/ports")
    ResponseEntity<?> portIn(
            @RequestBody PortWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return ports.create(body, key, "POST " + BASE + "port_in", MethodMessage<PortView>::new);
    }

    @GetMapping(BASE + "port_status")
    @Operation(operationId = "methodNumbersPortStatus", summary = "Alias of GET /api/v1/ports/{id}")
    MethodMessage<PortView> status(
            @Parameter(required = true) @RequestParam(name = "port_id", required = false) @Nullable String portId) {
        return new MethodMessage<>(ports.get(portId == null ? "" : portId));
    }

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<MethodFailure> failure(ProblemException problem) {
        return MethodFailure.of(problem);
    }
}
