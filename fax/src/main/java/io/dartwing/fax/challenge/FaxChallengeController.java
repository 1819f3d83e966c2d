package io.dartwing.fax.challenge;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.idempotency.Fingerprint;
import io.dartwing.platform.idempotency.Idempotency;
import io.dartwing.platform.settings.OrganizationSettings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The challenge of a held fax's sender.
@RestController
@RequestMapping("/api/v1/faxes/{id}/challenge")
@Tag(name = "Held faxes")
class FaxChallengeController {
    /// The latest challenge of the fax's sender because of this fax.
    record Challenge(
            UUID id,

            @Schema(allowableValues = {"open", "answered", "failed", "expired", "cancelled", "undeliverable"})
            String status,

            @Schema(description = "The fax with the code.") UUID sentFaxId,
            String sentFaxName,

            @Schema(description = "How the fax with the code fares, as its own status.")
            String sentFaxStatus,

            int wrongAnswers,
            long wrongAnswersAllowed,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant endedAt,

            @Schema(description = "The fax that answered it, or the last wrong answer of a failed one.") @Nullable
            UUID answerFaxId) {}

    /// @param possible whether a challenge can be sent now
    /// @param refusal why not, in words
    record ChallengeState(
            boolean possible,
            @Nullable String refusal,
            @Nullable Challenge challenge) {}

    private final Challenges challenges;
    private final ChallengeSending sending;
    private final ChallengeRows rows;
    private final Faxes faxes;
    private final FaxQueries queries;
    private final OrganizationSettings settings;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;

    FaxChallengeController(
            Challenges challenges,
            ChallengeSending sending,
            ChallengeRows rows,
            Faxes faxes,
            FaxQueries queries,
            OrganizationSettings settings,
            Idempotency idempotency,
            TransactionTemplate transaction) {
        this.challenges = challenges;
        this.sending = sending;
        this.rows = rows;
        this.faxes = faxes;
        this.queries = queries;
        this.settings = settings;
        this.idempotency = idempotency;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "getFaxChallenge", summary = "Whether the sender of a held fax was challenged, and can be")
    ChallengeState get(@PathVariable String id) {
        FaxAccess.require(FaxAccess.READ);
        return transaction.execute(status -> state(fax(id, FaxAccess.READ)));
    }

    @PostMapping
    @Operation(
            operationId = "challengeFaxSender",
            summary = "Ask the sender of a held fax, by fax, to prove that it can be reached",
            description = "A page with a code goes to the number the fax came from. When it comes back from the same"
                    + " number with the right code, the fax is delivered. Not for numbers that would cost or loop.")
    @ApiResponse(
            responseCode = "201",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChallengeState.class)))
    ResponseEntity<?> send(
            @PathVariable String id, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        FaxAccess.require(FaxAccess.ASSIGN);
        FaxAccess.require(FaxAccess.SEND);
        byte[] fingerprint = Fingerprint.start().add(id).finish();
        return idempotency.once(key, "POST /api/v1/faxes/{id}/challenge", fingerprint, () -> {
            FaxDocument fax = fax(id, FaxAccess.ASSIGN);
            sending.send(fax);
            return ResponseEntity.created(URI.create("/api/v1/faxes/" + fax.id() + "/challenge"))
                    .body(state(fax));
        });
    }

    @DeleteMapping
    @Operation(
            operationId = "cancelFaxChallenge",
            summary = "Take an open challenge back; the fax stays held",
            description = "Its fax is not sent if it still waits. An answer has no effect any more.")
    ChallengeState cancel(@PathVariable String id) {
        FaxAccess.require(FaxAccess.ASSIGN);
        return transaction.execute(status -> {
            FaxDocument fax = fax(id, FaxAccess.ASSIGN);
            challenges.cancel(fax);
            return state(fax);
        });
    }

    private ChallengeState state(FaxDocument fax) {
        Optional<String> refusal =
                fax.status() == FaxStatus.HELD ? sending.refusal(fax) : Optional.of("the fax is not held");
        return new ChallengeState(
                refusal.isEmpty(),
                refusal.orElse(null),
                rows.latestOfFax(fax.id()).map(this::view).orElse(null));
    }

    private Challenge view(FaxChallenge challenge) {
        Optional<FaxDocument> sent = faxes.find(challenge.sentFax());
        return new Challenge(
                challenge.id(),
                challenge.status().text(),
                challenge.sentFax(),
                sent.map(FaxDocument::name).orElse(""),
                sent.map(fax -> fax.status().text()).orElse("deleted"),
                challenge.wrongAnswers(),
                settings.get(ChallengeSettings.WRONG_ANSWERS),
                challenge.createdAt(),
                challenge.expiresAt(),
                challenge.endedAt().orElse(null),
                challenge.answerFax().orElse(null));
    }

    private FaxDocument fax(String id, io.dartwing.platform.permission.Action action) {
        return faxes.find(queries.require(id, action).id()).orElseThrow(Faxes::notFound);
    }
}
