package io.dartwing.fax.reading;

import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.category.Categories;
import io.dartwing.engine.reading.category.Correction;
import io.dartwing.engine.reading.category.Retraining;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.document.FaxText;
import io.dartwing.fax.reading.CategoryModelRows.Corrected;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.settings.OrganizationSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Learns an organisation's own model of categories from its people's corrections.
///
/// A training always begins with the shipped model and takes all corrections in force, so that what
/// was undone or erased is forgotten with the next one. Its model is put to use when it is better
/// on corrections it didn't learn from; a person may use another one, or the shipped one again.
@Component
public class CategoryLearning implements JobHandler<CategoryLearning.Go> {
    record Go(UUID modelId) {}

    static final JobType<Go> JOB = new JobType<>("fax-category-training", JobPool.LONG, Go.class, RetryPolicy.USUAL);

    /// With fewer nothing can be left out to measure by.
    public static final int FEWEST = 4;

    /// New corrections that are worth a daily training.
    private static final int WORTH_IT = 20;

    private static final int MOST_CORRECTIONS = 500;

    /// Of all corrections together: with so many a training fits beside the rest of the server (500 with 43,000 words
    /// need less than 300 MB of heap).
    private static final int MOST_WORDS = 60_000;

    private static final Duration LATELY = Duration.ofDays(90);
    private static final String SUBJECT = "fax_category_model";
    private static final Logger LOG = LoggerFactory.getLogger(CategoryLearning.class);

    /// A category that faxes were taken for, and what people said they are.
    ///
    /// @param taken null: no category
    public record Confusion(@Nullable String taken, String category, long faxes) {}

    /// What there is to learn from, and how the categories did.
    ///
    /// @param corrections in force, of faxes that are still there
    /// @param fresh those since the newest training began
    /// @param fewest how many a training needs
    /// @param judged faxes of the last 90 days that got a category
    /// @param looked those of them whose category a person confirmed or corrected
    /// @param confusions corrections by what they replaced, the most frequent first
    public record Lessons(
            int corrections, int fresh, int fewest, long judged, long looked, List<Confusion> confusions) {}

    private final CategoryModelRows rows;
    private final FaxText text;
    private final OrganizationSettings settings;
    private final Jobs jobs;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CategoryLearning(
            CategoryModelRows rows,
            FaxText text,
            OrganizationSettings settings,
            Jobs jobs,
            Audit audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.text = text;
        this.settings = settings;
        this.jobs = jobs;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// The newest trainings, the latest first.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CategoryModel> models() {
        return rows.list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Lessons lessons() {
        List<Corrected> corrections = rows.corrections(MOST_CORRECTIONS);
        Instant since = clock.instant().minus(LATELY);
        return new Lessons(
                corrections.size(),
                rows.newCorrections(),
                FEWEST,
                rows.judged(since),
                rows.looked(since),
                rows.confusions());
    }

    /// Begins a training for the current actor; the one at work if there is one.
    ///
    /// @throws ProblemException `FAX-011` when there are too few corrections
    @Transactional(propagation = Propagation.MANDATORY)
    public CategoryModel begin() {
        int corrections = rows.corrections(FEWEST).size();
        if (corrections < FEWEST) {
            throw new ProblemException(
                    FaxError.WRONG_STATE,
                    "corrections: " + corrections + " (expected: at least " + FEWEST
                            + " faxes whose category a person set)");
        }
        UUID id = Ids.next();
        if (!rows.start(id, Actors.current().displayName(), clock.instant())) {
            return rows.training()
                    .orElseThrow(() -> new ProblemException(FaxError.WRONG_STATE, "training: one just ended"));
        }
        audit.record("fax.category_training_started", SUBJECT, id, Map.of());
        // In the system's name: it goes on also when who asked for it has left.
        Actors.runAs(
                SystemJobActor.of(Actors.current().requireOrganization(), JOB.name()),
                () -> jobs.enqueue(JOB, id.toString(), new Go(id)));
        return rows.find(id).orElseThrow();
    }

    /// Lets a model judge the faxes that come from now on.
    ///
    /// @param id null: the shipped model
    /// @throws ProblemException `DW-404` for a training that isn't there, `FAX-011` for one without a model
    @Transactional(propagation = Propagation.MANDATORY)
    public void use(@Nullable UUID id) {
        if (id == null) {
            rows.use(null);
            audit.record(
                    "fax.category_model_withdrawn", SUBJECT, Actors.current().requireOrganization(), Map.of());
            return;
        }
        CategoryModel model =
                rows.find(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "model: not found"));
        if (!model.kept()) {
            throw new ProblemException(
                    FaxError.WRONG_STATE,
                    "model: it is not kept any more, or never was (expected: one of the newest that are ready)");
        }
        rows.use(id);
        audit.record("fax.category_model_used", SUBJECT, id, Map.of());
    }

    /// Begins a training of every organisation that has enough new corrections.
    void startDue() {
        List<UUID> organizations = transaction.execute(status -> jdbc.sql("select fax_category_learners(?)")
                .param(WORTH_IT)
                .query(UUID.class)
                .list());
        for (UUID organization : organizations) {
            Actors.runAs(
                    SystemJobActor.of(organization, JOB.name()),
                    () -> transaction.executeWithoutResult(status -> {
                        if (settings.get(CategorySettings.LEARNS)
                                && rows.corrections(FEWEST).size() == FEWEST) {
                            begin();
                        }
                    }));
        }
    }

    @Override
    public JobType<Go> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Go> run) throws IOException {
        UUID id = run.payload().modelId();
        boolean wanted = transaction.execute(status -> rows.find(id)
                .filter(one -> one.status() == CategoryModel.Status.TRAINING)
                .isPresent());
        if (!wanted) {
            return JobOutcome.done();
        }
        List<Correction> corrections = transaction.execute(status -> collect());
        if (corrections.size() < FEWEST) {
            transaction.executeWithoutResult(status -> rows.failed(
                    id,
                    "Of the corrected faxes only " + corrections.size() + " still have text to learn from",
                    clock.instant()));
            return JobOutcome.done();
        }
        Retraining learned = Categories.open().retrained(corrections);
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        learned.categories().write(model);
        transaction.executeWithoutResult(status -> keep(id, learned, model.toByteArray()));
        LOG.info("categories learned from {} corrections, better: {}", learned.documents(), learned.better());
        return JobOutcome.done();
    }

    /// What to learn from; pages without text teach nothing.
    private List<Correction> collect() {
        List<Correction> corrections = new ArrayList<>();
        int words = 0;
        for (Corrected corrected : rows.corrections(MOST_CORRECTIONS)) {
            List<PageReading> pages = text.readings(corrected.fax());
            words += pages.stream().mapToInt(page -> page.words().size()).sum();
            if (words > MOST_WORDS) {
                break;
            }
            if (pages.stream().anyMatch(page -> !page.words().isEmpty())) {
                corrections.add(new Correction(pages, corrected.category()));
            }
        }
        return corrections;
    }

    private void keep(UUID id, Retraining learned, byte[] model) {
        rows.ready(id, learned, model, clock.instant());
        audit.record(
                "fax.category_model_trained",
                SUBJECT,
                id,
                Map.of(
                        "corrections",
                        Integer.toString(learned.documents()),
                        "better",
                        Boolean.toString(learned.better())));
        if (learned.better()) {
            use(id);
        }
    }
}
