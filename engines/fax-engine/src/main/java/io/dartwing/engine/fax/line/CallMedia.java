package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.t30.T30Listener;
import io.dartwing.engine.fax.t30.T30Settings;
import io.dartwing.engine.sip.rtp.MediaSocket;
import io.dartwing.engine.sip.sdp.Agreement;
import io.dartwing.engine.sip.sdp.Codec;
import io.dartwing.engine.sip.sdp.Media;
import io.dartwing.engine.sip.sdp.SessionDescription;
import io.dartwing.engine.sip.sdp.T38Parameters;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one socket of a call, what is said about it in SDP, and the leg that uses it.
///
/// The session description may be asked for by SIP threads; the leg belongs to the pacer's thread.
final class CallMedia implements AutoCloseable {
    private final MediaSocket socket;
    private final List<Codec> codecs;
    private SessionDescription local;
    private @Nullable MediaLeg leg;

    CallMedia(MediaSocket socket, String address, LineTrunk trunk) {
        this.socket = socket;
        this.codecs = trunk.codecs().stream()
                .map(codec -> codec == LineTrunk.Codec.PCMA ? Codec.PCMA : Codec.PCMU)
                .toList();
        this.local = SessionDescription.of(address);
    }

    int port() {
        return socket.port();
    }

    /// Our audio, as an offer.
    synchronized SessionDescription offerAudio() {
        local = local.next(Media.Audio.of(socket.port(), codecs.toArray(Codec[]::new)));
        return local;
    }

    /// T.38 in place of the audio, as an offer.
    synchronized SessionDescription offerT38() {
        local = local.next(Media.T38.of(socket.port(), T38Parameters.OURS));
        return local;
    }

    synchronized Optional<Agreement.Answer> answerT38(SessionDescription offer) {
        return kept(Agreement.t38(offer, local, socket.port(), T38Parameters.OURS));
    }

    synchronized Optional<Agreement.Answer> answerAudio(SessionDescription offer) {
        return kept(Agreement.audio(offer, local, socket.port(), codecs));
    }

    private Optional<Agreement.Answer> kept(Optional<Agreement.Answer> answer) {
        answer.ifPresent(given -> local = given.description());
        return answer;
    }

    /// What the peer's answer to our last offer agrees on.
    synchronized Agreement agreed(SessionDescription answer) {
        return Agreement.of(local, answer);
    }

    @Nullable
    MediaLeg leg() {
        return leg;
    }

    /// Puts a fresh terminal on the agreed medium; the one before is closed.
    void start(Agreement agreed, T30Settings settings, T30Listener listener, LongSupplier time) {
        close(leg);
        leg = switch (agreed) {
            case Agreement.Audio audio -> new AudioLeg(socket, audio, settings, listener, time);
            case Agreement.T38 t38 -> new T38Leg(socket, t38, settings, listener, time);
            case Agreement.Nothing ignored -> null;
        };
    }

    private static void close(@Nullable MediaLeg leg) {
        if (leg != null) {
            leg.close();
        }
    }

    @Override
    public void close() {
        socket.close();
        close(leg);
        leg = null;
    }
}
