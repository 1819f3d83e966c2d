package io.dartwing.fax.challenge;

import io.dartwing.engine.fax.pages.QrCodes;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.inbound.SenderChallenges;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.settings.OrganizationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Looks at faxes as they come in, and at what becomes of them.
@Component
class ReceivedFaxes implements SenderChallenges {
    private static final int PAGES_LOOKED_AT = 3;

    private final Challenges challenges;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final Jobs jobs;
    private final OrganizationSettings settings;
    private final TransactionTemplate transaction;

    ReceivedFaxes(
            Challenges challenges,
            Faxes faxes,
            FaxTimeline timeline,
            Jobs jobs,
            OrganizationSettings settings,
            TransactionTemplate transaction) {
        this.challenges = challenges;
        this.faxes = faxes;
        this.timeline = timeline;
        this.jobs = jobs;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public List<String> marks(UUID fax, Path tiff) throws IOException {
        Optional<FaxDocument> awaited = transaction.execute(
                status -> faxes.find(fax).filter(it -> challenges.openFor(it).isPresent()));
        return awaited.isEmpty()
                ? List.of()
                : QrCodes.read(tiff, awaited.get().pages().orElse(1), PAGES_LOOKED_AT);
    }

    @Override
    public Word word(FaxDocument fax, List<String> marks, boolean asked, boolean known) {
        return switch (challenges.answer(fax, marks)) {
            case RIGHT -> {
                timeline.add(fax.id(), "challenge_answer", "It answers a challenge with the right code");
                yield new Word.Answered("It answers a challenge with the right code");
            }
            case WRONG -> new Word.Hold("Held: it answers a challenge with a wrong code", false);
            case NONE -> known ? new Word.Nothing() : suspicion(fax, asked);
        };
    }

    private Word suspicion(FaxDocument fax, boolean asked) {
        if (asked) {
            return new Word.Hold("Held: a rule asks for a challenge of its sender", true);
        }
        Integer score = fax.judgement().spamScore();
        return score != null
                        && score >= settings.get(ChallengeSettings.FROM)
                        && score <= settings.get(ChallengeSettings.UP_TO)
                ? new Word.Hold("Held: it may be spam, and its sender is challenged", true)
                : new Word.Nothing();
    }

    @Override
    public void queue(FaxDocument fax) {
        jobs.enqueue(SendChallenge.JOB, fax.id().toString(), new SendChallenge.Send(fax.id()));
    }

    /// In the transaction in which it happens.
    @EventListener
    void on(FaxEvent event) {
        switch (event) {
            case FaxEvent.FaxDelivered(var organization, var fax) -> challenges.decided(fax);
            case FaxEvent.FaxRefused(var organization, var fax) -> challenges.decided(fax);
            case FaxEvent.FaxSent(var organization, var fax) -> challenges.delivered(fax);
            case FaxEvent.FaxFailed(var organization, var fax) -> challenges.undeliverable(fax);
            case FaxEvent.FaxCancelled(var organization, var fax) -> challenges.undeliverable(fax);
            default -> {}
        }
    }
}
