package io.dartwing.fax.search;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.admission.Admission;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings what changed into the index, batch after batch. The database forgets that it changed when the index has it on
/// disk: whatever dies in between, it is done once more.
@Component
class FaxIndexer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(FaxIndexer.class);
    private static final int BATCH = 200;
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(5);
    /// How long requests that somebody waits for go first.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final FaxIndex index;
    private final FaxIndexRows rows;
    private final TransactionTemplate transaction;
    private final Admission admission;
    private final Duration every;
    private final CountDownLatch over = new CountDownLatch(1);
    private Thread thread = Thread.currentThread();
    private volatile boolean running;

    FaxIndexer(
            FaxIndex index,
            FaxIndexRows rows,
            TransactionTemplate transaction,
            Admission admission,
            SearchProperties properties) {
        this.index = index;
        this.rows = rows;
        this.transaction = transaction;
        this.admission = admission;
        this.every = properties.every();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("fax-index").start(this::work);
    }

    private void work() {
        boolean ready = false;
        Duration pause = Duration.ZERO;
        while (!over(pause)) {
            try {
                ready = ready || opened();
                pause = ready ? round() : AFTER_A_FAULT;
            } catch (RuntimeException fault) {
                LOG.error(
                        "the search index is not looked after ({})",
                        fault.getClass().getName());
                pause = AFTER_A_FAULT;
            }
        }
    }

    private boolean over(Duration pause) {
        try {
            admission.giveWay(PATIENCE);
            return over.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    /// An index without faxes is a new one, or one whose folder was thrown away.
    private boolean opened() {
        if (!index.open()) {
            return false;
        }
        if (index.empty()) {
            transaction.executeWithoutResult(status -> rows.everything());
        }
        return true;
    }

    /// One batch of each organisation; when the next round is due.
    private Duration round() {
        List<UUID> organizations = transaction.execute(status -> rows.organizations());
        Duration pause = every;
        for (UUID organization : organizations) {
            try {
                boolean more =
                        over.getCount() > 0 && Actors.callAs(SystemJobActor.of(organization, "fax-index"), this::batch);
                pause = more ? Duration.ZERO : pause;
            } catch (RuntimeException fault) {
                // Its message may repeat what it was about to write.
                LOG.error(
                        "faxes could not be indexed ({}); they are tried again",
                        fault.getClass().getName());
                return AFTER_A_FAULT;
            }
        }
        return pause;
    }

    private boolean batch() {
        return transaction.execute(status -> {
            List<FaxIndexRows.Waiting> waiting = rows.alone() ? rows.waiting(BATCH) : List.of();
            if (waiting.isEmpty()) {
                return false;
            }
            Set<UUID> gone = new LinkedHashSet<>();
            waiting.forEach(row -> gone.add(row.fax()));
            List<IndexedFax> faxes = rows.load(new HashSet<>(gone));
            faxes.forEach(fax -> gone.remove(fax.id));
            write(faxes, gone);
            rows.done(waiting);
            return waiting.size() == BATCH;
        });
    }

    /// One that the index refuses doesn't keep the others out. What refuses all of them is the index's fault.
    private void write(List<IndexedFax> faxes, Set<UUID> gone) {
        try {
            index.write(faxes, gone);
        } catch (RuntimeException together) {
            int refused = 0;
            for (IndexedFax fax : faxes) {
                try {
                    index.write(List.of(fax), Set.of());
                } catch (RuntimeException alone) {
                    refused++;
                    LOG.error(
                            "fax {} can't be searched for ({})",
                            fax.id,
                            alone.getClass().getName());
                }
            }
            if (refused == faxes.size()) {
                throw together;
            }
            index.write(List.of(), gone);
        }
    }

    /// Not interrupted in the middle of writing: Lucene would close its files.
    @Override
    public void stop() {
        over.countDown();
        running = false;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
