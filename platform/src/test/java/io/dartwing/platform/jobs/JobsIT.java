package io.dartwing.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.jobs.ProbeJobs.Probe;
import io.dartwing.testkit.Covers;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIntegration
class JobsIT {
    @Autowired
    private Jobs jobs;

    @Autowired
    private DeadJobs dead;

    @Autowired
    private ProbeJobs probes;

    @Autowired
    private JobSchedulers schedulers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private final UUID organization = Ids.next();
    private final Actor system = SystemJobActor.of(organization, "test");

    @Test
    void aJobRunsOnceItsTransactionCommitsUnderItsOrganisation() throws Exception {
        as(
                system,
                () -> transaction.execute(status -> {
                    jobs.enqueue(ProbeJobs.TYPE, "one", new Probe("ok"));
                    assertThat(probes.runs(organization, "one")).isEmpty();
                    return true;
                }));
        await().until(() -> probes.runs(organization, "one").size() == 1);
        assertThat(probes.runs(organization, "one").getFirst().actor().organization())
                .contains(organization);
    }

    @Test
    void aRolledBackJobNeverWas() throws Exception {
        as(
                system,
                () -> transaction.execute(status -> {
                    jobs.enqueue(ProbeJobs.TYPE, "rolled-back", new Probe("ok"));
                    status.setRollbackOnly();
                    return true;
                }));
        as(system, () -> jobs.enqueue(ProbeJobs.TYPE, "after", new Probe("ok")));
        await().until(() -> probes.runs(organization, "after").size() == 1);
        assertThat(probes.runs(organization, "rolled-back")).isEmpty();
    }

    @Test
    void theSameInstanceIsQueuedOncePerOrganisation() throws Exception {
        Instant later = Instant.now().plusSeconds(3600);
        Callable<Boolean> queue =
                () -> jobs.enqueue(ProbeJobs.TYPE, "twin", new Probe("ok"), later, JobPriority.NORMAL);
        assertThat(as(system, queue)).isTrue();
        assertThat(as(system, queue)).isFalse();
        assertThat(as(SystemJobActor.of(Ids.next(), "test"), queue)).isTrue();

        assertThat(as(system, () -> jobs.cancel(ProbeJobs.TYPE, "twin"))).isTrue();
        assertThat(as(system, () -> jobs.cancel(ProbeJobs.TYPE, "twin"))).isFalse();
        assertThat(as(system, queue)).isTrue();
        assertThat(as(system, () -> jobs.reschedule(ProbeJobs.TYPE, "twin", Instant.now())))
                .isTrue();
        await().until(() -> probes.runs(organization, "twin").size() == 1);
    }

    @Test
    void manyJobsFromManyThreadsRunExactlyOnceEach() throws Exception {
        var queued = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 400; i++) {
                String instance = "many-" + i % 200;
                queued.add(threads.submit(
                        () -> as(system, () -> jobs.enqueue(ProbeJobs.TYPE, instance, new Probe("slow")))));
            }
        }
        long accepted = 0;
        for (Future<Boolean> each : queued) {
            accepted += each.get() ? 1 : 0;
        }
        long expected = accepted;
        await().until(() -> probes.count(organization, "many-") == expected);
        await().until(() -> waiting(organization) == 0);
        assertThat(probes.count(organization, "many-")).isEqualTo(expected).isGreaterThanOrEqualTo(200);
    }

    @Test
    @Covers("FAX-A-003-10")
    void aFailingJobIsTriedAgainAndThenKeptWithItsReason() throws Exception {
        as(system, () -> jobs.enqueue(ProbeJobs.TYPE, "fails", new Probe("fail")));
        await().until(() -> !as(system, dead::list).isEmpty());

        List<DeadJob> buried = as(system, dead::list);
        assertThat(buried).singleElement().satisfies(job -> {
            assertThat(job.type()).isEqualTo("test-probe");
            assertThat(job.instanceId()).isEqualTo("fails");
            assertThat(job.attempts()).isEqualTo(3);
            assertThat(job.reason()).contains("IllegalStateException").doesNotContain("Jane Roe");
        });
        assertThat(probes.runs(organization, "fails"))
                .extracting(ProbeJobs.Run::attempt)
                .containsExactly(1, 2, 3);
        assertThat(as(SystemJobActor.of(Ids.next(), "test"), dead::list)).isEmpty();
        assertThat(waiting(organization)).isZero();

        assertThat(as(system, () -> jobs.revive(ProbeJobs.TYPE, "fails"))).isTrue();
        await().until(() -> probes.runs(organization, "fails").size() == 6);
    }

    @Test
    void aJobDecidesToComeAgainOrToGiveUp() throws Exception {
        as(system, () -> jobs.enqueue(ProbeJobs.TYPE, "again", new Probe("again")));
        await().until(() -> probes.runs(organization, "again").size() == 2);
        assertThat(probes.runs(organization, "again"))
                .extracting(ProbeJobs.Run::attempt)
                .containsExactly(1, 1);

        as(system, () -> jobs.enqueue(ProbeJobs.TYPE, "gives-up", new Probe("give up")));
        await().until(() ->
                as(system, dead::list).stream().anyMatch(job -> job.reason().equals("no use")));
    }

    @Test
    void whoeverAskedMustStillBeAllowed() throws Exception {
        Actor stranger = new PersonActor(Ids.next(), "Gone", organization, Set.of(), Set.of("fax:send"));
        as(stranger, () -> jobs.enqueue(ProbeJobs.TYPE, "asked", new Probe("ok")));
        await().until(() -> !as(system, dead::list).isEmpty());
        assertThat(as(system, dead::list).getFirst().reason()).contains("no longer a member");
        assertThat(probes.runs(organization, "asked")).isEmpty();
    }

    @Test
    void aJobOfADeadNodeIsTakenOver() throws Exception {
        as(
                system,
                () -> jobs.enqueue(
                        ProbeJobs.TYPE,
                        "orphan",
                        new Probe("ok"),
                        Instant.now().plusSeconds(3600),
                        JobPriority.NORMAL));
        Timestamp longAgo = Timestamp.from(Instant.now().minusSeconds(600));
        transaction.execute(status -> database.sql("""
                        update jobs_default set picked = true, picked_by = 'a-node-that-died',
                               last_heartbeat = ?, execution_time = ?
                        where task_instance = ?""")
                .params(longAgo, longAgo, organization + ":orphan")
                .update());
        await().until(() -> probes.runs(organization, "orphan").size() == 1);
    }

    @Test
    void urgentJobsStartFirst() throws Exception {
        schedulers.stop();
        try {
            Instant due = Instant.now();
            for (int i = 0; i < 20; i++) {
                String low = "low-" + i;
                String urgent = "urgent-" + i;
                as(system, () -> jobs.enqueue(ProbeJobs.TYPE, low, new Probe("slow"), due, JobPriority.LOW));
                as(system, () -> jobs.enqueue(ProbeJobs.TYPE, urgent, new Probe("slow"), due, JobPriority.URGENT));
            }
        } finally {
            schedulers.start();
        }
        await().until(() -> probes.count(organization, "low-") == 20);
        List<String> order = probes.order(organization);
        assertThat(order.subList(0, 16)).allMatch(instance -> instance.startsWith("urgent-"));
    }

    @Test
    void stoppingLetsRunningJobsFinish() throws Exception {
        as(system, () -> jobs.enqueue(ProbeJobs.TYPE, "finishing", new Probe("long")));
        await().until(() -> probes.started(organization, "finishing"));
        schedulers.stop();
        try {
            assertThat(probes.runs(organization, "finishing")).hasSize(1);
        } finally {
            schedulers.start();
        }
    }

    private long waiting(UUID owner) {
        return transaction.execute(
                status -> database.sql("select count(*) from jobs_default where task_instance like ?")
                        .param(owner + ":%")
                        .query(Long.class)
                        .single());
    }

    private static <T> T as(Actor actor, Callable<T> work) throws Exception {
        return Actors.<T, Exception>callAs(actor, work::call);
    }
}
