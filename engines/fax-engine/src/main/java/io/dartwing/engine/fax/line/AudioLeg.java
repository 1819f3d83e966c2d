package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.t30.AudioFaxTerminal;
import io.dartwing.engine.fax.t30.T30Listener;
import io.dartwing.engine.fax.t30.T30Settings;
import io.dartwing.engine.sip.rtp.G711;
import io.dartwing.engine.sip.rtp.MediaSocket;
import io.dartwing.engine.sip.rtp.RtpFormat;
import io.dartwing.engine.sip.rtp.RtpSession;
import io.dartwing.engine.sip.sdp.Agreement;
import io.dartwing.engine.sip.sdp.Codec;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// T.30 in G.711.
final class AudioLeg implements MediaLeg {
    /// Audio flows all the time; a peer that sends none for so long is gone.
    private static final long DEAD_AFTER = TimeUnit.SECONDS.toNanos(25);
    /// A fax bears delay (T.30 waits 3 s for an answer) but no gap: 200 ms for a late packet or a busy machine.
    private static final int JITTER_FRAMES = 10;
    /// Far below any modem on a usable line, far above its noise.
    private static final double SIGNAL = 200;

    private final RtpSession rtp;
    private final AudioFaxTerminal terminal;
    private final ListeningWindow window;
    private final VoiceDetector voice = new VoiceDetector();
    private final short[] frame = new short[RtpSession.FRAME];
    private final String codec;

    AudioLeg(
            MediaSocket socket, Agreement.Audio agreed, T30Settings settings, T30Listener listener, LongSupplier time) {
        window = new ListeningWindow(250, time);
        Codec chosen = agreed.codec();
        codec = chosen.name();
        G711 law = chosen.isPcma() ? G711.ALAW : G711.ULAW;
        rtp = RtpSession.start(socket, agreed.target(), new RtpFormat(law, chosen.payloadType(), JITTER_FRAMES, true));
        terminal = AudioFaxTerminal.open(settings, listener);
    }

    @Override
    public AudioFaxTerminal terminal() {
        return terminal;
    }

    @Override
    public FaxTransport transport() {
        return FaxTransport.G711;
    }

    @Override
    public void tick() {
        boolean arrived = rtp.receive(frame) > 0;
        double level = arrived ? VoiceDetector.level(frame) : 0;
        if (terminal.held() && window.repeating()) {
            if (level > SIGNAL) {
                window.signal();
            }
        } else if (arrived) {
            voice.hear(level);
            terminal.receive(frame, frame.length);
        } else {
            terminal.lost();
        }
        terminal.transmit(frame, frame.length);
        rtp.send(frame);
    }

    @Override
    public void hold() {
        window.hold();
        terminal.hold();
    }

    @Override
    public boolean mayAnswer() {
        return window.open();
    }

    @Override
    public void release() {
        terminal.resume();
    }

    /// Whether what is heard is surely a person or a recording.
    boolean voiceHeard() {
        return voice.sure();
    }

    void retarget(InetSocketAddress target) {
        rtp.retarget(target);
    }

    @Override
    public boolean dead() {
        return rtp.silentNanos() > DEAD_AFTER;
    }

    @Override
    public String statistics() {
        var seen = rtp.statistics();
        return "G.711 " + codec + ": " + seen.sent() + " packets sent, " + seen.received() + " received, " + seen.lost()
                + " lost, " + seen.late() + " late, " + seen.malformed() + " malformed";
    }

    @Override
    public void count(LineCounters counters) {
        counters.add("rtp_lost", rtp.statistics().lost());
        counters.add("media_malformed", rtp.statistics().malformed());
    }

    @Override
    public void close() {
        terminal.close();
    }
}
