package io.dartwing.fax.cover;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.engine.fax.pages.CoverFields;
import io.dartwing.engine.fax.pages.CoverPage;
import io.dartwing.engine.fax.pages.CoverResult;
import io.dartwing.engine.fax.pages.PageImages;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Cover pages as the far machine prints them, and the one that a person usually takes; one by one
/// they are records.
@RestController
@RequestMapping("/api/v1/cover-templates")
@Tag(name = "Cover pages")
class CoverController {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int WIDTH = 864;
    private static final int LONGEST_VALUE = 4_000;
    private static final Map<String, String> SAMPLES = Map.ofEntries(
            Map.entry("sender_name", "Front desk"),
            Map.entry("sender_company", "Riverside Clinic"),
            Map.entry("sender_phone", "+1 202-555-0143"),
            Map.entry("sender_fax", "+1 202-555-0144"),
            Map.entry("recipient_name", "Dr. Iris Poe"),
            Map.entry("recipient_company", "Poe Cardiology"),
            Map.entry("recipient_fax", "+1 303-555-0178"),
            Map.entry("date", "November 20, 2026"),
            Map.entry("time", "09:30 EST"),
            Map.entry("page_count", "3"),
            Map.entry("subject", "Your referral"),
            Map.entry("message", "Please find the papers enclosed.\nCall us with any question."),
            Map.entry("confidentiality_notice", CoverFields.HEALTH_NOTICE));

    /// @param values what stands in the fields, by their names; missing: examples
    record CoverPreview(
            @Nullable CoverDesign design, @Nullable Map<String, @Nullable String> values) {}

    record CoverChoice(@Nullable UUID templateId) {}

    record CoverFieldList(List<String> data) {}

    private final CoverTemplates templates;
    private final WorkFolders folders;
    private final TransactionTemplate transaction;

    CoverController(CoverTemplates templates, WorkFolders folders, TransactionTemplate transaction) {
        this.templates = templates;
        this.folders = folders;
        this.transaction = transaction;
    }

    @PostMapping("/preview")
    @Operation(
            operationId = "previewCover",
            summary = "A design as the far machine prints it, as PNG",
            description = "With examples in the fields, or with the values given. Nothing is kept.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "image/png", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> preview(@RequestBody CoverPreview body) throws IOException, InterruptedException {
        FaxAccess.require(FaxAccess.SEND);
        CoverDesign design = body.design();
        if (design == null) {
            throw PlatformError.invalid("design", "missing", "blocks");
        }
        var violations = new Violations();
        CoverCheck.check(design, violations);
        violations.throwIfAny();
        CoverFields fields = fields(body.values() == null ? Map.of() : body.values());
        try (WorkFolders.Folder folder = folders.open()) {
            Path pdf = folder.file("cover.pdf");
            if (CoverPage.render(fields, Optional.of(CoverMarkup.of(design)), pdf)
                    instanceof CoverResult.Refused(String sentence)) {
                throw new ProblemException(PlatformError.UNPROCESSABLE, "design: " + sentence);
            }
            Path tiff = folder.file("cover.tif");
            if (Pages.convert(List.of(pdf), "fine", tiff, LIMIT) instanceof ConversionResult.Refused refused) {
                throw Pages.refusal(refused);
            }
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_PNG)
                    .cacheControl(CacheControl.noStore())
                    .body(PageImages.render(tiff, 0, WIDTH));
        }
    }

    private static CoverFields fields(Map<String, @Nullable String> values) {
        for (Map.Entry<String, @Nullable String> value : values.entrySet()) {
            if (!CoverCheck.FIELDS.contains(value.getKey())) {
                throw PlatformError.invalid("values", "an unknown field", String.join(", ", CoverCheck.FIELDS));
            }
            if (value.getValue() != null && value.getValue().length() > LONGEST_VALUE) {
                throw PlatformError.invalid("values", "one too long", "at most " + LONGEST_VALUE + " characters");
            }
        }
        List<String> all = CoverCheck.FIELDS.stream()
                .map(name -> values.isEmpty() ? SAMPLES.get(name) : values.get(name))
                .map(value -> value == null ? "" : value)
                .toList();
        return new CoverFields(
                all.get(0),
                all.get(1),
                all.get(2),
                all.get(3),
                all.get(4),
                all.get(5),
                all.get(6),
                all.get(7),
                all.get(8),
                all.get(9),
                all.get(10),
                all.get(11),
                all.get(12));
    }

    @GetMapping("/fields")
    @Operation(operationId = "listCoverFields", summary = "The fields that a cover page can show")
    CoverFieldList fieldNames() {
        FaxAccess.require(FaxAccess.READ);
        return new CoverFieldList(CoverCheck.FIELDS);
    }

    @GetMapping("/choice")
    @Operation(operationId = "getCoverChoice", summary = "The cover page that you usually take")
    CoverChoice choice() {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> new CoverChoice(templates.own().orElse(null)));
    }

    @PutMapping("/choice")
    @Operation(
            operationId = "setCoverChoice",
            summary = "Take this cover page from now on, unless you choose another one for a fax; null for none")
    CoverChoice choose(@RequestBody CoverChoice body) {
        FaxAccess.require(FaxAccess.SEND);
        if (!(Actors.current() instanceof PersonActor person)) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN, "choice: only people have one (expected: a signed-in person)");
        }
        return transaction.execute(status -> {
            templates.choose(person, body.templateId());
            return new CoverChoice(body.templateId());
        });
    }
}
