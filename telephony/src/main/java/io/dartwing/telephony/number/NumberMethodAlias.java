package io.dartwing.telephony.number;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import io.dartwing.telephony.method.MethodFailure;
import io.dartwing.telephony.method.MethodMessage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The original specification's name for setting a number up (its section 9.2).
@RestController
@Tag(name = "Method aliases")
class NumberMethodAlias {
    private final RecordService records;
    private final RecordType<FaxNumber> type;

    NumberMethodAlias(RecordService records, RecordType<FaxNumber> type) {
        this.records = records;
        this.type = type;
    }

    @PutMapping("/api/method/dartwing_tel.api.numbers.configure")
    @Operation(
            operationId = "methodNumbersConfigure",
            summary = "Alias of PATCH /api/v1/numbers/{id}",
            description = "Fields that are missing stay, null ones go.")
    MethodMessage<ObjectNode> configure(
            @Parameter(required = true) @RequestParam(name = "number_id", required = false) @Nullable String numberId,
            @RequestBody ObjectNode fields) {
        PermissionDecision.require(Permissions.ADMIN);
        UUID id = Optional.ofNullable(numberId)
                .flatMap(Ids::parse)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
        return new MethodMessage<>(records.render(type, records.update(type, id, null, fields)));
    }

    @ExceptionHandler(ProblemException.class)
    ResponseEntity<MethodFailure> failure(ProblemException problem) {
        return MethodFailure.of(problem);
    }
}
