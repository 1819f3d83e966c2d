package io.dartwing.fax.report;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.limits.LimitedOperation;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Reports as figures and as files.
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "Reports")
class ReportController {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_COLUMNS = 30;

    /// @param narrowed whether it can be narrowed to an inbox, a number or a user
    record Kind(String kind, String title, List<String> groupBy, boolean narrowed) {}

    /// @param zone whose days reports count
    record Kinds(List<Kind> data, String zone) {}

    private final Reports reports;
    private final Limits limits;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ReportController(Reports reports, Limits limits, TransactionTemplate transaction, Clock clock) {
        this.reports = reports;
        this.limits = limits;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listReports", summary = "The reports you may have")
    Kinds kinds() {
        requireAny();
        return transaction.execute(status -> new Kinds(
                Arrays.stream(ReportKind.values())
                        .filter(ReportController::allowed)
                        .map(kind -> new Kind(
                                kind.value(),
                                kind.title(),
                                kind.groupings().stream()
                                        .filter(one -> one != Grouping.NONE)
                                        .map(Grouping::value)
                                        .toList(),
                                kind.countsFaxes()))
                        .toList(),
                reports.zone().getId()));
    }

    /// Whoever may have none at all isn't told which there are.
    private static void requireAny() {
        if (!Actors.current().may(Permissions.AUDIT_READ)) {
            FaxAccess.require(FaxAccess.READ);
        }
    }

    private static boolean allowed(ReportKind kind) {
        try {
            kind.require();
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    @GetMapping("/{kind}")
    @Operation(
            operationId = "getReport",
            summary = "A report, as figures or as a file",
            description = "Counts what you may read. Days are those of the organisation's time zone.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = Report.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary"))
            })
    ResponseEntity<?> report(
            @PathVariable String kind,
            @Parameter(description = "The first day; 30 days until `to` if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "The last day, included; today if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            @Parameter(description = "`hour`, `day`, `week`, `month`, `inbox`, `number` or `person`, as the report has")
                    @RequestParam(name = "group_by", required = false)
                    @Nullable
                    String groupBy,
            @RequestParam(required = false) @Nullable UUID inbox,
            @Parameter(description = "One of your own numbers") @RequestParam(required = false) @Nullable String number,
            @Parameter(description = "Whom faxes are assigned to, or who handed them in")
                    @RequestParam(required = false)
                    @Nullable
                    UUID user,
            @Parameter(description = "Names of the columns to show, with commas; all if left out")
                    @RequestParam(required = false)
                    @Nullable
                    String columns,
            @Parameter(description = "`json`, `csv`, `xlsx` or `pdf`; else what `Accept` asks for")
                    @RequestParam(required = false)
                    @Nullable
                    String format,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept) {
        requireAny();
        ReportKind known = ReportKind.named(kind)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "report: there is no such report"));
        known.require();
        Optional<ReportFormat> file = format(format, accept);
        limits.take(LimitedOperation.ANALYTICS_QUERY);
        Report report = transaction.execute(status -> {
            LocalDate last = day("to", to).orElseGet(() -> LocalDate.now(clock.withZone(reports.zone())));
            LocalDate first = day("from", from).orElseGet(() -> last.minusDays(USUAL_DAYS - 1));
            var wish = ReportWish.of(known, first, last, groupBy, inbox, number, user, names(columns));
            return reports.make(wish, file.map(ReportFormat::value).orElse("json"));
        });
        return file.<ResponseEntity<?>>map(one -> download(one, report))
                .orElseGet(() ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(report));
    }

    private static Optional<LocalDate> day(String field, @Nullable String text) {
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day != null && (day.getYear() < 1970 || day.getYear() > 9999)) {
                throw PlatformError.invalid(field, "not valid", "a date such as 2026-11-28");
            }
            return Optional.ofNullable(day);
        } catch (DateTimeParseException malformed) {
            throw PlatformError.invalid(field, "not valid", "a date such as 2026-11-28");
        }
    }

    private static Set<String> names(@Nullable String columns) {
        if (columns == null || columns.isBlank()) {
            return Set.of();
        }
        Set<String> names =
                Arrays.stream(columns.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        if (names.size() > MOST_COLUMNS) {
            throw PlatformError.invalid("columns", "too many", "at most " + MOST_COLUMNS);
        }
        return names;
    }

    /// Empty: figures.
    private static Optional<ReportFormat> format(@Nullable String format, @Nullable String accept) {
        if (format == null) {
            return accept == null
                    ? Optional.empty()
                    : Arrays.stream(ReportFormat.values())
                            .filter(one -> accept.startsWith(
                                    one.type().getType() + "/" + one.type().getSubtype()))
                            .findFirst();
        }
        if (format.equals("json")) {
            return Optional.empty();
        }
        return Optional.of(ReportFormat.named(format)
                .orElseThrow(() -> PlatformError.invalid("format", "unknown", "json, csv, xlsx or pdf")));
    }

    private static ResponseEntity<byte[]> download(ReportFormat format, Report report) {
        return ResponseEntity.ok()
                .contentType(format.type())
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(format.filename(report))
                                .build()
                                .toString())
                .body(format.write(report));
    }
}
