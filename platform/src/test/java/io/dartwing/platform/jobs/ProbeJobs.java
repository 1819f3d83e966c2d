package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A job that does what its payload says and remembers that it ran.
public final class ProbeJobs implements JobHandler<ProbeJobs.Probe> {
    static final JobType<Probe> TYPE = new JobType<>(
            "test-probe",
            JobPool.DEFAULT,
            Probe.class,
            new RetryPolicy(3, Duration.ofMillis(20), Duration.ofMillis(50)));

    record Probe(String behaviour) {}

    record Run(UUID organization, String instance, int attempt, Actor actor) {}

    private final Queue<Run> runs = new ConcurrentLinkedQueue<>();
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    @Override
    public JobType<Probe> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<Probe> run) throws Exception {
        started.add(run.organizationId() + run.instanceId());
        if (run.payload().behaviour().equals("long")) {
            Thread.sleep(300);
        }
        runs.add(new Run(run.organizationId(), run.instanceId(), run.attempt(), Actors.current()));
        return switch (run.payload().behaviour()) {
            case "fail" -> throw new IllegalStateException("Jane Roe");
            case "again" ->
                runs(run.organizationId(), run.instanceId()).size() < 2
                        ? new JobOutcome.Again(Instant.now())
                        : JobOutcome.done();
            case "give up" -> new JobOutcome.GiveUp("no use");
            case "slow" -> {
                Thread.sleep(2);
                yield JobOutcome.done();
            }
            default -> JobOutcome.done();
        };
    }

    boolean started(UUID organization, String instance) {
        return started.contains(organization + instance);
    }

    List<Run> runs(UUID organization, String instance) {
        return runs.stream()
                .filter(run -> run.organization().equals(organization)
                        && run.instance().equals(instance))
                .toList();
    }

    List<String> order(UUID organization) {
        return runs.stream()
                .filter(run -> run.organization().equals(organization))
                .map(Run::instance)
                .toList();
    }

    long count(UUID organization, String prefix) {
        return runs.stream()
                .filter(run -> run.organization().equals(organization)
                        && run.instance().startsWith(prefix))
                .count();
    }
}
