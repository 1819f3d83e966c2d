package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.ActorReference;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The jobs that run on this node for people and keys, so that they can be stopped with the right to ask for them.
@Component
class RunningJobs {
    private final Set<Run> runs = ConcurrentHashMap.newKeySet();

    Collection<Run> all() {
        return Set.copyOf(runs);
    }

    Run enter(UUID organization, ActorReference asker, Supplier<java.util.Optional<String>> refused) {
        var run = new Run(organization, asker, refused, Thread.currentThread());
        runs.add(run);
        return run;
    }

    /// One run; `leave` when it is over, whatever way.
    final class Run {
        private final UUID organization;
        private final ActorReference asker;
        private final Supplier<java.util.Optional<String>> refused;
        private final Thread thread;
        private @Nullable String stopped;
        private boolean over;

        private Run(
                UUID organization, ActorReference asker, Supplier<java.util.Optional<String>> refused, Thread thread) {
            this.organization = organization;
            this.asker = asker;
            this.refused = refused;
            this.thread = thread;
        }

        UUID organization() {
            return organization;
        }

        ActorReference asker() {
            return asker;
        }

        /// Interrupts the job when who asked may no longer have it done.
        void check() {
            refused.get().ifPresent(this::stop);
        }

        private synchronized void stop(String reason) {
            if (!over && stopped == null) {
                stopped = reason;
                thread.interrupt();
            }
        }

        /// Ends the run; answers why it was stopped, if it was. Called by the running thread, which is then not
        /// interrupted any more.
        @Nullable
        String leave() {
            runs.remove(this);
            synchronized (this) {
                over = true;
                if (stopped != null) {
                    Thread.interrupted();
                }
                return stopped;
            }
        }
    }
}
