package io.dartwing.telephony.porting;

import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The letter of authorization of a port, made from what the port says.
@RestController
@Tag(name = "Ports")
class PortLetterController {
    private final Ports ports;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PortLetterController(Ports ports, Audit audit, TransactionTemplate transaction) {
        this.ports = ports;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/ports/{id}/letter")
    @Operation(
            operationId = "makePortLetter",
            summary = "The letter of authorization of a port, to be signed",
            description =
                    "Made from the port's authorization, which has to be whole. Signed, it is put among the port's"
                            + " documents as `letter`.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> letter(@PathVariable String id) throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        UUID port = PortsController.id(id);
        List<PortLetter.Line> letter = transaction.execute(status -> {
            List<PortLetter.Line> lines = ports.letter(port);
            audit.record("port.letter_made", "number_port", port, Map.of());
            return lines;
        });
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("Content-Disposition", "attachment; filename=\"letter-of-authorization.pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(PortLetterPdf.of(letter));
    }
}
