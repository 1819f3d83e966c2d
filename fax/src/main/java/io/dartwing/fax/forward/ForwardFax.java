package io.dartwing.fax.forward;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.contact.Contacts;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent.RuleForward;
import io.dartwing.fax.document.FaxTimeline;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.InboundDetails;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends a received fax on, or says in its history why it doesn't. The new fax and the end of the wish are one
/// transaction, so that a run that is repeated finds nothing left to do.
@Component
class ForwardFax implements JobHandler<ForwardFax.Forward> {
    record Forward(UUID faxId, UUID ruleId) {}

    static final JobType<Forward> JOB = new JobType<>(
            "fax-forward",
            JobPool.DEFAULT,
            Forward.class,
            new RetryPolicy(20, Duration.ofSeconds(3), Duration.ofMinutes(10)));

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// @param name of the contact; null for a number
    private record Target(String number, @Nullable String name) {}

    private final ForwardRows rows;
    private final Faxes faxes;
    private final FaxTimeline timeline;
    private final FileStore files;
    private final WorkFolders folders;
    private final OutboundIntake intake;
    private final Contacts contacts;
    private final Numbers numbers;
    private final OrganizationSettings settings;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ForwardFax(
            ForwardRows rows,
            Faxes faxes,
            FaxTimeline timeline,
            FileStore files,
            WorkFolders folders,
            OutboundIntake intake,
            Contacts contacts,
            Numbers numbers,
            OrganizationSettings settings,
            Audit audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.faxes = faxes;
        this.timeline = timeline;
        this.files = files;
        this.folders = folders;
        this.intake = intake;
        this.contacts = contacts;
        this.numbers = numbers;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public JobType<Forward> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Forward> run) throws IOException {
        UUID id = run.payload().faxId();
        UUID rule = run.payload().ruleId();
        Optional<FileId> pages = transaction.execute(status -> faxes.find(id).flatMap(FaxDocument::tiff));
        if (pages.isEmpty()) {
            return JobOutcome.done();
        }
        try (WorkFolders.Folder folder = folders.open()) {
            Path tiff = folder.copy(files.open(pages.get()), "received.tif");
            transaction.executeWithoutResult(status ->
                    rows.lock(id, rule).ifPresent(wish -> faxes.find(id).ifPresent(fax -> send(fax, wish, tiff))));
        } catch (ProblemException refused) {
            if (refused.code() == FaxError.RATE_LIMITED) {
                throw refused;
            }
            transaction.executeWithoutResult(
                    status -> rows.lock(id, rule).ifPresent(wish -> refuse(id, wish, refused.getMessage())));
        }
        return JobOutcome.done();
    }

    private void send(FaxDocument fax, RuleForward wish, Path tiff) {
        Instant now = clock.instant();
        Target target = target(wish);
        int hops = rows.hops(
                fax.senderNumber(),
                fax.recipientNumber(),
                fax.pages().orElse(0),
                InboundDetails.receivedAt(fax).minus(DAY));
        Optional<String> refusal = ForwardPolicy.refusal(new ForwardPolicy.Facts(
                target.number(),
                fax.senderNumber(),
                numbers.owned(target.number()).isPresent(),
                hops,
                settings.get(ForwardSettings.MOST_HOPS),
                rows.sentTo(target.number(), now.minus(HOUR)),
                settings.get(ForwardSettings.PER_HOUR)));
        if (refusal.isPresent()) {
            refuse(fax.id(), wish, refusal.get());
            return;
        }
        FaxDocument sent = intake.accept(new SendFax(
                target.number(),
                from(fax, wish),
                List.of(new SendFax.IncomingFile(tiff, fax.name() + ".tif")),
                "Forwarded: " + fax.name(),
                null,
                target.name(),
                wish.cover(),
                true,
                fax.priority(),
                null,
                null,
                Map.of(
                        "forwarded_fax",
                        fax.id().toString(),
                        "forwarded_by_rule",
                        wish.rule().toString()),
                "fine",
                null,
                null,
                null,
                null));
        rows.conclude(
                fax.id(),
                wish.rule(),
                new ForwardRows.Sent(sent.id(), hops, target.number(), sent.senderNumber()),
                now);
        timeline.add(
                fax.id(),
                "forwarded",
                "Sent on by fax to " + Objects.requireNonNullElse(target.name(), target.number()) + " as "
                        + sent.name(),
                "Rule “" + wish.ruleName() + "”");
        timeline.add(sent.id(), "forwards", "Sends on " + fax.name(), "Rule “" + wish.ruleName() + "”");
        audit.record(
                "fax.forwarded",
                "fax_document",
                fax.id(),
                Map.of("rule", wish.rule().toString(), "sent", sent.id().toString()));
        faxes.announce(fax, "fax.changed");
    }

    private Target target(RuleForward wish) {
        UUID contact = wish.contactId();
        if (contact == null) {
            return new Target(Objects.requireNonNullElse(wish.to(), ""), null);
        }
        return contacts.addressee(contact)
                .map(found -> new Target(found.number(), found.name()))
                .orElse(new Target("", null));
    }

    /// The number that was called, while it is ours.
    private @Nullable String from(FaxDocument fax, RuleForward wish) {
        return wish.from() != null
                ? wish.from()
                : Optional.of(fax.recipientNumber())
                        .filter(number -> numbers.owned(number).isPresent())
                        .orElse(null);
    }

    private void refuse(UUID fax, RuleForward wish, @Nullable String why) {
        rows.conclude(fax, wish.rule(), null, clock.instant());
        timeline.add(
                fax,
                "not_forwarded",
                "Not sent on by fax, as rule “" + wish.ruleName() + "” wants it",
                Objects.requireNonNullElse(why, "no reason is known"));
        audit.record(
                "fax.not_forwarded",
                "fax_document",
                fax,
                Map.of("rule", wish.rule().toString()));
    }
}
