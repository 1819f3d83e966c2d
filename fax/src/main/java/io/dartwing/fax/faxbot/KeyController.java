package io.dartwing.fax.faxbot;

import io.dartwing.platform.identity.PublicOperation;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Keys for others.
@Hidden
@ForFaxbot
@RestController
@RequestMapping("${dartwing.faxbot.path:/faxbot}/admin/api-keys")
final class KeyController {
    private final FaxbotDoor door;
    private final FaxbotKeys keys;
    private final TransactionTemplate transaction;

    KeyController(FaxbotDoor door, FaxbotKeys keys, TransactionTemplate transaction) {
        this.door = door;
        this.keys = keys;
        this.transaction = transaction;
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping
    FaxbotKeys.Made make(@RequestBody(required = false) @Nullable JsonNode body, HttpServletRequest request)
            throws Exception {
        return administrate(request, () -> {
            JsonNode fields = FaxbotFields.object(body);
            List<String> scopes = FaxbotFields.words(fields, "scopes");
            String expiry = FaxbotFields.optional(fields, "expires_at", 40);
            Instant expiresAt =
                    expiry == null || expiry.isBlank() ? null : FaxbotForms.instant(expiry, "body", "expires_at");
            return keys.make(new FaxbotKeys.Wish(
                    FaxbotFields.optional(fields, "name", 200),
                    FaxbotFields.optional(fields, "owner", 200),
                    scopes.isEmpty() ? FaxbotScopes.USUAL : scopes,
                    expiresAt,
                    FaxbotFields.optional(fields, "note", 2000)));
        });
    }

    @PublicOperation(readsCredentials = true)
    @GetMapping
    List<FaxbotKeys.Listed> list(HttpServletRequest request) throws Exception {
        return administrate(request, keys::list);
    }

    @PublicOperation(readsCredentials = true)
    @DeleteMapping("/{id}")
    Map<String, String> revoke(@PathVariable String id, HttpServletRequest request) throws Exception {
        return administrate(request, () -> {
            keys.revoke(FaxbotKeys.id(id));
            return Map.of("status", "ok");
        });
    }

    @PublicOperation(readsCredentials = true)
    @PostMapping("/{id}/rotate")
    FaxbotKeys.Rotated rotate(@PathVariable String id, HttpServletRequest request) throws Exception {
        return administrate(request, () -> keys.rotate(FaxbotKeys.id(id)));
    }

    private <T> T administrate(HttpServletRequest request, java.util.function.Supplier<T> work) throws Exception {
        return door.administrate(request, FaxbotScopes.KEYS, caller -> transaction.execute(status -> work.get()));
    }
}
