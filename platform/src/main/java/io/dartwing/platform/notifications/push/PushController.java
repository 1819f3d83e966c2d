package io.dartwing.platform.notifications.push;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.net.GuardedPost;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The browsers in which the person who asks wants to be notified.
@RestController
@RequestMapping("/api/v1/push-subscriptions")
@Tag(name = "Notifications")
class PushController {
    private final PushSubscriptions subscriptions;
    private final Vapid vapid;
    private final GuardedPost post;
    private final TransactionTemplate transaction;

    PushController(PushSubscriptions subscriptions, Vapid vapid, GuardedPost post, TransactionTemplate transaction) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.post = post;
        this.transaction = transaction;
    }

    /// `endpoint`, `p256dh` and `auth` as the browser's push manager gives them.
    record NewSubscription(
            @Nullable String endpoint,
            @Nullable String p256dh,
            @Nullable String auth,
            @Nullable String label) {}

    record ServerKey(String key) {}

    @GetMapping("/key")
    @Operation(operationId = "getPushKey", summary = "The key a browser subscribes with")
    ServerKey key() {
        person();
        return new ServerKey(vapid.publicKey());
    }

    @GetMapping
    @Operation(operationId = "listPushSubscriptions", summary = "Your browsers that are notified")
    Page<PushSubscriptions.PushSubscription> list() {
        UUID person = person();
        return transaction.execute(status -> new Page<>(subscriptions.list(person), null));
    }

    /// The same browser again answers the subscription it has: nothing is doubled.
    @PostMapping
    @Operation(operationId = "createPushSubscription", summary = "Notify this browser")
    ResponseEntity<PushSubscriptions.PushSubscription> create(@RequestBody NewSubscription body) {
        UUID person = person();
        var address = new PushSubscriptions.Address(text(body.endpoint()), text(body.p256dh()), text(body.auth()));
        check(address);
        String label = text(body.label()).replaceAll("\\p{Cntrl}", " ");
        PushSubscriptions.PushSubscription made = transaction.execute(status ->
                subscriptions.add(person, address, label.substring(0, Math.min(200, label.length()))));
        return ResponseEntity.created(URI.create("/api/v1/push-subscriptions/" + made.id()))
                .body(made);
    }

    @DeleteMapping("/{id}")
    @Operation(operationId = "deletePushSubscription", summary = "Don't notify this browser any more")
    ResponseEntity<Void> delete(@PathVariable String id) {
        UUID person = person();
        boolean removed = Ids.parse(id)
                .map(known -> transaction.execute(status -> subscriptions.remove(person, known)))
                .orElse(false);
        if (!removed) {
            throw new ProblemException(PlatformError.NOT_FOUND, "no such subscription");
        }
        return ResponseEntity.noContent().build();
    }

    private void check(PushSubscriptions.Address address) {
        var violations = new Violations();
        post.fault(address.endpoint())
                .ifPresent(fault -> violations.add("endpoint", fault, "an https address of a push service"));
        try {
            P256.publicKey(Base64.getUrlDecoder().decode(address.p256dh()));
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            violations.add("p256dh", "not a key", "an uncompressed P-256 point in base64url");
        }
        try {
            if (Base64.getUrlDecoder().decode(address.auth()).length != 16) {
                violations.add("auth", "not 16 bytes", "16 bytes in base64url");
            }
        } catch (IllegalArgumentException notBase64) {
            violations.add("auth", "not base64url", "16 bytes in base64url");
        }
        violations.throwIfAny();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static UUID person() {
        if (Actors.current() instanceof PersonActor person) {
            return person.id();
        }
        throw new ProblemException(PlatformError.FORBIDDEN, "push: is people's (expected: a signed-in person)");
    }
}
