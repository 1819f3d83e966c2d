package io.dartwing.engine.fax.line.process;

import io.dartwing.engine.fax.line.CallJournal;
import io.dartwing.engine.fax.line.FaxLineListener;
import io.dartwing.engine.fax.line.IncomingAnswer;
import io.dartwing.engine.fax.line.IncomingCall;
import io.dartwing.engine.fax.line.ReceivedFax;
import io.dartwing.engine.fax.line.SerialTasks;
import io.dartwing.engine.fax.line.Spool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers the child: asks the listener, per call in order, and sends back what it says.
final class ChildDialogue {
    private static final Logger LOG = LoggerFactory.getLogger(ChildDialogue.class);

    private final Spool spool;
    private final FaxLineListener listener;
    private final SupervisedFaxLine line;
    private final Set<UUID> committing = ConcurrentHashMap.newKeySet();
    private final Map<UUID, SerialTasks> told = new ConcurrentHashMap<>();

    ChildDialogue(Spool spool, FaxLineListener listener, SupervisedFaxLine line) {
        this.spool = spool;
        this.listener = listener;
        this.line = line;
    }

    /// On the thread that reads the child's output: hands on and returns.
    void hear(LineChild from, LineMessage.ToServer message) {
        switch (message) {
            case LineMessage.Ready(int sipPort) -> line.ready(from, sipPort);
            case LineMessage.Unable(String reason) -> {
                LOG.error("the fax process can't run: {}", reason);
                line.state().unable(reason);
            }
            case LineMessage.Beat(var status) -> line.state().beat(status);
            case LineMessage.Accepted accepted -> line.answered(accepted.callId(), accepted);
            case LineMessage.Declined declined -> line.answered(declined.callId(), declined);
            case LineMessage.IncomingAsked(IncomingCall call) -> tell(call.callId(), () -> incoming(from, call));
            case LineMessage.CommitAsked(ReceivedFax fax) -> {
                committing.add(fax.callId());
                tell(fax.callId(), () -> commit(from, fax));
            }
            case LineMessage.Progress(var progress) -> tell(progress.callId(), () -> listener.progress(progress));
            case LineMessage.Finished(UUID callId) -> {
                tell(callId, () -> line.concludeCalls(List.of(callId)));
                told.remove(callId);
            }
        }
    }

    /// Whether the listener is just deciding about this call: its report has to wait for that.
    boolean committing(UUID callId) {
        return committing.contains(callId);
    }

    /// The child is gone, and its calls with it.
    void forget() {
        told.clear();
    }

    private void tell(UUID callId, Runnable task) {
        told.computeIfAbsent(callId, id -> new SerialTasks("fax-told-" + id)).add(task);
    }

    private void incoming(LineChild from, IncomingCall call) {
        IncomingAnswer answer;
        try {
            answer = listener.incoming(call);
        } catch (RuntimeException | Error e) {
            LOG.error("call {}: the listener failed to answer", call.callId(), e);
            answer = new IncomingAnswer.Reject(503, "Service Unavailable");
        }
        from.say(new LineMessage.IncomingDecided(call.callId(), answer));
        if (answer instanceof IncomingAnswer.Reject) {
            told.remove(call.callId());
        }
    }

    private void commit(LineChild from, ReceivedFax fax) {
        boolean committed = false;
        try {
            committed = listener.commit(fax);
            if (committed) {
                // Noted before it is said: if the child dies now, the call still counts as received.
                CallJournal.noteCommit(spool.root(), fax.callId(), true);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("call {}: not committed", fax.callId(), e);
            committed = false;
        }
        from.say(new LineMessage.CommitDecided(fax.callId(), committed));
        committing.remove(fax.callId());
        if (!from.alive()) {
            line.concludeCalls(List.of(fax.callId()));
        }
    }
}
