package io.dartwing.fax.version;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.FaxQueries;
import io.dartwing.fax.document.FaxView;
import io.dartwing.fax.document.Faxes;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.settings.CommonSettings;
import io.dartwing.platform.settings.OrganizationSettings;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Stamps what came in, where an organisation wishes so: a version of its own, made once for each fax.
@Component
class ReceiptStamps implements JobHandler<ReceiptStamps.Stamp> {
    record Stamp(UUID faxId) {}

    static final JobType<Stamp> JOB =
            new JobType<>("fax-receipt-stamp", JobPool.DEFAULT, Stamp.class, RetryPolicy.USUAL);

    private final VersionMaker maker;
    private final FaxVersions versions;
    private final FaxQueries queries;
    private final Faxes faxes;
    private final WorkFolders folders;
    private final OrganizationSettings settings;
    private final Jobs jobs;
    private final TransactionTemplate transaction;

    ReceiptStamps(
            VersionMaker maker,
            FaxVersions versions,
            FaxQueries queries,
            Faxes faxes,
            WorkFolders folders,
            OrganizationSettings settings,
            Jobs jobs,
            TransactionTemplate transaction) {
        this.maker = maker;
        this.versions = versions;
        this.queries = queries;
        this.faxes = faxes;
        this.folders = folders;
        this.settings = settings;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /// In the transaction in which the fax is delivered.
    @EventListener
    void on(FaxEvent.FaxDelivered event) {
        Actors.runAs(SystemJobActor.of(event.organizationId(), JOB.name()), () -> {
            if (!settings.get(ReceiptStampSettings.PAGES).equals(ReceiptStampSettings.NONE)) {
                jobs.enqueue(JOB, event.faxId().toString(), new Stamp(event.faxId()));
            }
        });
    }

    @Override
    public JobType<Stamp> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Stamp> run) {
        UUID id = run.payload().faxId();
        Optional<FaxView> fax = transaction.execute(
                status -> stamped(id) ? Optional.empty() : queries.find(id.toString(), FaxAccess.READ));
        String pages = transaction.execute(status -> settings.get(ReceiptStampSettings.PAGES));
        if (fax.isEmpty() || fax.get().pages() == null || pages.equals(ReceiptStampSettings.NONE)) {
            return JobOutcome.done();
        }
        int last = pages.equals(ReceiptStampSettings.FIRST) ? 1 : fax.get().pages();
        String zone = transaction.execute(
                status -> settings.get(CommonSettings.TIME_ZONE).getId());
        try (WorkFolders.Folder folder = folders.open()) {
            var made = maker.make(fax.get(), new VersionWish(0, marks(last), null, zone), "", folder);
            Actors.runAs(
                    stamper(),
                    () -> transaction.executeWithoutResult(status -> {
                        if (faxes.lock(id).isPresent() && !stamped(id)) {
                            versions.store(made);
                        }
                    }));
        }
        return JobOutcome.done();
    }

    /// This job ran to its end before and was killed only then.
    private boolean stamped(UUID fax) {
        UUID own = stamper().id();
        return versions.of(fax).stream().anyMatch(version -> version.madeBy().equals(own));
    }

    private static SystemJobActor stamper() {
        return SystemJobActor.of(Actors.current().requireOrganization(), "receipt stamp");
    }

    /// Low on the right, where letters have the least.
    private static List<MarkFields> marks(int pages) {
        return IntStream.rangeClosed(1, pages)
                .mapToObj(page -> new MarkFields(
                        page,
                        "stamp",
                        0.66,
                        0.9,
                        0.32,
                        0.085,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Stamps.RECEIVED_VIA_FAX,
                        null,
                        null))
                .toList();
    }
}
