package io.dartwing.platform.privacy;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// The signed paper of an agreement, as a PDF file of at most 10 MB.
@RestController
class AgreementDocuments {
    private static final int MAX_BYTES = 10 * 1024 * 1024;
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private final JdbcClient jdbc;
    private final FileStore files;
    private final TransactionTemplate transaction;
    private final Audit audit;

    AgreementDocuments(JdbcClient jdbc, FileStore files, TransactionTemplate transaction, Audit audit) {
        this.jdbc = jdbc;
        this.files = files;
        this.transaction = transaction;
        this.audit = audit;
    }

    @PutMapping(value = "/api/v1/baas/{id}/document", consumes = MediaType.APPLICATION_PDF_VALUE)
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = @Content(schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<Void> storeAgreementDocument(@PathVariable String id, @Parameter(hidden = true) InputStream content)
            throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        byte[] body = content.readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw new ProblemException(PlatformError.TOO_LARGE, "body: too large (expected: at most 10 MB)");
        }
        if (!Arrays.equals(body, 0, Math.min(PDF.length, body.length), PDF, 0, PDF.length)) {
            throw new ProblemException(PlatformError.VALIDATION, "body: not a PDF file (expected: one)");
        }
        transaction.executeWithoutResult(status -> {
            UUID agreement = id(id);
            Optional<UUID> before = file(agreement);
            StoredFile stored = files.store(new ByteArrayInputStream(body), MediaType.APPLICATION_PDF_VALUE, MAX_BYTES);
            jdbc.sql("update business_associate_agreements set document_file = ? where organization_id = ? and id = ?")
                    .params(stored.id().value(), Actors.current().requireOrganization(), agreement)
                    .update();
            before.ifPresent(old -> files.delete(new FileId(old)));
            audit.record("baa.document_stored", "baa", agreement, Map.of("sha256", stored.sha256()));
        });
        return ResponseEntity.noContent().build();
    }

    @GetMapping(value = "/api/v1/baas/{id}/document", produces = MediaType.APPLICATION_PDF_VALUE)
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<StreamingResponseBody> getAgreementDocument(@PathVariable String id) throws IOException {
        PermissionDecision.require(Permissions.ADMIN);
        UUID file = transaction
                .execute(status -> file(id(id)))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no document was stored"));
        InputStream content = files.open(new FileId(file));
        StreamingResponseBody body = out -> {
            try (content) {
                content.transferTo(out);
            }
        };
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"agreement.pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    /// The agreement's file, empty when it has none; a problem when there is no such agreement.
    private Optional<UUID> file(UUID agreement) {
        return jdbc.sql("""
                        select document_file from business_associate_agreements
                        where organization_id = ? and id = ? and deleted_at is null for update""")
                .params(Actors.current().requireOrganization(), agreement)
                .query((row, number) -> Optional.<UUID>ofNullable(row.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
    }

    private static UUID id(String text) {
        return Ids.parse(text)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record."));
    }
}
