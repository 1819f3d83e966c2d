package io.dartwing.fax.version;

import io.dartwing.fax.work.FaxWork;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// The signatures of the person who asks. Programs have none.
@RestController
@RequestMapping("/api/v1/signatures")
@Tag(name = "Signatures")
class SignaturesController {
    record SignatureView(UUID id, String name, String kind, boolean isDefault, Instant createdAt, String imageUrl) {
        static SignatureView of(Signature signature) {
            return new SignatureView(
                    signature.id(),
                    signature.name(),
                    signature.kind(),
                    signature.isDefault(),
                    signature.createdAt(),
                    "/api/v1/signatures/" + signature.id() + "/image");
        }
    }

    /// @param pinSet whether there is a PIN: without one nothing can be signed
    /// @param consentGiven whether the person agreed to sign electronically: else nothing can be signed either
    record SignatureList(List<SignatureView> data, boolean pinSet, boolean consentGiven) {}

    record SignatureChange(@Nullable String name, @Nullable Boolean isDefault) {}

    private final Signatures signatures;
    private final SigningPins pins;
    private final SigningConsents consents;
    private final Idempotency idempotency;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    SignaturesController(
            Signatures signatures,
            SigningPins pins,
            SigningConsents consents,
            Idempotency idempotency,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.signatures = signatures;
        this.pins = pins;
        this.consents = consents;
        this.idempotency = idempotency;
        this.json = json;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "listSignatures", summary = "Your signatures, the oldest first")
    SignatureList list() {
        FaxWork.requirePerson();
        boolean pinSet = pins.exists();
        return transaction.execute(status -> new SignatureList(
                signatures.all().stream().map(SignatureView::of).toList(),
                pinSet,
                consents.inForce().isPresent()));
    }

    @PostMapping
    @Operation(operationId = "createSignature", summary = "Draw, type or upload a signature")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SignatureView.class)))
    ResponseEntity<?> create(
            @RequestBody Signatures.Wish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxWork.requirePerson();
        byte[] fingerprint =
                Fingerprint.start().add(json.writeValueAsString(body)).finish();
        return idempotency.once(key, "POST /api/v1/signatures", fingerprint, () -> {
            Signature made = signatures.create(body);
            return ResponseEntity.created(URI.create("/api/v1/signatures/" + made.id()))
                    .body(SignatureView.of(made));
        });
    }

    @GetMapping(value = "/{id}/image", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(operationId = "getSignatureImage", summary = "One of your signatures as a picture")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> image(@PathVariable String id) {
        FaxWork.requirePerson();
        byte[] png = transaction.execute(status -> signatures.png(id(id)).orElseThrow(Signatures::notFound));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.IMAGE_PNG)
                .body(png);
    }

    @PutMapping("/{id}")
    @Operation(operationId = "changeSignature", summary = "Rename a signature, or make it the default one")
    SignatureView change(@PathVariable String id, @RequestBody SignatureChange body) {
        FaxWork.requirePerson();
        return transaction.execute(
                status -> SignatureView.of(signatures.change(id(id), body.name(), body.isDefault())));
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "deleteSignature", summary = "Delete a signature; what was signed with it stays signed")
    ResponseEntity<Void> delete(@PathVariable String id) {
        FaxWork.requirePerson();
        transaction.executeWithoutResult(status -> signatures.delete(id(id)));
        return ResponseEntity.noContent().build();
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(Signatures::notFound);
    }
}
