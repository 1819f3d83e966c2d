package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.CallProgress.Phase;
import java.time.Instant;

/// Tells the listener about one call, in order.
final class ListenerTeller {
    /// A listener that is so far behind wants to know where the call stands now, not where it stood.
    private static final int MAX_BEHIND = 20;

    private final CallCommand command;
    private final CallRecord record;
    private final LineServices line;
    private final SerialTasks tasks;

    ListenerTeller(CallCommand command, CallRecord record, LineServices line) {
        this.command = command;
        this.record = record;
        this.line = line;
        this.tasks = new SerialTasks("fax-told-" + command.callId());
    }

    /// On the call's thread; best effort.
    void progress(Phase phase, int page) {
        if (tasks.size() > MAX_BEHIND) {
            return;
        }
        CallFacts facts = record.facts;
        int confirmed = command.direction() == CallDirection.OUTBOUND ? facts.confirmed : facts.pagesPromised();
        CallProgress progress = new CallProgress(
                command.callId(),
                command.organizationId(),
                command.reference(),
                command.direction(),
                phase,
                page,
                command.pagesTotal(),
                confirmed,
                facts.bitRate,
                facts.transport,
                Instant.now());
        tasks.add(() -> line.listener().progress(progress));
    }

    /// Behind everything told so far.
    void then(Runnable task) {
        tasks.add(task);
    }
}
