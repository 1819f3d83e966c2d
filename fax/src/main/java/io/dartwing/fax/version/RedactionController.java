package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.reading.FaxFindings;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.settings.OrganizationSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a person might want to redact.
@RestController
@RequestMapping("/api/v1/faxes/{id}/redaction-proposals")
@Tag(name = "Fax versions")
class RedactionController {
    private final Faxes faxes;
    private final FaxQueries queries;
    private final FaxText text;
    private final FaxFindings findings;
    private final OrganizationSettings settings;
    private final PhiReads reads;
    private final TransactionTemplate transaction;

    RedactionController(
            Faxes faxes,
            FaxQueries queries,
            FaxText text,
            FaxFindings findings,
            OrganizationSettings settings,
            PhiReads reads,
            TransactionTemplate transaction) {
        this.faxes = faxes;
        this.queries = queries;
        this.text = text;
        this.findings = findings;
        this.settings = settings;
        this.reads = reads;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(
            operationId = "proposeFaxRedactions",
            summary = "Places of social security and card numbers, health information and the organisation's patterns",
            description = "Nothing is redacted: a person sends back what it agrees with as marks of a version.")
    RedactionProposals.Proposals propose(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> {
            FaxDocument fax =
                    faxes.require(queries.require(id, FaxAccess.READ).id().toString());
            FaxAccess.requireField(fax, FaxAccess.TEXT);
            FaxAccess.requireField(fax, FaxAccess.FINDINGS);
            reads.record("fax.redactions_proposed", "fax_document", fax.id());
            return RedactionProposals.of(
                    text.of(fax.id()), findings.of(fax.id()), settings.get(RedactionSettings.PATTERNS));
        });
    }
}
