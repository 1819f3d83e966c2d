package io.dartwing.fax.challenge;

import io.dartwing.engine.fax.pages.ChallengePage;
import io.dartwing.engine.fax.pages.QrCodes;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.document.FaxStatus;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.Organizations;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sends challenges. The challenge, its fax and the job that ends it in time are stored in the
/// caller's transaction: a
/// challenge is sent once or not at all.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChallengeSending {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int PAGES_LOOKED_AT = 3;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MMMM d, uuuu HH:mm zzz", Locale.US);

    private final ChallengeRows rows;
    private final Faxes faxes;
    private final FaxText text;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final WorkFolders folders;
    private final OutboundIntake intake;
    private final Numbers numbers;
    private final Organizations organizations;
    private final OrganizationSettings settings;
    private final Jobs jobs;
    private final Audit audit;
    private final Events events;
    private final Clock clock;

    ChallengeSending(
            ChallengeRows rows,
            Faxes faxes,
            FaxText text,
            FaxTimeline timeline,
            FileStore files,
            WorkFolders folders,
            OutboundIntake intake,
            Numbers numbers,
            Organizations organizations,
            OrganizationSettings settings,
            Jobs jobs,
            Audit audit,
            Events events,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.text = text;
        this.timeline = timeline;
        this.files = files;
        this.folders = folders;
        this.intake = intake;
        this.numbers = numbers;
        this.organizations = organizations;
        this.settings = settings;
        this.jobs = jobs;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /// Why this fax's sender can't be challenged now, as far as can be told without looking at
    /// its pages.
    Optional<String> refusal(FaxDocument fax) {
        return refusal(fax, false);
    }

    /// Challenges the sender of a held fax, as the current actor.
    ///
    /// @throws ProblemException `FAX-011` when the fax is not held, `FAX-024` when its sender
    ///     is not to be challenged,
    ///     or what sending a fax there is refused with
    FaxChallenge send(FaxDocument fax) {
        requireHeld(fax);
        refusal(fax, isChallenge(fax)).ifPresent(ChallengeSending::refuse);
        UUID id = Ids.next();
        String code = ChallengeCodes.next();
        Instant now = clock.instant();
        Instant until = now.plus(settings.get(ChallengeSettings.TIME));
        try (WorkFolders.Folder folder = folders.open()) {
            Path pdf = folder.file("challenge.pdf");
            ChallengePage.render(words(fax, id, code, until), pdf);
            // Of two at once the second waits here, and is refused then.
            requireHeld(faxes.lock(fax.id().toString()));
            refusal(fax, false).ifPresent(ChallengeSending::refuse);
            FaxDocument sent = intake.accept(wish(fax, pdf));
            var challenge = new FaxChallenge(
                    id,
                    fax.id(),
                    sent.id(),
                    fax.senderNumber(),
                    FaxChallenge.Status.OPEN,
                    0,
                    now,
                    until,
                    Optional.empty(),
                    Optional.empty());
            if (!rows.insert(challenge, code)) {
                refuse("a challenge of this number is open already");
            }
            tell(fax, sent, challenge);
            return challenge;
        } catch (IOException failure) {
            throw new UncheckedIOException("challenge: can't be made", failure);
        }
    }

    private void tell(FaxDocument fax, FaxDocument sent, FaxChallenge challenge) {
        timeline.add(
                fax.id(),
                "challenged",
                "A challenge was sent to " + fax.senderNumber(),
                sent.name() + " asks for a code; it expires " + challenge.expiresAt());
        timeline.add(sent.id(), "challenge", "It challenges the sender of " + fax.name());
        audit.record(
                "fax.challenge_sent",
                Challenges.FAX,
                fax.id(),
                Map.of(
                        "challenge",
                        challenge.id().toString(),
                        "sent_fax",
                        sent.id().toString()));
        events.publish(new FaxEvent.FaxChallenged(fax.organizationId(), fax.id()));
        faxes.announce(fax, "fax.changed");
        // In the system's name: it ends also when who sent it has left.
        Actors.runAs(
                SystemJobActor.of(fax.organizationId(), ExpireChallenge.JOB.name()),
                () -> jobs.enqueue(
                        ExpireChallenge.JOB,
                        challenge.id().toString(),
                        new ExpireChallenge.Expire(challenge.id()),
                        challenge.expiresAt(),
                        JobPriority.NORMAL));
    }

    private SendFax wish(FaxDocument fax, Path pdf) {
        return new SendFax(
                fax.senderNumber(),
                numbers.owned(fax.recipientNumber()).isPresent() ? fax.recipientNumber() : null,
                List.of(new SendFax.IncomingFile(pdf, "challenge.pdf")),
                "Challenge for " + fax.name(),
                null,
                null,
                false,
                true,
                FaxPriority.HIGH,
                null,
                null,
                Map.of(),
                "fine",
                null,
                null,
                null,
                null);
    }

    private ChallengePage.Words words(FaxDocument fax, UUID id, String code, Instant until) {
        String organization = organizations.current().map(Organization::name).orElse("");
        int pages = fax.pages().orElse(0);
        Map<String, String> fields = Map.of(
                "{organization}",
                organization,
                "{number}",
                fax.recipientNumber(),
                "{received}",
                moment(InboundDetails.receivedAt(fax)),
                "{pages}",
                pages == 1 ? "1 page" : pages + " pages",
                "{until}",
                moment(until));
        return new ChallengePage.Words(
                organization,
                filled(settings.get(ChallengeSettings.TITLE), fields),
                filled(settings.get(ChallengeSettings.TEXT), fields),
                code,
                ChallengeCodes.mark(id, code),
                ChallengeCodes.label(id),
                fax.recipientNumber());
    }

    private static String filled(String words, Map<String, String> fields) {
        String filled = words;
        for (var field : fields.entrySet()) {
            filled = filled.replace(field.getKey(), field.getValue());
        }
        return filled;
    }

    private static String moment(Instant at) {
        return at.atZone(ZoneId.systemDefault()).format(MOMENT);
    }

    private boolean isChallenge(FaxDocument fax) {
        try (WorkFolders.Folder folder = folders.open()) {
            Path tiff = folder.copy(files.open(fax.tiff().orElseThrow()), "received.tif");
            return ChallengeCodes.isChallenge(
                    QrCodes.read(tiff, fax.pages().orElse(1), PAGES_LOOKED_AT), text.plain(fax.id()));
        } catch (IOException failure) {
            throw new UncheckedIOException("challenge: the fax can't be looked at", failure);
        }
    }

    private Optional<String> refusal(FaxDocument fax, boolean isChallenge) {
        String sender = fax.senderNumber();
        return ChallengePolicy.refusal(new ChallengePolicy.Facts(
                sender,
                fax.recipientNumber(),
                !sender.isBlank() && numbers.owned(sender).isPresent(),
                settings.get(ChallengeSettings.NUMBERS),
                rows.openOfNumber(sender).isPresent(),
                rows.since(sender, clock.instant().minus(DAY)),
                settings.get(ChallengeSettings.PER_DAY),
                isChallenge));
    }

    private static void requireHeld(FaxDocument fax) {
        if (fax.status() != FaxStatus.HELD) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: " + fax.status().text() + " (expected: held)");
        }
    }

    private static void refuse(String reason) {
        throw new ProblemException(FaxError.NOT_CHALLENGED, "challenge: " + reason);
    }
}
