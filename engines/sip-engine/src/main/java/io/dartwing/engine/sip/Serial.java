package io.dartwing.engine.sip;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks one after another in the order given, on a virtual thread that lives while there is something to do.
final class Serial implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(Serial.class);

    private final String name;
    private final Runnable failed;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private boolean running;

    /// @param failed runs after a task threw, in its place in the queue
    Serial(String name, Runnable failed) {
        this.name = name;
        this.failed = failed;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (tasks) {
            tasks.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        Thread.ofVirtual().name(name).start(this::drain);
    }

    private void drain() {
        while (true) {
            Runnable task;
            synchronized (tasks) {
                task = tasks.poll();
                if (task == null) {
                    running = false;
                    return;
                }
            }
            if (!ran(task)) {
                ran(failed);
            }
        }
    }

    private boolean ran(Runnable task) {
        try {
            task.run();
            return true;
        } catch (RuntimeException e) {
            LOG.error("a task of {} failed", name, e);
            return false;
        }
    }
}
