package io.dartwing.platform.keys;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The encryption keys of the current organisation: what there is, never the keys.
@RestController
@RequestMapping("/api/v1/encryption-keys")
@Tag(name = "Encryption keys")
class KeysController {
    private final KeyRotation rotation;

    KeysController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping
    @Operation(operationId = "getEncryptionKeys", summary = "Versions of the organisation's key and their rotations")
    KeyRotation.Status status() {
        PermissionDecision.require(Permissions.ADMIN);
        return rotation.status();
    }

    /// @param scope `organization`: the key of everything this organisation stores
    record Wish(@Nullable String scope) {}

    @PostMapping("/rotations")
    @Operation(
            operationId = "rotateEncryptionKey",
            summary = "Make a new version of the key and seal everything again in the background")
    ResponseEntity<KeyRotation.Progress> rotate(@RequestBody Wish wish) {
        PermissionDecision.require(Permissions.ADMIN);
        if (!"organization".equals(wish.scope())) {
            throw new ProblemException(PlatformError.VALIDATION, "scope: unknown (expected: organization)");
        }
        return ResponseEntity.accepted().body(rotation.start());
    }
}
