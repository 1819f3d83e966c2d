package io.dartwing.fax.mail;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.mail.FaxMessage.Status;
import io.dartwing.fax.mail.MessageDecision.Verdict;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.identity.People;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Carries out what was decided about a message: its fax, its one answer and its end are written in
/// one transaction.
@Component
class MessageOutcomes {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(24);

    private final MessageRows rows;
    private final MessageEnds ends;
    private final MessageReplies replies;
    private final ConfirmationCodes codes;
    private final OutboundIntake intake;
    private final FaxTimeline timeline;
    private final Numbers numbers;
    private final People people;
    private final List<BouncedMail> bounced;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MessageOutcomes(
            MessageRows rows,
            MessageEnds ends,
            MessageReplies replies,
            ConfirmationCodes codes,
            OutboundIntake intake,
            FaxTimeline timeline,
            Numbers numbers,
            People people,
            List<BouncedMail> bounced,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.ends = ends;
        this.replies = replies;
        this.codes = codes;
        this.intake = intake;
        this.timeline = timeline;
        this.numbers = numbers;
        this.people = people;
        this.bounced = bounced;
        this.transaction = transaction;
        this.clock = clock;
    }

    JobOutcome carryOut(FaxMessage message, Optional<FaxMailbox> box, Verdict verdict) {
        switch (verdict) {
            case Verdict.Ignore(String reason) -> end(message, Status.IGNORED, reason, null);
            case Verdict.Bounced(String messageId) -> bounced(message, messageId);
            case Verdict.Refuse refuse -> refuse(message, box, refuse);
            case Verdict.AskForCode ask -> askForCode(message, box, ask);
            case Verdict.Send send -> {
                return send(message, box, send);
            }
        }
        return JobOutcome.done();
    }

    private void end(FaxMessage message, Status status, String reason, @Nullable String proof) {
        transaction.executeWithoutResult(
                begun -> open(message).ifPresent(now -> ends.end(now, status, reason, proof, null)));
    }

    private void bounced(FaxMessage message, String messageId) {
        transaction.executeWithoutResult(begun -> open(message).ifPresent(now -> {
            boolean ours = CodeAnswers.uuid(messageId).stream()
                    .anyMatch(mail -> bounced.stream().anyMatch(it -> it.bounced(mail)));
            ends.end(now, Status.IGNORED, ours ? "a bounce of a mail with a fax" : "a bounce", null, null);
        }));
    }

    private void refuse(FaxMessage message, Optional<FaxMailbox> box, Verdict.Refuse refuse) {
        transaction.executeWithoutResult(begun -> open(message).ifPresent(now -> {
            if (refuse.actor() != null && refuse.proof() != null) {
                rows.asker(now.id(), refuse.actor().reference(), refuse.proof());
            }
            Optional<MessageReplies.To> to = refuse.answered() ? answer(now, box) : Optional.empty();
            UUID reply = to.map(it -> replies.refused(it, refuse.reason())).orElse(null);
            rows.content(now.id(), now.content().answered(address(to)));
            ends.end(now, Status.REFUSED, refuse.reason(), refuse.proof(), reply);
        }));
    }

    private void askForCode(FaxMessage message, Optional<FaxMailbox> box, Verdict.AskForCode ask) {
        Actor actor = ask.sender().actor();
        transaction.executeWithoutResult(begun -> open(message).ifPresent(now -> {
            rows.asker(now.id(), actor.reference(), ask.proof());
            if (codes.tooMany(actor.id())) {
                ends.end(now, Status.REFUSED, "too many codes were asked for within an hour", ask.proof(), null);
                return;
            }
            // The address that the organisation knows: the author's is found by it.
            String code = ConfirmationCodes.next();
            MessageReplies.To to = answer(now, box).orElseThrow();
            rows.content(now.id(), now.content().with(ask.fax()));
            UUID mail = replies.code(to, now.id(), code, ConfirmationCodes.LIFE, ask.fax());
            codes.wait(now.id(), code, mail);
        }));
    }

    private JobOutcome send(FaxMessage message, Optional<FaxMailbox> box, Verdict.Send send) {
        try {
            Actors.callAs(
                    send.actor(),
                    () -> transaction.execute(begun -> {
                        open(message).ifPresent(now -> accept(now, box, send));
                        return true;
                    }));
            return JobOutcome.done();
        } catch (ProblemException refused) {
            Instant now = clock.instant();
            if (refused.code() == FaxError.RATE_LIMITED
                    && now.isBefore(message.arrivedAt().plus(LONGEST_WAIT))) {
                return new JobOutcome.Again(now.plus(SOON));
            }
            refuse(
                    message,
                    box,
                    new Verdict.Refuse(String.valueOf(refused.getMessage()), send.proof(), true, send.actor()));
            return JobOutcome.done();
        }
    }

    /// As the sender.
    private void accept(FaxMessage message, Optional<FaxMailbox> box, Verdict.Send send) {
        FaxAccess.require(FaxAccess.SEND);
        String from = box.map(FaxMailbox::numberId)
                .flatMap(id -> numbers.all().stream()
                        .filter(number -> number.id().equals(id))
                        .findFirst())
                .map(FaxNumber::number)
                .orElse(null);
        FaxDocument fax = intake.accept(send.fax().wish(from));
        timeline.add(fax.id(), "by_mail", "It came as an e-mail", send.proof());
        if (send.proof() != null) {
            rows.asker(message.id(), send.actor().reference(), send.proof());
        }
        Optional<MessageReplies.To> to = answer(message, box);
        UUID reply = to.map(it -> replies.accepted(it, fax, send.fax())).orElse(null);
        rows.content(message.id(), message.content().with(send.fax()).answered(address(to)));
        ends.accepted(message, fax.id(), send.proof(), reply);
    }

    /// Of a message that was handed in with a key, a member's address is answered, no other.
    private Optional<MessageReplies.To> answer(FaxMessage message, Optional<FaxMailbox> box) {
        return Optional.ofNullable(message.content().from())
                .filter(from -> box.isPresent() || people.idOf(from).isPresent())
                .map(from -> new MessageReplies.To(
                        from,
                        box.map(FaxMailbox::address).orElse(null),
                        message.content().messageId()));
    }

    private Optional<FaxMessage> open(FaxMessage message) {
        return rows.lock(message.id()).filter(now -> now.status() == Status.RECEIVED);
    }

    private static @Nullable String address(Optional<MessageReplies.To> to) {
        return to.map(MessageReplies.To::address).orElse(null);
    }
}
