package io.dartwing.platform.identity;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Inviting people, and accepting an invitation.
@RestController
@Tag(name = "Invitations")
class InvitationController {
    private final Invitations invitations;
    private final Idempotency idempotency;

    InvitationController(Invitations invitations, Idempotency idempotency) {
        this.invitations = invitations;
        this.idempotency = idempotency;
    }

    record NewInvitation(
            @Nullable String email,
            @Nullable String fullName,
            @Nullable List<@Nullable String> roles) {}

    record InvitationList(List<Invitation> data) {}

    /// @param path where it is accepted, below the server's address; shown only here
    record SentView(Invitation invitation, String path) {}

    record TokenRequest(@Nullable String token) {}

    record AcceptRequest(
            @Nullable String token,
            @Nullable String fullName,
            @Nullable String password) {}

    record OfferView(String organization, String email, String fullName, boolean hasAccount, Instant expiresAt) {}

    record Accepted(UUID organizationId, String organization, String email) {}

    @PostMapping("/api/v1/invitations")
    @Operation(operationId = "invitePerson", summary = "Invite a person by mail; grants nothing before it is accepted")
    ResponseEntity<?> invite(
            @RequestBody NewInvitation body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        PermissionDecision.require(Permissions.ADMIN);
        String email = text(body.email());
        String name = text(body.fullName());
        List<String> roles = body.roles() == null
                ? List.of()
                : body.roles().stream()
                        .map(InvitationController::text)
                        .distinct()
                        .toList();
        var person = new NewPerson(email, name.isBlank() ? email.split("@", 2)[0] + " " : name, roles);
        byte[] fingerprint = Fingerprint.start()
                .add(person.email())
                .add(person.fullName())
                .add(String.join(" ", person.roles()))
                .finish();
        return idempotency.once(key, "POST /api/v1/invitations", fingerprint, () -> {
            Invitations.Sent sent = invitations.invite(person);
            return ResponseEntity.created(URI.create(
                            "/api/v1/invitations/" + sent.invitation().id()))
                    .body(new SentView(sent.invitation(), sent.path()));
        });
    }

    @GetMapping("/api/v1/invitations")
    @Operation(operationId = "listInvitations", summary = "Invitations, the newest first")
    InvitationList list() {
        return new InvitationList(invitations.list());
    }

    @PostMapping("/api/v1/invitations/{id}/resend")
    @Operation(operationId = "resendInvitation", summary = "Send it again with a new token; the old one is worthless")
    SentView resend(@PathVariable String id) {
        Invitations.Sent sent = invitations.resend(id(id));
        return new SentView(sent.invitation(), sent.path());
    }

    @DeleteMapping("/api/v1/invitations/{id}")
    @Operation(operationId = "revokeInvitation", summary = "Take an invitation back")
    ResponseEntity<Void> revoke(@PathVariable String id) {
        invitations.revoke(id(id));
        return ResponseEntity.noContent().build();
    }

    @PublicOperation
    @PostMapping("/api/v1/invitation")
    @Operation(operationId = "readInvitation", summary = "What the holder of a token is invited to")
    OfferView read(@RequestBody TokenRequest body) {
        return invitations
                .find(text(body.token()))
                .map(offer -> new OfferView(
                        offer.organizationName(),
                        offer.email(),
                        offer.fullName(),
                        offer.account().isPresent(),
                        offer.expiresAt()))
                .orElseThrow(() -> new ProblemException(
                        PlatformError.NOT_FOUND, "the invitation is not valid: used, taken back, replaced or expired"));
    }

    @PublicOperation
    @PostMapping("/api/v1/invitation/accept")
    @Operation(
            operationId = "acceptInvitation",
            summary = "Accept an invitation",
            description =
                    "With a session: as its person, whose account must have the invited address. Without: makes the "
                            + "account, with full_name and password.")
    Accepted accept(@RequestBody AcceptRequest body, HttpServletRequest request) {
        String token = text(body.token());
        Invitations.Offer offer =
                request.getAttribute(SessionArgument.ATTRIBUTE) instanceof Session session && body.password() == null
                        ? invitations.acceptAs(session, token)
                        : invitations.acceptAsNewcomer(token, text(body.fullName()), text(body.password()));
        return new Accepted(offer.organization(), offer.organizationName(), offer.email());
    }

    private static UUID id(String text) {
        return Ids.parse(text).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such invitation"));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
