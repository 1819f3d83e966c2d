package io.dartwing.fax.sender;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.csv.BadRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Known senders as a file, out and in; one by one they are records.
@RestController
@RequestMapping("/api/v1/deny-list")
@Tag(name = "Known senders")
class SendersCsvController {
    static final String CSV = "text/csv";
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /// `bad_rows`: the first hundred of the `rejected` ones.
    record KnownSendersImportView(int rows, int added, int changed, int same, int rejected, List<BadRow> badRows) {
        static KnownSendersImportView of(SendersCsv.Report report) {
            return new KnownSendersImportView(
                    report.rows(), report.added(), report.changed(), report.same(), report.rejected(), report.bad());
        }
    }

    private final SendersCsv senders;

    SendersCsvController(SendersCsv senders) {
        this.senders = senders;
    }

    @GetMapping(value = "/export", produces = CSV)
    @Operation(operationId = "exportKnownSenders", summary = "All known senders, as CSV")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    ResponseEntity<String> export() {
        PermissionDecision.require(Permissions.ADMIN);
        return file("known-senders.csv", senders.export());
    }

    @PostMapping(value = "/import", consumes = CSV)
    @Operation(
            operationId = "importKnownSenders",
            summary = "Add the known senders of a file, and change those it names",
            description =
                    "CSV in UTF-8 with a first line of column names: number and, if wanted, effect, reason, until,"
                            + " inbox, person, group. Inboxes and groups by their names, people by their e-mail addresses."
                            + " Senders that the file does not name stay. At most 8 MB and 5,000 rows.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    KnownSendersImportView bringIn(@Parameter(hidden = true) InputStream content) throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        return KnownSendersImportView.of(senders.bringIn(content(content)));
    }

    static ResponseEntity<String> file(String name, String csv) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .body(csv);
    }

    /// Problem `DW-413` when it is too large.
    static InputStream content(InputStream body) throws IOException {
        byte[] csv = body.readNBytes(MOST_BYTES + 1);
        if (csv.length > MOST_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "body: too large (expected: at most 8 MB)");
        }
        return new ByteArrayInputStream(csv);
    }
}
