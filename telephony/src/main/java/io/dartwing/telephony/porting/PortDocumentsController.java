package io.dartwing.telephony.porting;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.porting.PortViews.PortView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The documents of ports: encrypted files.
@RestController
@RequestMapping("/api/v1/ports/{id}/documents/{kind}")
@Tag(name = "Ports")
class PortDocumentsController {
    private static final int MOST_BYTES = 10 * 1024 * 1024;

    private final PortRows rows;
    private final Ports ports;
    private final FileStore files;
    private final Audit audit;
    private final TransactionTemplate transaction;

    PortDocumentsController(PortRows rows, Ports ports, FileStore files, Audit audit, TransactionTemplate transaction) {
        this.rows = rows;
        this.ports = ports;
        this.files = files;
        this.audit = audit;
        this.transaction = transaction;
    }

    @PutMapping(consumes = {"application/pdf", "image/png", "image/jpeg"})
    @Operation(
            operationId = "putPortDocument",
            summary = "Add a document to a port, or exchange it",
            description =
                    "`kind`: letter (the signed letter of authorization) or bill (the losing carrier's latest). The"
                            + " body is a PDF, PNG or JPEG file of at most 10 MB.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    PortView put(@PathVariable String id, @PathVariable String kind, @Parameter(hidden = true) InputStream content)
            throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        PortDocument document = kind(kind);
        UUID port = PortsController.id(id);
        byte[] bytes = content.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "body: too large (expected: at most 10 MB)");
        }
        PortDocument.Form form = PortDocument.Form.of(bytes)
                .orElseThrow(() -> new ProblemException(
                        PlatformError.UNPROCESSABLE, "body: not such a file (expected: a PDF, PNG or JPEG file)"));
        return transaction.execute(status -> {
            Port before = ports.locked(port);
            Ports.requireEditable(before);
            StoredFile stored = files.store(new ByteArrayInputStream(bytes), form.contentType(), MOST_BYTES);
            rows.document(port, document, stored.id().value());
            file(before, document).map(FileId::new).ifPresent(files::delete);
            audit.record("port.document_stored", "number_port", port, Map.of("document", document.label()));
            return PortView.of(rows.find(port).orElseThrow());
        });
    }

    @GetMapping
    @Operation(operationId = "getPortDocument", summary = "A document of a port")
    ResponseEntity<byte[]> get(@PathVariable String id, @PathVariable String kind) throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        PortDocument document = kind(kind);
        UUID port = PortsController.id(id);
        FileId file = transaction
                .execute(status -> rows.find(port))
                .flatMap(found -> file(found, document))
                .map(FileId::new)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such document."));
        StoredFile stored = files.find(file).orElseThrow();
        transaction.executeWithoutResult(status ->
                audit.record("port.document_read", "number_port", port, Map.of("document", document.label())));
        try (InputStream content = files.open(file)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(stored.contentType()))
                    .header("Content-Disposition", "attachment; filename=\"" + document.label() + "\"")
                    .header("X-Content-Type-Options", "nosniff")
                    .body(content.readAllBytes());
        }
    }

    private static Optional<UUID> file(Port port, PortDocument document) {
        return switch (document) {
            case LETTER -> port.letter();
            case BILL -> port.bill();
        };
    }

    private static PortDocument kind(String text) {
        return PortDocument.named(text)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such kind of document."));
    }
}
