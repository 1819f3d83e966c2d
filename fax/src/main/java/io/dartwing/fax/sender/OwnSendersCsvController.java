package io.dartwing.fax.sender;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.sender.SendersCsvController.KnownSendersImportView;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A person's own known senders as a file, out and in; one by one they are records.
@RestController
@RequestMapping("/api/v1/own-senders")
@Tag(name = "Known senders")
class OwnSendersCsvController {
    private final OwnSendersCsv senders;

    OwnSendersCsvController(OwnSendersCsv senders) {
        this.senders = senders;
    }

    @GetMapping(value = "/export", produces = SendersCsvController.CSV)
    @Operation(operationId = "exportOwnSenders", summary = "All known senders of one's own, as CSV")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = SendersCsvController.CSV, schema = @Schema(type = "string")))
    ResponseEntity<String> export() {
        requirePerson();
        return SendersCsvController.file("own-known-senders.csv", senders.export());
    }

    @PostMapping(value = "/import", consumes = SendersCsvController.CSV)
    @Operation(
            operationId = "importOwnSenders",
            summary = "Add the known senders of a file to one's own, and change those it names",
            description =
                    "CSV in UTF-8 with a first line of column names: number and, if wanted, effect, reason, until."
                            + " Senders that the file does not name stay. At most 8 MB and 5,000 rows.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = SendersCsvController.CSV, schema = @Schema(type = "string")))
    KnownSendersImportView bringIn(@Parameter(hidden = true) InputStream content) throws IOException {
        requirePerson();
        return KnownSendersImportView.of(senders.bringIn(SendersCsvController.content(content)));
    }

    /// A program has no numbers of its own.
    private static void requirePerson() {
        FaxAccess.require(FaxAccess.READ);
        if (Actors.current().reference().type() != ActorReference.Type.PERSON) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "own senders: not a person (expected: a signed-in one)");
        }
    }
}
