package io.dartwing.fax.receipt;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.auditing.PhiReads;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Receipts of delivered faxes. They name the other party: who may not see it gets none.
@RestController
@Tag(name = "Receipts")
class ReceiptController {
    private static final int LONGEST_STATEMENT = 100_000;
    private static final int LONGEST_SIGNATURE = 200;

    record ReceiptCheck(
            @Nullable String statement, @Nullable String signature) {}

    record ReceiptVerdict(boolean valid) {}

    private final Receipts receipts;
    private final Faxes faxes;
    private final FaxQueries queries;
    private final PhiReads reads;
    private final TransactionTemplate transaction;

    ReceiptController(
            Receipts receipts, Faxes faxes, FaxQueries queries, PhiReads reads, TransactionTemplate transaction) {
        this.receipts = receipts;
        this.faxes = faxes;
        this.queries = queries;
        this.reads = reads;
        this.transaction = transaction;
    }

    @GetMapping("/api/v1/faxes/{id}/receipt")
    @Operation(operationId = "getFaxReceipt", summary = "The signed receipt of a delivered fax, as PDF")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> pdf(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .cacheControl(CacheControl.noStore())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename("receipt.pdf")
                                    .build()
                                    .toString())
                    .body(ReceiptPdf.of(receipt(id)));
        } catch (IOException failure) {
            throw new UncheckedIOException("receipt: can't be printed", failure);
        }
    }

    @GetMapping("/api/v1/faxes/{id}/receipt/statement")
    @Operation(
            operationId = "getFaxReceiptStatement",
            summary = "The same as text, with its signature and the key to verify it")
    Receipt statement(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return receipt(id);
    }

    @PostMapping("/api/v1/receipts/verify")
    @Operation(
            operationId = "verifyReceipt",
            summary = "Whether a receipt is one of this installation, and unchanged",
            description = "`statement` are the printed lines above the signature.")
    ReceiptVerdict verify(@RequestBody ReceiptCheck body) {
        FaxAccess.require(FaxAccess.READ);
        String statement = text("statement", body.statement(), LONGEST_STATEMENT);
        String signature = text("signature", body.signature(), LONGEST_SIGNATURE);
        return new ReceiptVerdict(transaction.execute(status -> receipts.verifies(statement, signature)));
    }

    private static String text(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw PlatformError.invalid(field, "not valid", "1 to " + longest + " characters");
        }
        return value;
    }

    private Receipt receipt(String id) {
        return transaction.execute(status -> {
            FaxView view = queries.require(id, FaxAccess.READ);
            FaxDocument fax = faxes.find(view.id()).orElseThrow(Faxes::notFound);
            FaxAccess.requireField(fax, FaxAccess.PARTY);
            reads.record("fax.receipt_read", "fax_document", fax.id());
            return receipts.of(view, fax);
        });
    }
}
