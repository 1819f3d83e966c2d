package io.dartwing.engine.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import io.dartwing.engine.sip.stack.InboundRequest;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Our 2xx to an INVITE, repeated until its ACK arrives or 64·T1 have passed (RFC 3261 §13.3.1.4). Runs on the call's
/// queue.
final class AwaitedAck {
    private static final Duration T1 = Duration.ofMillis(500);
    private static final Duration T2 = Duration.ofSeconds(4);

    private final LiveCall call;
    private final InboundRequest invite;
    private final SIPResponse answer;
    private final Consumer<SIPRequest> acknowledged;
    private final ScheduledFuture<?> deadline;
    private @Nullable ScheduledFuture<?> repetition;
    private boolean over;

    private AwaitedAck(
            LiveCall call,
            InboundRequest invite,
            SIPResponse answer,
            Consumer<SIPRequest> acknowledged,
            Runnable missing) {
        this.call = call;
        this.invite = invite;
        this.answer = answer;
        this.acknowledged = acknowledged;
        this.deadline = call.ua()
                .later(
                        call.ua().config().transactionTimeout(),
                        () -> call.protocol().execute(() -> {
                            if (!over) {
                                stop();
                                missing.run();
                            }
                        }));
    }

    /// Sends the 2xx for the first time.
    static AwaitedAck send(
            LiveCall call,
            InboundRequest invite,
            SIPResponse answer,
            Consumer<SIPRequest> acknowledged,
            Runnable missing) {
        // Rendered before JAIN-SIP's transaction takes the message over.
        SIPResponse copy = (SIPResponse) answer.clone();
        var awaited = new AwaitedAck(call, invite, copy, acknowledged, missing);
        invite.answer(answer);
        awaited.repeatAfter(T1);
        return awaited;
    }

    private void repeatAfter(Duration pause) {
        repetition = call.ua()
                .later(
                        pause,
                        () -> call.protocol().execute(() -> {
                            if (!over) {
                                repeat();
                                Duration twice = pause.multipliedBy(2);
                                repeatAfter(twice.compareTo(T2) > 0 ? T2 : twice);
                            }
                        }));
    }

    /// Once more, because of time or because the peer repeated its INVITE.
    void repeat() {
        if (!over) {
            invite.repeat(answer);
        }
    }

    boolean isFor(SIPRequest ack) {
        return !over && ack.getCSeq().getSeqNumber() == answer.getCSeq().getSeqNumber();
    }

    void acknowledged(SIPRequest ack) {
        stop();
        acknowledged.accept(ack);
    }

    void stop() {
        over = true;
        deadline.cancel(false);
        if (repetition != null) {
            repetition.cancel(false);
        }
    }
}
