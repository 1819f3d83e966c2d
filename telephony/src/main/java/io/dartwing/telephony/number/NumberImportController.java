package io.dartwing.telephony.number;

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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Many numbers at once.
@RestController
@RequestMapping("/api/v1/numbers/import")
@Tag(name = "Numbers")
class NumberImportController {
    private static final String CSV = "text/csv";
    private static final int MOST_BYTES = 8 * 1024 * 1024;

    /// `bad_rows`: the first hundred of the `rejected` ones. `passed_over`: columns that mean
    /// nothing here.
    record NumberImportView(
            boolean dryRun,
            int rows,
            int created,
            int updated,
            int unchanged,
            int rejected,
            List<BadRow> badRows,
            List<String> passedOver) {}

    private final NumberImport numbers;

    NumberImportController(NumberImport numbers) {
        this.numbers = numbers;
    }

    @PostMapping(consumes = CSV)
    @Operation(
            operationId = "importNumbers",
            summary = "Bring in a file of numbers",
            description = "CSV in UTF-8 with a first line of column names: number and, if wanted, label, trunk, carrier"
                    + " (name or id), fax_enabled, inbox_id, assigned_to, station_id, uses, tags (separated by ;), pool,"
                    + " provider_id, monthly_cost, monthly_currency, caller_name, port_locked. A number that is there is"
                    + " changed; an empty cell leaves what is. At most 8 MB and 5,000 rows. With dry_run nothing is"
                    + " stored.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    NumberImportView bringIn(
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @Parameter(hidden = true) InputStream content)
            throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        byte[] csv = content.readNBytes(MOST_BYTES + 1);
        if (csv.length > MOST_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "body: too large (expected: at most 8 MB)");
        }
        NumberImport.Report report = numbers.run(new ByteArrayInputStream(csv), dryRun);
        return new NumberImportView(
                dryRun,
                report.rows(),
                report.created(),
                report.updated(),
                report.unchanged(),
                report.bad(),
                report.first(),
                report.passedOver());
    }
}
