package io.dartwing.fax.mail;

import io.dartwing.fax.mail.FaxPreparation.Result;
import io.dartwing.fax.mail.MailSenders.Sender;
import io.dartwing.platform.actor.Actor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is to become of a message. Looks, asks name servers, changes nothing.
@Component
class MessageDecision {
    sealed interface Verdict {
        /// Nothing more, and nobody is told.
        record Ignore(String reason) implements Verdict {}

        /// @param proof `null` when nobody asked for one
        /// @param answered its sender is told: only of those who are surely its sender
        record Refuse(
                String reason,
                @Nullable String proof,
                boolean answered,
                @Nullable Actor actor) implements Verdict {}

        record AskForCode(Sender sender, String proof, Prepared fax) implements Verdict {}

        record Send(Actor actor, @Nullable String proof, Prepared fax) implements Verdict {}

        /// A mail of ours did not reach whom it was for.
        record Bounced(String messageId) implements Verdict {}
    }

    private final MailSenders senders;
    private final SenderProofs proofs;
    private final FaxPreparation preparation;

    MessageDecision(MailSenders senders, SenderProofs proofs, FaxPreparation preparation) {
        this.senders = senders;
        this.proofs = proofs;
        this.preparation = preparation;
    }

    /// One that lay in a mailbox.
    Verdict ofMailbox(FaxMailbox box, FaxMessage message, ReadMail mail, Path raw)
            throws IOException, InterruptedException, TextRecords.NotNow {
        if (mail.bounced().isPresent()) {
            return new Verdict.Bounced(mail.bounced().get());
        }
        if (mail.automatic().isPresent()) {
            return new Verdict.Ignore(mail.automatic().get());
        }
        if (mail.from().isEmpty()) {
            return refuse("it does not say clearly who wrote it");
        }
        String author = mail.from().get();
        Optional<Sender> known = senders.of(box, author);
        if (known.isEmpty()) {
            return refuse("its sender is no member, and not on the mailbox's list");
        }
        Sender sender = known.get();
        Proof proof = proofs.of(box, author, mail, raw);
        if (proof instanceof Proof.Forged) {
            return new Verdict.Refuse("its sender is forged", proof.text(), false, null);
        }
        boolean sure = message.confirmed() || proof instanceof Proof.Proven;
        String how = message.confirmed() ? "confirmed with a code" : proof.text();
        var number = FaxNumberIn.of(mail.recipients(), Addresses.domain(box.address()), mail.subject());
        return switch (preparation.prepare(mail, number, box.textAsFax())) {
            case Result.Problem(String text) -> new Verdict.Refuse(text, how, sure, sender.actor());
            case Result.Ready(Prepared fax) ->
                needsCode(box, message, author, proof)
                        ? new Verdict.AskForCode(sender, how, fax)
                        : new Verdict.Send(sender.actor(), how, fax);
        };
    }

    private static boolean needsCode(FaxMailbox box, FaxMessage message, String author, Proof proof) {
        if (message.confirmed()) {
            return false;
        }
        boolean trusted =
                box.confirm() == FaxMailbox.Confirm.UNPROVEN || MailSenders.lists(box.trustedSenders(), author);
        return !(trusted && proof instanceof Proof.Proven);
    }

    /// One that a program handed in with its key. Its sender is answered where it is a member.
    Verdict ofProgram(FaxMessage message, ReadMail mail) throws IOException, InterruptedException {
        Optional<Actor> actor = message.asker().flatMap(senders::now);
        if (actor.isEmpty()) {
            return refuse("its key is not valid any more");
        }
        if (mail.automatic().isPresent()) {
            return new Verdict.Ignore(mail.automatic().get());
        }
        var number = FaxNumberIn.of(message.content().recipients(), "", mail.subject());
        String how = "handed in with an API key";
        return switch (preparation.prepare(mail, number, true)) {
            case Result.Problem(String text) -> new Verdict.Refuse(text, how, true, actor.get());
            case Result.Ready(Prepared fax) -> new Verdict.Send(actor.get(), how, fax);
        };
    }

    private static Verdict refuse(String reason) {
        return new Verdict.Refuse(reason, null, false, null);
    }
}
