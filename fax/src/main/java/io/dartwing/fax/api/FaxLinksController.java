package io.dartwing.fax.api;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.outbound.DocumentLinks;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Hands the pages of a fax to the carrier that is to send it.
@RestController
@Tag(name = "Carriers")
class FaxLinksController {
    private final DocumentLinks links;

    FaxLinksController(DocumentLinks links) {
        this.links = links;
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping(DocumentLinks.PATH + "{token}")
    @Operation(
            operationId = "fetchLinkedFax",
            summary = "For providers: the pages of a fax that they were asked to send, for an hour")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> fetch(@PathVariable String token) throws IOException {
        byte[] pdf = links.open(token)
                .orElseThrow(() -> new ProblemException(FaxError.NOT_FOUND, "token: unknown or no longer good"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(pdf);
    }
}
