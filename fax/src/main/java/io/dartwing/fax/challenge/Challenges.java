package io.dartwing.fax.challenge;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.challenge.FaxChallenge.Status;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.inbound.HeldFaxes;
import io.dartwing.fax.outbound.OutboundVerbs;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.notifications.Notice;
import io.dartwing.platform.notifications.Notifications;
import io.dartwing.platform.settings.OrganizationSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What becomes of open challenges: answers, silence, a person's word.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Challenges {
    static final String FAX = "fax_document";

    /// What a fax from a challenged number is to its challenge.
    enum Answer {
        NONE,
        RIGHT,
        WRONG
    }

    private final ChallengeRows rows;
    private final Faxes faxes;
    private final FaxText text;
    private final FaxTimeline timeline;
    private final HeldFaxes held;
    private final OutboundVerbs outbound;
    private final Audit audit;
    private final Events events;
    private final Notifications notifications;
    private final OrganizationSettings settings;
    private final Clock clock;

    Challenges(
            ChallengeRows rows,
            Faxes faxes,
            FaxText text,
            FaxTimeline timeline,
            HeldFaxes held,
            OutboundVerbs outbound,
            Audit audit,
            Events events,
            Notifications notifications,
            OrganizationSettings settings,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.text = text;
        this.timeline = timeline;
        this.held = held;
        this.outbound = outbound;
        this.audit = audit;
        this.events = events;
        this.notifications = notifications;
        this.settings = settings;
        this.clock = clock;
    }

    /// Holds a received fax against the open challenge of its sender.
    ///
    /// @param marks what the QR codes on its pages say
    Answer answer(FaxDocument fax, List<String> marks) {
        Optional<FaxChallenge> open = openFor(fax);
        if (open.isEmpty()) {
            return Answer.NONE;
        }
        FaxChallenge challenge = open.get();
        Set<String> codes = ChallengeCodes.given(challenge.id(), marks, text.plain(fax.id()));
        if (codes.isEmpty()) {
            return Answer.NONE;
        }
        if (rows.matches(challenge.id(), codes)) {
            right(challenge, fax);
            return Answer.RIGHT;
        }
        wrong(challenge, fax);
        return Answer.WRONG;
    }

    /// The open challenge that this fax may answer.
    Optional<FaxChallenge> openFor(FaxDocument fax) {
        return fax.senderNumber().isBlank()
                ? Optional.empty()
                : rows.openOfNumber(fax.senderNumber())
                        .filter(challenge -> !challenge.fax().equals(fax.id()))
                        .filter(challenge -> challenge.expiresAt().isAfter(clock.instant()));
    }

    private void right(FaxChallenge challenge, FaxDocument answer) {
        end(challenge, Status.ANSWERED, answer.id());
        timeline.add(
                challenge.fax(),
                "challenge_answered",
                "Its sender answered the challenge",
                answer.name() + " came from the same number with the right code");
        waiting(challenge).ifPresent(fax -> held.release(fax.id().toString(), settings.get(ChallengeSettings.ALLOW)));
    }

    private void wrong(FaxChallenge challenge, FaxDocument answer) {
        rows.wrong(challenge.id());
        int count = challenge.wrongAnswers() + 1;
        long most = settings.get(ChallengeSettings.WRONG_ANSWERS);
        timeline.add(
                challenge.fax(),
                "challenge_wrong",
                "Its sender answered the challenge with a wrong code",
                answer.name() + " is answer " + count + " of at most " + most);
        audit.record(
                "fax.challenge_wrong",
                FAX,
                challenge.fax(),
                Map.of("answer", answer.id().toString()));
        if (count < most) {
            return;
        }
        end(challenge, Status.FAILED, answer.id());
        boolean block = settings.get(ChallengeSettings.BLOCK);
        timeline.add(
                challenge.fax(),
                "challenge_failed",
                "The challenge failed: " + count + " wrong answers",
                block ? "Its sender is blocked; the fax stays held" : "The fax stays held");
        Optional<FaxDocument> fax = waiting(challenge);
        if (block) {
            fax.ifPresent(held::block);
        }
        fax.ifPresent(it -> notifications.tellAdministrators(new Notice(
                ChallengeConfiguration.FAILED,
                Map.of("fax_name", it.name(), "answers", Integer.toString(count)),
                "/faxes/" + it.id(),
                it.id())));
    }

    /// Ends a challenge whose time is over.
    ///
    /// @return when to look again, if it has more time
    Optional<Instant> expireInTime(UUID id) {
        Optional<FaxChallenge> open = rows.lock(id).filter(it -> it.status() == Status.OPEN);
        if (open.isEmpty()) {
            return Optional.empty();
        }
        FaxChallenge challenge = open.get();
        if (challenge.expiresAt().isAfter(clock.instant())) {
            return Optional.of(challenge.expiresAt());
        }
        end(challenge, Status.EXPIRED, null);
        takeBack(challenge);
        Optional<FaxDocument> fax = waiting(challenge);
        String silence = settings.get(ChallengeSettings.SILENCE);
        timeline.add(
                challenge.fax(),
                "challenge_expired",
                "Nobody answered the challenge in time",
                silence.equals("hold") ? "The fax stays held" : "The fax is rejected; it can be released later");
        if (!silence.equals("hold")) {
            fax.ifPresent(it -> held.reject(it.id().toString(), silence.equals("reject_and_block")));
        }
        return Optional.empty();
    }

    /// A person takes the challenge of this fax back.
    ///
    /// @throws ProblemException `FAX-011` when none is open
    void cancel(FaxDocument fax) {
        FaxChallenge challenge = rows.openOfFax(fax.id())
                .orElseThrow(() ->
                        new ProblemException(FaxError.WRONG_STATE, "challenge: none is open (expected: an open one)"));
        end(challenge, Status.CANCELLED, null);
        timeline.add(fax.id(), "challenge_cancelled", "The challenge was taken back", "The fax stays held");
        takeBack(challenge);
    }

    /// The fax is decided about: an open challenge has no effect any more.
    void decided(UUID fax) {
        rows.openOfFax(fax).ifPresent(challenge -> {
            end(challenge, Status.CANCELLED, null);
            timeline.add(
                    fax, "challenge_cancelled", "The challenge ended", "The fax was decided about before the answer");
            takeBack(challenge);
        });
    }

    /// The time to answer begins.
    void delivered(UUID sentFax) {
        rows.openOfSentFax(sentFax).ifPresent(challenge -> {
            Instant until = clock.instant().plus(settings.get(ChallengeSettings.TIME));
            rows.expires(challenge.id(), until);
            timeline.add(challenge.fax(), "challenge_delivered", "The challenge arrived", "It expires " + until);
        });
    }

    /// Its fax did not get through.
    void undeliverable(UUID sentFax) {
        rows.openOfSentFax(sentFax).ifPresent(challenge -> {
            end(challenge, Status.UNDELIVERABLE, null);
            timeline.add(
                    challenge.fax(),
                    "challenge_undeliverable",
                    "The challenge did not reach the sender",
                    "The fax stays held");
        });
    }

    private void end(FaxChallenge challenge, Status status, @Nullable UUID answer) {
        rows.end(challenge.id(), status, clock.instant(), answer);
        audit.record(
                "fax.challenge_ended",
                FAX,
                challenge.fax(),
                Map.of("challenge", challenge.id().toString(), "status", status.text()));
        faxes.find(challenge.fax()).ifPresent(fax -> {
            events.publish(new FaxEvent.FaxChallengeEnded(fax.organizationId(), fax.id(), status.text()));
            faxes.announce(fax, "fax.changed");
        });
    }

    /// A challenge that still waits for its call isn't sent; one that is on the line ends as the
    /// call does.
    private void takeBack(FaxChallenge challenge) {
        faxes.find(challenge.sentFax())
                .filter(sent -> sent.status() == FaxStatus.QUEUED || sent.status() == FaxStatus.SENDING)
                .ifPresent(sent -> outbound.cancel(sent.id().toString()));
    }

    /// The fax, if it still waits for a word.
    private Optional<FaxDocument> waiting(FaxChallenge challenge) {
        return faxes.lock(challenge.fax()).filter(fax -> !fax.deleted() && fax.status() == FaxStatus.HELD);
    }
}
