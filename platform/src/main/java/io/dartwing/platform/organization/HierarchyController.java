package io.dartwing.platform.organization;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where the organisation stands among others.
@RestController
@RequestMapping("/api/v1/organization")
@Tag(name = "Organisation hierarchy")
class HierarchyController {
    private final Hierarchy hierarchy;

    HierarchyController(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    record ParentRequest(
            @Nullable String parentId,
            @Nullable String mode,
            @Nullable List<@Nullable String> recordTypes) {}

    @GetMapping("/hierarchy")
    @Operation(operationId = "getHierarchy", summary = "The parent, the children, and what they open")
    Hierarchy.Tree tree() {
        return hierarchy.tree();
    }

    @PutMapping("/parent")
    @Operation(operationId = "proposeParent", summary = "Propose a parent organisation; it counts once that agrees")
    Hierarchy.Tree propose(@RequestBody ParentRequest body) {
        PermissionDecision.require(Permissions.ORGANIZATION_OWN);
        UUID parent = Optional.ofNullable(body.parentId())
                .flatMap(Ids::parse)
                .orElseThrow(() -> Hierarchy.wrong("parent_id", "the id of an organisation"));
        HierarchyMode mode = Optional.ofNullable(body.mode())
                .flatMap(HierarchyMode::of)
                .orElseThrow(() -> Hierarchy.wrong("mode", "strict, oversight or shared"));
        List<String> types = body.recordTypes() == null
                ? List.of()
                : body.recordTypes().stream()
                        .map(type -> Objects.requireNonNullElse(type, ""))
                        .distinct()
                        .toList();
        hierarchy.propose(parent, mode, types);
        return hierarchy.tree();
    }

    @DeleteMapping("/parent")
    @Operation(operationId = "endParent", summary = "End the link to the parent, or take the proposal back")
    Hierarchy.Tree endParent() {
        hierarchy.endParent();
        return hierarchy.tree();
    }

    @PostMapping("/children/{id}/agree")
    @Operation(operationId = "agreeToChild", summary = "Agree to be the parent of an organisation that proposed it")
    Hierarchy.Tree agree(@PathVariable String id) {
        hierarchy.agree(child(id));
        return hierarchy.tree();
    }

    @DeleteMapping("/children/{id}")
    @Operation(operationId = "endChild", summary = "End the link of a child, or refuse its proposal")
    Hierarchy.Tree endChild(@PathVariable String id) {
        hierarchy.endChild(child(id));
        return hierarchy.tree();
    }

    private static UUID child(String id) {
        return Ids.parse(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such child"));
    }
}
