package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// A job like an export: long, in many steps, for somebody that must stay allowed to.
public final class ExportProbe implements JobHandler<ExportProbe.Export> {
    public static final JobType<Export> TYPE =
            new JobType<>("test-export", JobPool.LONG, Export.class, RetryPolicy.NONE);

    public record Export(UUID id) {}

    private final Set<UUID> running = ConcurrentHashMap.newKeySet();
    private final Set<UUID> finished = ConcurrentHashMap.newKeySet();
    private final Set<UUID> refused = ConcurrentHashMap.newKeySet();

    @Override
    public JobType<Export> type() {
        return TYPE;
    }

    @Override
    public boolean allowed(Actor asker, Export payload) {
        return asker.may("fax:read");
    }

    @Override
    public void refused(Export payload, String reason) {
        Actors.current().requireOrganization();
        refused.add(payload.id());
    }

    @Override
    public JobOutcome run(JobRun<Export> run) throws InterruptedException {
        UUID id = run.payload().id();
        running.add(id);
        try {
            for (int page = 0; page < 600; page++) {
                Thread.sleep(100);
            }
            finished.add(id);
            return JobOutcome.done();
        } finally {
            running.remove(id);
        }
    }

    public boolean isRunning(UUID id) {
        return running.contains(id);
    }

    public boolean finished(UUID id) {
        return finished.contains(id);
    }

    public boolean refused(UUID id) {
        return refused.contains(id);
    }
}
