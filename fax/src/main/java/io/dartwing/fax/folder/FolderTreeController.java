package io.dartwing.fax.folder;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.folder.FolderTemplates.FolderTemplate;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Whole trees of folders at once; one by one they are records.
@RestController
@RequestMapping("/api/v1/fax-folders")
@Tag(name = "Folders")
class FolderTreeController {
    record TemplateList(List<FolderTemplate> data) {}

    /// @param template one of the templates; or `copyOf`, the id of a folder whose tree is made again, empty
    /// @param name of the tree's own folder; missing: as the template or the folder is called
    /// @param parentId where it is put; missing: at the top
    record TreeWish(
            @Nullable String template,
            @Nullable UUID copyOf,
            @Nullable String name,
            @Nullable UUID parentId) {}

    record FolderTree(UUID id, String name, int folders) {}

    private final FolderTrees trees;
    private final Idempotency idempotency;
    private final JsonMapper json;

    FolderTreeController(FolderTrees trees, Idempotency idempotency, JsonMapper json) {
        this.trees = trees;
        this.idempotency = idempotency;
        this.json = json;
    }

    @GetMapping("/templates")
    @Operation(operationId = "listFolderTemplates", summary = "The trees that folders can be made from")
    TemplateList templates() {
        FaxAccess.require(FaxAccess.READ);
        return new TemplateList(FolderTemplates.all());
    }

    @PostMapping("/trees")
    @Operation(
            operationId = "createFolderTree",
            summary = "Make a tree of folders from a template, or like one that is there, without its faxes")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FolderTree.class)))
    ResponseEntity<?> create(
            @RequestBody TreeWish body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxAccess.require(FaxAccess.READ);
        FaxAccess.require(FaxAccess.ASSIGN);
        if ((body.template() == null) == (body.copyOf() == null)) {
            throw PlatformError.invalid("template", "not valid", "either template or copy_of");
        }
        byte[] fingerprint =
                Fingerprint.start().add(json.writeValueAsString(body)).finish();
        return idempotency.once(key, "POST /api/v1/fax-folders/trees", fingerprint, () -> {
            FolderTree made = body.template() == null
                    ? trees.copy(java.util.Objects.requireNonNull(body.copyOf()), body.name(), body.parentId())
                    : trees.make(body.template(), body.name(), body.parentId());
            return ResponseEntity.created(URI.create("/api/v1/fax-folders/" + made.id()))
                    .body(made);
        });
    }
}
