package io.dartwing.fax.optout;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.csv.BadRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Many numbers not to fax at once; one by one they are records.
@RestController
@RequestMapping("/api/v1/do-not-fax/import")
@Tag(name = "Broadcasts")
class DoNotFaxController {
    private static final String CSV = "text/csv";
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /// `bad_rows`: the first hundred of the `rejected` ones.
    record DoNotFaxImportView(int rows, int added, int known, int rejected, List<BadRow> badRows) {}

    private final DoNotFaxImport numbers;

    DoNotFaxController(DoNotFaxImport numbers) {
        this.numbers = numbers;
    }

    @PostMapping(consumes = CSV)
    @Operation(
            operationId = "importDoNotFax",
            summary = "Bring in a file of numbers not to fax",
            description = "CSV in UTF-8 with a first line of column names: number and, if wanted, reason. A number that"
                    + " is on the list stays. At most 8 MB and 50,000 rows.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    DoNotFaxImportView bringIn(@Parameter(hidden = true) InputStream content) throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        byte[] csv = content.readNBytes(MOST_BYTES + 1);
        if (csv.length > MOST_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "body: too large (expected: at most 8 MB)");
        }
        DoNotFaxImport.Report report = numbers.run(new ByteArrayInputStream(csv));
        return new DoNotFaxImportView(report.rows(), report.added(), report.known(), report.bad(), report.first());
    }
}
