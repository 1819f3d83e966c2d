package io.dartwing.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.admission.Admission;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One db-scheduler per pool, started when the application is up and stopped before anything it uses.
@Component
class JobSchedulers implements SmartLifecycle, JobPools {
    private static final Logger LOG = LoggerFactory.getLogger(JobSchedulers.class);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final JobsProperties properties;
    private final DataSource dataSource;
    private final List<JobHandler<?>> handlers;
    private final List<RecurringJob> recurring;
    private final JobTask.Surroundings around;
    private final PoolWakers wakers;
    private final Map<JobPool, Scheduler> schedulers = new EnumMap<>(JobPool.class);

    JobSchedulers(
            JobsProperties properties,
            DataSource dataSource,
            JdbcClient database,
            List<JobHandler<?>> handlers,
            List<RecurringJob> recurring,
            EnvelopeCodec codec,
            JobRights rights,
            RunningJobs runningJobs,
            DeadJobs dead,
            TransactionTemplate transaction,
            PoolWakers wakers,
            Metrics metrics,
            Admission admission,
            Clock clock) {
        this.properties = properties;
        this.dataSource = new TransactionAwareDataSourceProxy(dataSource);
        this.handlers = handlers;
        this.recurring = recurring;
        this.around =
                new JobTask.Surroundings(codec, rights, runningJobs, dead, transaction, metrics, admission, clock);
        this.wakers = wakers;
        requireDistinctNames();
        for (JobPool pool : JobPool.values()) {
            metrics.gauge(Metric.QUEUE_DEPTH, () -> depth(database, pool), pool.label());
        }
        metrics.gauge(
                Metric.JOBS_DEAD,
                () -> database.sql("select dartwing_dead_jobs()")
                        .query(Long.class)
                        .single());
    }

    @Override
    public synchronized void start() {
        if (!properties.enabled()) {
            return;
        }
        for (JobPool pool : JobPool.values()) {
            Scheduler scheduler = scheduler(pool);
            schedulers.put(pool, scheduler);
            wakers.register(pool, scheduler::triggerCheckForDueExecutions);
            scheduler.start();
        }
    }

    /// Waits for running jobs up to `dartwing.jobs.shutdown`; what still runs then is taken over at the next
    /// start.
    @Override
    public synchronized void stop() {
        List<Thread> stopping = schedulers.values().stream()
                .map(scheduler -> Thread.ofVirtual().start(scheduler::stop))
                .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                LOG.warn("interrupted while jobs were finishing");
                break;
            }
        }
        schedulers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !schedulers.isEmpty();
    }

    @Override
    public synchronized boolean up() {
        return !properties.enabled()
                || schedulers.size() == JobPool.values().length
                        && schedulers.values().stream().allMatch(scheduler -> {
                            var state = scheduler.getSchedulerState();
                            return state.isStarted() && !state.isShuttingDown();
                        });
    }

    private Scheduler scheduler(JobPool pool) {
        var tasks = new ArrayList<Task<?>>();
        for (JobHandler<?> handler : handlers) {
            if (handler.type().pool() == pool) {
                tasks.add(new JobTask<>(handler, around));
            }
        }
        var upkeep = recurring.stream()
                .filter(job -> job.pool() == pool)
                .map(JobSchedulers::upkeepTask)
                .toList();
        return Scheduler.create(dataSource, tasks)
                .startTasks(upkeep)
                .tableName(pool.table())
                .schedulerName(new SchedulerName.Fixed(pool.label() + "-" + Ids.next()))
                .threads(properties.threads(pool))
                .pollingInterval(properties.poll())
                .pollUsingLockAndFetch(
                        0.5, 1.0) // no more than the threads can run: the rest stays in order of priority
                .enableImmediateExecution()
                .enablePriority()
                .heartbeatInterval(properties.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(properties.shutdown())
                .deleteUnresolvedAfter(NEVER) // a job of a type this version doesn't know waits for the one that does
                .failureLogging(LogLevel.DEBUG, false) // logged by JobTask, without messages
                .serializer(around.codec())
                .alwaysPersistTimestampInUTC()
                .build();
    }

    private static RecurringTask<Void> upkeepTask(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((instance, context) -> {
            try {
                job.work().run();
            } catch (Exception failure) {
                LOG.error("upkeep {}: failed, next try at its next turn", job.name(), failure);
            }
        });
    }

    private void requireDistinctNames() {
        var names = new ArrayList<String>();
        handlers.forEach(handler -> names.add(handler.type().name()));
        recurring.forEach(job -> names.add(job.name()));
        List<String> twice = names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            throw new IllegalStateException("job types: " + twice + " defined twice (expected: distinct names)");
        }
    }

    private static long depth(JdbcClient database, JobPool pool) {
        return database.sql("select count(*) from " + pool.table() + " where execution_time <= now() and not picked")
                .query(Long.class)
                .single();
    }
}
