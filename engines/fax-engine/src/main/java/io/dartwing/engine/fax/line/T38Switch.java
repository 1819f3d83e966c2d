package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.SessionLogEntry.Kind;
import io.dartwing.engine.sip.HangUp;
import io.dartwing.engine.sip.Reoffer;
import io.dartwing.engine.sip.SipCall;
import io.dartwing.engine.sip.sdp.Agreement;
import io.dartwing.engine.sip.sdp.SessionDescription;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which medium carries the call: what was agreed first, our own offer of T.38, the peer's. On the call's thread.
///
/// A change of medium starts T.30 anew, so it is only made before the first page image.
final class T38Switch {
    private static final Duration SOON = Duration.ofMillis(600);
    /// The terminal waits so long for the answer to our offer before it goes on in audio.
    private static final Duration HOLD = Duration.ofMillis(2500);

    private final FaxCall call;
    private final T38Policy policy;
    private @Nullable Agreement agreedFirst;
    private @Nullable Deadline offerAt;
    private @Nullable Deadline resumeAt;
    private boolean offered;

    T38Switch(FaxCall call, T38Policy policy) {
        this.call = call;
        this.policy = policy;
    }

    /// What our answer to an incoming call's offer agreed on, before the call stands.
    void agreedFirst(Agreement agreed) {
        agreedFirst = agreed;
    }

    /// @param remote the answer to our offer, or `null` when we answered
    void connected(@Nullable SessionDescription remote) {
        Agreement agreed = remote != null ? call.media().agreed(remote) : agreedFirst;
        call.carry(agreed != null ? agreed : new Agreement.Nothing());
        switch (policy.offered()) {
            case AT_ANSWER -> offerAt = Deadline.in(Duration.ZERO);
            case SOON_AFTER_ANSWER -> offerAt = Deadline.in(SOON);
            case AT_CAPABILITIES, NEVER -> {}
        }
    }

    /// The far machine spoke T.30 in audio: the moment to offer, with the answer to it held back.
    void capabilitiesHeard() {
        MediaLeg leg = call.media().leg();
        if (policy.offered() == T38Policy.Moment.AT_CAPABILITIES && !offered && leg instanceof AudioLeg) {
            leg.hold();
            resumeAt = Deadline.in(HOLD);
            offer();
        }
    }

    void tick() {
        if (Deadline.passed(offerAt)) {
            offerAt = null;
            offer();
        }
        if (Deadline.passed(resumeAt)) {
            resume();
        }
    }

    private void offer() {
        SipCall sip = call.sip();
        if (offered || sip == null || !(call.media().leg() instanceof AudioLeg) || call.record().facts.imageBegun) {
            return;
        }
        offered = true;
        call.record().say(Kind.CALL, "We offer T.38.");
        sip.reoffer(call.media().offerT38()).thenAccept(answer -> call.later(() -> took(answer)));
    }

    private void took(Reoffer answer) {
        switch (answer) {
            case Reoffer.Accepted(SessionDescription description) ->
                answered(call.media().agreed(description));
            case Reoffer.Refused(int status, String reason) -> refused("SIP " + status + " " + reason);
            case Reoffer.CallOver() -> {}
        }
        if (call.media().leg() instanceof AudioLeg) {
            resume();
        }
    }

    /// The peer's answer to an offer of ours inside the call.
    void answered(Agreement agreed) {
        MediaLeg leg = call.media().leg();
        switch (agreed) {
            case Agreement.T38 t38 -> {
                if (leg instanceof T38Leg running) {
                    // Both asked for it at the same time and theirs came through first.
                    running.retarget(t38.target());
                } else if (call.record().facts.imageBegun) {
                    call.record().say(Kind.CALL, "T.38 was accepted too late: a page is on its way in audio.");
                    call.end(new EndCause(CallCause.NEGOTIATION, "T.38 was accepted after the page had begun"));
                    call.hangUp(HangUp.INCOMPATIBLE);
                } else {
                    call.record().say(Kind.CALL, "The other side accepts T.38.");
                    resumeAt = null;
                    call.carry(t38);
                }
            }
            case Agreement.Audio audio -> {
                if (leg instanceof AudioLeg running) {
                    running.retarget(audio.target());
                }
                refused("it answered with audio");
            }
            case Agreement.Nothing ignored -> refused("it answered with no medium");
        }
    }

    private void refused(String why) {
        call.record().say(Kind.CALL, "The other side refuses T.38: " + why + ".");
        if (policy.required()) {
            call.end(new EndCause(CallCause.NEGOTIATION, "the other side refuses T.38"));
            call.hangUp(HangUp.INCOMPATIBLE);
        }
    }

    private void resume() {
        MediaLeg leg = call.media().leg();
        if (resumeAt != null && leg != null) {
            leg.release();
        }
        resumeAt = null;
    }

    /// The peer's offer inside the call.
    Reoffer offered(@Nullable SessionDescription offer) {
        if (offer == null) {
            return Reoffer.accept(
                    call.media().leg() instanceof T38Leg
                            ? call.media().offerT38()
                            : call.media().offerAudio());
        }
        Optional<Agreement.Answer> answer = offer.t38().isPresent() ? answerT38(offer) : answerAudio(offer);
        if (answer.isEmpty()) {
            call.record().say(Kind.CALL, "We refuse the other side's change of medium.");
            return Reoffer.refuse();
        }
        use(answer.get().agreement());
        return Reoffer.accept(answer.get().description());
    }

    private Optional<Agreement.Answer> answerT38(SessionDescription offer) {
        boolean tooLate = call.record().facts.imageBegun && !(call.media().leg() instanceof T38Leg);
        return policy.taken() && !tooLate ? call.media().answerT38(offer) : Optional.empty();
    }

    private Optional<Agreement.Answer> answerAudio(SessionDescription offer) {
        boolean tooLate = call.record().facts.imageBegun && !(call.media().leg() instanceof AudioLeg);
        return tooLate || policy.required() ? Optional.empty() : call.media().answerAudio(offer);
    }

    private void use(Agreement agreed) {
        MediaLeg leg = call.media().leg();
        if (leg instanceof AudioLeg running && agreed instanceof Agreement.Audio audio) {
            running.retarget(audio.target());
        } else if (leg instanceof T38Leg running && agreed instanceof Agreement.T38 t38) {
            running.retarget(t38.target());
        } else {
            offerAt = null;
            offered |= agreed instanceof Agreement.T38;
            resumeAt = null;
            call.record().say(Kind.CALL, "The other side changes the medium.");
            call.carry(agreed);
        }
    }
}
