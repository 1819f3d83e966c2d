package io.dartwing.fax.api;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.reading.Categories;
import io.dartwing.fax.reading.CategoryCorrections;
import io.dartwing.fax.reading.FaxFindings;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What received faxes were found to be, and what people say they are.
@RestController
@RequestMapping("/api/v1/faxes")
@Tag(name = "Fax findings")
class FindingsController {
    private static final String FAX = "fax_document";

    record KnownCategories(List<Categories.KnownCategory> data) {}

    record CategoryWord(@Nullable String category) {}

    private final FaxFindings findings;
    private final Categories categories;
    private final CategoryCorrections corrections;
    private final Faxes faxes;
    private final FaxQueries queries;
    private final PhiReads reads;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FindingsController(
            FaxFindings findings,
            Categories categories,
            CategoryCorrections corrections,
            Faxes faxes,
            FaxQueries queries,
            PhiReads reads,
            Audit audit,
            TransactionTemplate transaction) {
        this.findings = findings;
        this.categories = categories;
        this.corrections = corrections;
        this.faxes = faxes;
        this.queries = queries;
        this.reads = reads;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/categories")
    @Operation(
            operationId = "listFaxCategories",
            summary = "The categories a fax can have, the organisation's own last")
    KnownCategories categories() {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(
                status -> new KnownCategories(categories.all().toList()));
    }

    @GetMapping("/{id}/findings")
    @Operation(
            operationId = "getFaxFindings",
            summary =
                    "What was found in a received fax: category, spam, health information, entities with their places",
            description = "Values that identify a person are masked. With `reveal=true` they are shown; that needs the"
                    + " permission to read the text of the fax, and is audited.")
    FindingsView findings(
            @PathVariable String id,
            @Parameter(description = "Show values that identify a person") @RequestParam(defaultValue = "false")
                    boolean reveal) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxDocument fax =
                    faxes.require(queries.require(id, FaxAccess.READ).id().toString());
            FaxAccess.requireField(fax, FaxAccess.FINDINGS);
            if (reveal) {
                FaxAccess.requireField(fax, FaxAccess.TEXT);
            }
            reads.record(reveal ? "fax.findings_revealed" : "fax.findings_read", FAX, fax.id());
            return FindingsView.of(
                    fax.id(),
                    fax.judgement(),
                    findings.of(fax.id()).orElseThrow(FindingsController::notJudged),
                    corrections.of(fax.id()),
                    FaxAccess.showsField(fax, FaxAccess.TEXT),
                    reveal);
        });
    }

    @GetMapping("/{id}/forms")
    @Operation(
            operationId = "exportFaxForms",
            summary = "The forms among a received fax's pages, with the values of their fields",
            description = "For practice management and other software: nothing is masked. Needs the permission to read"
                    + " the text of the fax, and is audited. `data` holds the values by the names of the fields.")
    FormExport forms(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxDocument fax =
                    faxes.require(queries.require(id, FaxAccess.READ).id().toString());
            FaxAccess.requireField(fax, FaxAccess.FINDINGS);
            FaxAccess.requireField(fax, FaxAccess.TEXT);
            reads.record("fax.findings_revealed", FAX, fax.id());
            return FormExport.of(fax.id(), findings.of(fax.id()).orElseThrow(FindingsController::notJudged));
        });
    }

    @PutMapping("/{id}/category")
    @Operation(operationId = "setFaxCategory", summary = "Say what a received fax is")
    FaxView correct(@PathVariable String id, @RequestBody CategoryWord body) {
        FaxAccess.require(FaxAccess.ASSIGN);
        String code = body.category();
        if (code == null) {
            throw new ProblemException(
                    PlatformError.VALIDATION, "category: missing (expected: one of GET /api/v1/faxes/categories)");
        }
        return change(id, "fax.category_corrected", fax -> corrections.correct(fax, code));
    }

    @DeleteMapping("/{id}/category")
    @Operation(operationId = "undoFaxCategory", summary = "Take the latest correction of the category back")
    FaxView undo(@PathVariable String id) {
        return change(id, "fax.category_restored", corrections::undo);
    }

    private FaxView change(String id, String event, Function<String, FaxDocument> change) {
        FaxAccess.require(FaxAccess.ASSIGN);
        return transaction.execute(status -> {
            String visible = queries.require(id, FaxAccess.ASSIGN).id().toString();
            FaxDocument fax = change.apply(visible);
            audit.record(event, FAX, fax.id(), Map.of());
            return queries.require(visible);
        });
    }

    private static ProblemException notJudged() {
        return new ProblemException(
                FaxError.NOT_READY, "findings: none (expected: a received fax whose reading_status is done)");
    }
}
