package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.CallProgress.Phase;
import io.dartwing.engine.fax.line.SessionLogEntry.Kind;
import io.dartwing.engine.fax.t30.T30Result;
import io.dartwing.engine.sip.CallEnd;
import io.dartwing.engine.sip.HangUp;
import io.dartwing.engine.sip.SipCall;
import io.dartwing.engine.sip.sdp.Agreement;
import io.dartwing.engine.sip.sdp.SessionDescription;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One fax call. Its state belongs to one pacer thread; whatever comes from elsewhere (SIP, the listener, the disk)
/// is put into its mailbox and handled at the next tick. Only [#later], [#cancel], [#drop] and [#begin] may be called
/// from other threads.
final class FaxCall implements Pacer.Paced {
    private static final Logger LOG = LoggerFactory.getLogger(FaxCall.class);
    /// How long the last signal needs to get out before we hang up.
    private static final Duration FLUSH = Duration.ofMillis(300);
    /// A cancelled terminal gets so long to say DCN.
    private static final Duration CANCEL_WITHIN = Duration.ofSeconds(6);
    /// Voice has to be this long on the line before it counts: a person may yet press "start".
    private static final Duration VOICE_AFTER = Duration.ofSeconds(15);
    private static final int FLUSH_LOG_TICKS = 50;

    private final CallPlan plan;
    private final CallRecord record;
    private final LineServices line;
    private final CallMedia media;
    private final T38Switch t38;
    private final Queue<Runnable> mailbox = new ConcurrentLinkedQueue<>();
    private final SerialTasks disk;
    private final ListenerTeller teller;

    private volatile @Nullable SipCall sip;
    private T30Story story;
    private @Nullable EndCause endCause;
    private @Nullable CallEnd sipEnd;
    private @Nullable Deadline limit;
    private @Nullable Deadline voice;
    private @Nullable Deadline hangUpAt;
    private int diskTasks;
    private long ticks;
    private boolean reporting;
    private boolean release;

    FaxCall(CallPlan plan, CallRecord record, LineServices line, CallMedia media) {
        this.plan = plan;
        this.record = record;
        this.line = line;
        this.media = media;
        this.t38 = new T38Switch(this, plan.t38());
        this.disk = new SerialTasks("fax-disk-" + callId());
        this.teller = new ListenerTeller(plan.command(), record, line);
        this.story = new T30Story(this);
    }

    UUID callId() {
        return plan.command().callId();
    }

    CallPlan plan() {
        return plan;
    }

    CallRecord record() {
        return record;
    }

    CallMedia media() {
        return media;
    }

    LineServices line() {
        return line;
    }

    @Nullable
    SipCall sip() {
        return sip;
    }

    /// Begins to live. Callbacks of SIP may have come before.
    void begin(SipCall call) {
        sip = call;
        line.pacer().add(this);
        progress(Phase.DIALLING, 0);
    }

    /// Does something on the call's own thread, at its next tick. Any thread.
    void later(Runnable action) {
        mailbox.add(action);
    }

    /// Any thread.
    void cancel() {
        later(() -> {
            record.say(Kind.CALL, "Cancelled on our side.");
            end(new EndCause(CallCause.CANCELLED, ""));
            MediaLeg leg = media.leg();
            if (leg != null && !leg.terminal().finished()) {
                leg.terminal().cancel();
                hangUpAt = Deadline.in(CANCEL_WITHIN);
            } else {
                hangUp(HangUp.NORMAL);
            }
        });
    }

    /// The line stops: no time for good manners. Any thread.
    void drop() {
        later(() -> {
            end(new EndCause(CallCause.ENGINE_CRASH, "the fax service was stopped"));
            hangUp(HangUp.NORMAL);
        });
    }

    /// Both sides agree that the call stands.
    void connected(@Nullable SessionDescription remote) {
        record.note(new JournalEntry.Connected(Instant.now()));
        record.say(Kind.CALL, "The call stands.");
        limit = Deadline.in(plan.overallLimit());
        voice = Deadline.in(VOICE_AFTER);
        progress(Phase.CONNECTED, 0);
        t38.connected(remote);
    }

    /// The SIP call is over.
    void signallingEnded(CallEnd end) {
        sipEnd = end;
        end(EndCause.of(end, story.faxHeard()));
    }

    T38Switch t38() {
        return t38;
    }

    @Override
    public boolean tick() {
        try {
            for (Runnable action = mailbox.poll(); action != null; action = mailbox.poll()) {
                action.run();
            }
            MediaLeg leg = media.leg();
            if (leg != null && sipEnd == null) {
                leg.tick();
                if (release && leg.mayAnswer()) {
                    release = false;
                    leg.release();
                }
                watch(leg);
            }
        } catch (RuntimeException e) {
            LOG.error("call {}: ended by an error of ours", callId(), e);
            end(new EndCause(CallCause.DOCUMENT, "an internal error"));
            hangUp(HangUp.NETWORK_FAILURE);
        }
        if (++ticks % FLUSH_LOG_TICKS == 0) {
            disk.add(record.log::flush);
        }
        return !finish();
    }

    private void watch(MediaLeg leg) {
        if (Deadline.passed(hangUpAt)) {
            hangUpAt = null;
            hangUp(HangUp.NORMAL);
        } else if (endCause == null && leg.dead()) {
            end(new EndCause(CallCause.NETWORK, "no sound came from the other side any more"));
            hangUp(HangUp.MEDIA_TIMEOUT);
        } else if (endCause == null && Deadline.passed(limit)) {
            end(new EndCause(CallCause.TIME_LIMIT, ""));
            leg.terminal().cancel();
            hangUpAt = Deadline.in(CANCEL_WITHIN);
        } else if (endCause == null && !story.faxHeard() && Deadline.passed(voice) && voiceHeard(leg)) {
            end(new EndCause(CallCause.NOT_A_FAX, "somebody was speaking"));
            hangUp(HangUp.NORMAL);
        } else {
            t38.tick();
        }
    }

    private boolean voiceHeard(MediaLeg leg) {
        return plan.command().direction() == CallDirection.OUTBOUND
                && leg instanceof AudioLeg audio
                && audio.voiceHeard();
    }

    /// Puts the agreed medium to work, from the first tone on.
    void carry(Agreement agreed) {
        MediaLeg before = media.leg();
        if (before != null) {
            record.say(Kind.CALL, before.statistics());
        }
        story.forget();
        story = new T30Story(this);
        media.start(agreed, plan.settings(), story, line.pacer()::nanos);
        MediaLeg leg = media.leg();
        if (leg == null) {
            end(new EndCause(CallCause.NEGOTIATION, "no common audio or fax format"));
            hangUp(HangUp.INCOMPATIBLE);
            return;
        }
        record.note(new JournalEntry.Carried(Instant.now(), leg.transport()));
        record.say(
                Kind.CALL, leg.transport() == FaxTransport.T38 ? "The fax uses T.38." : "The fax uses audio (G.711).");
    }

    /// T.30 is through; what it said last still has to get out.
    void t30Finished(T30Result result) {
        end(EndCause.of(result.completion()));
        hangUpAt = Deadline.in(FLUSH);
        progress(Phase.CLOSING, 0);
    }

    /// The first cause counts.
    void end(EndCause cause) {
        if (endCause == null) {
            endCause = cause;
        }
    }

    boolean ending() {
        return endCause != null;
    }

    void hangUp(HangUp reason) {
        SipCall call = sip;
        if (call != null) {
            call.hangUp(reason);
        }
    }

    /// Lets the held terminal go on as soon as the other side listens.
    void releaseWhenHeard() {
        release = true;
    }

    /// Does `work` (disk, listener) off this thread, then `next` on it. The call's report waits for it.
    void off(Runnable work, Runnable next, Runnable failed) {
        diskTasks++;
        disk.add(() -> {
            Runnable then = next;
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("call {}: what had to be stored was not", callId(), e);
                then = failed;
            }
            Runnable outcome = then;
            later(() -> {
                diskTasks--;
                outcome.run();
            });
        });
    }

    void progress(Phase phase, int page) {
        teller.progress(phase, page);
    }

    /// Closes the books once everything has come to rest.
    private boolean finish() {
        CallEnd end = sipEnd;
        if (end == null || diskTasks > 0 || !mailbox.isEmpty()) {
            return false;
        }
        if (reporting) {
            return true;
        }
        MediaLeg leg = media.leg();
        if (leg != null) {
            leg.terminal().hangUp();
            record.say(Kind.CALL, leg.statistics());
            leg.count(line.counters());
        }
        if (diskTasks > 0) {
            return false;
        }
        reporting = true;
        media.close();
        EndCause cause = endCause != null ? endCause : new EndCause(CallCause.NETWORK, "");
        disk.add(() -> {
            CallReport report = record.end(cause, end);
            teller.then(() -> line.ended().ended(this, report));
        });
        return true;
    }
}
