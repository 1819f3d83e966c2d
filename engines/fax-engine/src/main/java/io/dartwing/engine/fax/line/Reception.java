package io.dartwing.engine.fax.line;

import io.dartwing.engine.sip.CallListener;
import io.dartwing.engine.sip.IncomingInvite;
import io.dartwing.engine.sip.rtp.MediaSocket;
import io.dartwing.engine.sip.sdp.Agreement;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.kernel.Ids;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes incoming calls: asks the listener, opens the books, answers.
final class Reception {
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final int ANSWER_WITHIN_SECONDS = 8;

    private final SipFaxLine line;

    Reception(SipFaxLine line) {
        this.line = line;
    }

    CallListener invited(IncomingInvite invite) {
        InboundGate gate = new InboundGate();
        Thread.ofVirtual().name("fax-incoming").start(() -> {
            try {
                take(invite, gate);
            } catch (IOException | RuntimeException e) {
                LOG.error("an incoming call could not be taken", e);
                invite.reject(503, "Service Unavailable");
            }
        });
        return gate;
    }

    private void take(IncomingInvite invite, InboundGate gate) throws IOException {
        line.counters().add("invites_in", 1);
        if (line.full()) {
            line.counters().add("refused_full", 1);
            invite.reject(486, "Busy Here");
            return;
        }
        SessionDescription offer = invite.offer();
        if (offer != null && offer.audio().isEmpty() && offer.t38().isEmpty()) {
            invite.reject(488, "Not Acceptable Here");
            return;
        }
        invite.ringing();
        UUID callId = Ids.next();
        switch (ask(callId, invite)) {
            case IncomingAnswer.Reject(int status, String reason) -> {
                line.counters().add("refused_by_listener", 1);
                invite.reject(status < 300 || status > 699 ? 503 : status, reason);
            }
            case IncomingAnswer.Accept accept -> accept(callId, accept, invite, gate);
        }
    }

    private IncomingAnswer ask(UUID callId, IncomingInvite invite) {
        var trunks = invite.trunkIds().stream().map(UUID::fromString).toList();
        String source = trunks.stream()
                .flatMap(id -> line.trunk(id).stream())
                .map(LineTrunk::host)
                .findFirst()
                .orElse("");
        IncomingCall call = new IncomingCall(callId, trunks, invite.from(), invite.dialled(), source);
        CompletableFuture<IncomingAnswer> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("fax-incoming-" + callId).start(() -> {
            try {
                answer.complete(line.listener().incoming(call));
            } catch (RuntimeException e) {
                LOG.error("call {}: the listener failed to answer", callId, e);
                answer.complete(new IncomingAnswer.Reject(503, "Service Unavailable"));
            }
        });
        try {
            return answer.get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException late) {
            LOG.error("call {}: the listener gave no answer in time", callId);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new IncomingAnswer.Reject(503, "Service Unavailable");
    }

    private void accept(UUID callId, IncomingAnswer.Accept accept, IncomingInvite invite, InboundGate gate)
            throws IOException {
        Optional<LineTrunk> trunk = invite.trunkIds().contains(accept.trunkId().toString())
                ? line.trunk(accept.trunkId())
                : Optional.empty();
        if (trunk.isEmpty()) {
            LOG.error("call {}: accepted on a trunk it didn't come from", callId);
            invite.reject(503, "Service Unavailable");
            return;
        }
        Optional<MediaSocket> socket = line.full(trunk.get()) ? Optional.empty() : line.openMedia();
        if (socket.isEmpty() || gate.gone()) {
            socket.ifPresent(MediaSocket::close);
            invite.reject(486, "Busy Here");
            return;
        }
        CallMedia media = new CallMedia(socket.get(), line.localAddress(trunk.get()), trunk.get());
        Optional<Agreement.Answer> answer = answer(invite, media, trunk.get());
        if (answer.isEmpty() && invite.offer() != null) {
            media.close();
            invite.reject(488, "Not Acceptable Here");
            return;
        }
        answer(callId, accept, invite, gate, trunk.get(), media, answer);
    }

    /// Audio first, whatever else is offered: T.38 follows by re-INVITE once both sides stand. An offer of nothing
    /// but
    /// T.38 is taken as it is.
    private static Optional<Agreement.Answer> answer(IncomingInvite invite, CallMedia media, LineTrunk trunk) {
        SessionDescription offer = invite.offer();
        if (offer == null) {
            return Optional.empty();
        }
        return media.answerAudio(offer)
                .or(() -> trunk.t38() == LineTrunk.T38.NEVER ? Optional.empty() : media.answerT38(offer));
    }

    private void answer(
            UUID callId,
            IncomingAnswer.Accept accept,
            IncomingInvite invite,
            InboundGate gate,
            LineTrunk trunk,
            CallMedia media,
            Optional<Agreement.Answer> answer)
            throws IOException {
        CallFolder folder = CallFolder.of(line.spool().root(), callId);
        CallCommand command = new CallCommand(
                callId,
                CallDirection.INBOUND,
                accept.organizationId(),
                accept.reference(),
                trunk.id(),
                0,
                0,
                Instant.now());
        folder.create();
        folder.writeCommand(command);
        CallRecord record = CallRecord.begin(folder, command);
        CallPlan plan = CallPlan.inbound(command, accept, trunk, folder, line.patience());
        FaxCall call = new FaxCall(plan, record, line.services(), media);
        answer.ifPresent(given -> call.t38().agreedFirst(given.agreement()));
        if (!gate.open(new SipSide(call))) {
            media.close();
            line.spool().discard(callId);
            return;
        }
        line.joined(call);
        call.begin(invite.call());
        invite.accept(answer.map(Agreement.Answer::description).orElseGet(media::offerAudio));
    }
}
