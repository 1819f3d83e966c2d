package io.dartwing.fax.mail;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.mail.ConfirmationCodes.Answer;
import io.dartwing.fax.mail.FaxMessage.Status;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.permission.Permissions;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Messages that were to become faxes. Administrators see all, others those that count as theirs.
@RestController
@RequestMapping("/api/v1/fax-mail-messages")
@Tag(name = "E-mail to fax")
class MessageController {
    private static final String LIST = "fax-mail-messages";

    /// @param from the address it says it is from
    /// @param to the number in part
    /// @param confirmable the caller can type the code that was sent
    record MessageView(
            UUID id,

            @Schema(allowableValues = {"received", "waiting", "accepted", "refused", "ignored", "expired"})
            String status,

            @Schema(description = "Why, in words.") @Nullable
            String reason,

            @Schema(description = "By what its sender was proven, or why not.") @Nullable
            String proof,

            @Schema(allowableValues = {"imap", "smtp"}) String source,
            @Nullable UUID mailboxId,
            @Nullable String from,
            @Nullable String to,
            List<String> files,
            int pages,
            @Nullable UUID faxId,
            @Nullable String actsFor,
            boolean answered,
            boolean confirmable,
            @Nullable Instant codeExpiresAt,
            Instant arrivedAt,
            @Nullable Instant decidedAt) {}

    record CodeWish(@Nullable String code) {
        @Override
        public String toString() {
            return "CodeWish";
        }
    }

    private final MessageRows rows;
    private final ConfirmationCodes codes;
    private final Cursors cursors;
    private final TransactionTemplate transaction;

    MessageController(MessageRows rows, ConfirmationCodes codes, Cursors cursors, TransactionTemplate transaction) {
        this.rows = rows;
        this.codes = codes;
        this.cursors = cursors;
        this.transaction = transaction;
    }

    @GetMapping
    @Operation(operationId = "listFaxMailMessages", summary = "Messages and what became of them, the newest first")
    Page<MessageView> list(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        FaxAccess.require(FaxAccess.SEND);
        var violations = new Violations();
        Optional<Status> wanted = Arrays.stream(Status.values())
                .filter(it -> it.text().equals(status))
                .findFirst();
        if (status != null && wanted.isEmpty()) {
            violations.add("status", "not known", "received, waiting, accepted, refused, ignored or expired");
        }
        int most = limit == null ? 50 : limit;
        if (most < 1 || most > 200) {
            violations.add("limit", "out of range", "1 to 200");
        }
        violations.throwIfAny();
        return transaction.execute(begun -> {
            UUID before = cursor == null
                    ? null
                    : UUID.fromString(String.valueOf(cursors.read(LIST, cursor).getFirst()));
            List<FaxMessage> found = rows.list(
                    wanted.orElse(null),
                    seesAll() ? null : Actors.current().reference().id(),
                    before,
                    most + 1);
            List<FaxMessage> shown = found.subList(0, Math.min(most, found.size()));
            String next = found.size() > most
                    ? cursors.write(LIST, List.of(shown.getLast().id().toString()))
                    : null;
            return new Page<>(shown.stream().map(MessageController::view).toList(), next);
        });
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getFaxMailMessage", summary = "One message and what became of it")
    MessageView get(@PathVariable String id) {
        FaxAccess.require(FaxAccess.SEND);
        return transaction.execute(begun -> view(require(id)));
    }

    @PostMapping("/{id}/confirm")
    @Operation(
            operationId = "confirmFaxMailMessage",
            summary = "Confirm a message of yours with the code that was sent to your address",
            description = "Six digits, valid for ten minutes and three guesses. The fax is sent right after.")
    MessageView confirm(@PathVariable String id, @RequestBody CodeWish body) {
        FaxAccess.require(FaxAccess.SEND);
        String code = body.code() == null ? "" : body.code().replaceAll("[\\s-]", "");
        Answer answer = transaction.execute(begun -> {
            FaxMessage message = require(id);
            if (!own(message)) {
                throw new ProblemException(PlatformError.FORBIDDEN, "message: only its sender confirms it");
            }
            if (!code.matches("[0-9]{6}")) {
                throw PlatformError.invalid("code", "not valid", "six digits");
            }
            return codes.answer(message.id(), code);
        });
        switch (answer) {
            case RIGHT -> {}
            case WRONG ->
                throw new ProblemException(FaxError.WRONG_CODE, "code: wrong (expected: the one in the mail)");
            case LAST_WRONG ->
                throw new ProblemException(FaxError.WRONG_CODE, "code: wrong too often (expected: a new message)");
            case TOO_LATE ->
                throw new ProblemException(
                        FaxError.WRONG_STATE, "message: waits for no code (expected: within ten minutes)");
        }
        return get(id);
    }

    private FaxMessage require(String id) {
        return Ids.parse(id)
                .flatMap(rows::find)
                .filter(message -> seesAll() || own(message))
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such message."));
    }

    private static boolean seesAll() {
        return Actors.current().may(Permissions.ADMIN);
    }

    private static boolean own(FaxMessage message) {
        Actor actor = Actors.current();
        return message.asker()
                .filter(asker -> asker.id().equals(actor.reference().id()))
                .isPresent();
    }

    private static MessageView view(FaxMessage message) {
        var content = message.content();
        String number = content.number();
        return new MessageView(
                message.id(),
                message.status().text(),
                message.reason(),
                message.proof(),
                message.source(),
                message.mailbox().orElse(null),
                content.from(),
                number == null ? null : MessageReplies.masked(number),
                content.files(),
                content.pages(),
                message.fax().orElse(null),
                message.asker().map(ActorReference::name).orElse(null),
                content.replyTo() != null,
                message.status() == Status.WAITING && own(message),
                message.codeExpiresAt(),
                message.arrivedAt(),
                message.decidedAt());
    }
}
