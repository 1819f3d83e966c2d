package io.dartwing.engine.fax.t30;

import io.dartwing.engine.fax.t38.ErrorRecovery;
import io.dartwing.engine.fax.t38.IfpPacket;
import io.dartwing.engine.fax.t38.ReceivedIfp;
import io.dartwing.engine.fax.t38.UdptlDecoder;
import io.dartwing.engine.fax.t38.UdptlEncoder;
import io.dartwing.engine.fax.t38.UdptlReceipt;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// Two terminals on a simulated line, in simulated time, 20 ms a step.
final class CallSimulator implements AutoCloseable {
    private static final int FRAME = 160;

    /// One way of the line: carries what one terminal says in a step to the other.
    interface Wire {
        void step();
    }

    final FaxTerminal sender;
    final FaxTerminal receiver;
    private final Wire there;
    private final Wire back;
    private final TreeMap<Integer, Runnable> plans = new TreeMap<>();
    private final Runnable clock;
    /// While cut, nothing gets through either way.
    private final boolean[] cut;
    int millis;

    private CallSimulator(
            FaxTerminal sender, FaxTerminal receiver, Wire there, Wire back, boolean[] cut, Runnable clock) {
        this.sender = sender;
        this.receiver = receiver;
        this.there = there;
        this.back = back;
        this.clock = clock;
        this.cut = cut;
    }

    static CallSimulator audio(T30Settings a, CallRecorder ra, T30Settings b, CallRecorder rb, IntUnaryOperator codec) {
        AudioFaxTerminal sender = AudioFaxTerminal.open(a, ra);
        AudioFaxTerminal receiver = AudioFaxTerminal.open(b, rb);
        boolean[] cut = {false};
        return new CallSimulator(
                sender,
                receiver,
                sound(sender, receiver, s -> cut[0] ? 0 : codec.applyAsInt(s)),
                sound(receiver, sender, s -> cut[0] ? 0 : codec.applyAsInt(s)),
                cut,
                () -> {});
    }

    static CallSimulator t38(T30Settings a, CallRecorder ra, T30Settings b, CallRecorder rb) {
        return t38(a, ra, b, rb, T38Settings.DEFAULT, new ErrorRecovery.None(), 0, 1);
    }

    static CallSimulator t38(
            T30Settings a,
            CallRecorder ra,
            T30Settings b,
            CallRecorder rb,
            T38Settings t38,
            ErrorRecovery recovery,
            int lossPercent,
            long seed) {
        T38FaxTerminal sender = T38FaxTerminal.open(a, t38, ra);
        T38FaxTerminal receiver = T38FaxTerminal.open(b, t38, rb);
        Random random = new Random(seed);
        boolean[] cut = {false};
        IntPredicate lost = copy -> cut[0] || random.nextInt(100) < lossPercent;
        return new CallSimulator(
                sender,
                receiver,
                packets(sender, receiver, recovery, lost),
                packets(receiver, sender, recovery, lost),
                cut,
                () -> {
                    sender.tick(FRAME);
                    receiver.tick(FRAME);
                });
    }

    /// A line with 60 ms of delay.
    private static Wire sound(AudioFaxTerminal from, AudioFaxTerminal to, IntUnaryOperator codec) {
        Deque<short[]> line = new ArrayDeque<>(List.of(new short[FRAME], new short[FRAME], new short[FRAME]));
        return () -> {
            short[] frame = new short[FRAME];
            from.transmit(frame, FRAME);
            for (int i = 0; i < FRAME; i++) {
                frame[i] = (short) codec.applyAsInt(frame[i]);
            }
            line.add(frame);
            to.receive(line.remove(), FRAME);
        };
    }

    /// UDPTL with random loss; each copy of a datagram is lost on its own.
    private static Wire packets(T38FaxTerminal from, T38FaxTerminal to, ErrorRecovery recovery, IntPredicate lost) {
        UdptlEncoder encoder = new UdptlEncoder(recovery, 1400);
        UdptlDecoder decoder = new UdptlDecoder();
        int[] quiet = {0};
        return () -> {
            quiet[0]++;
            for (IfpPacket packet = from.poll(); packet != null; packet = from.poll()) {
                byte[] datagram = encoder.encode(packet.data());
                for (int copy = 0; copy < packet.copies(); copy++) {
                    if (!lost.test(copy)
                            && decoder.receive(datagram, datagram.length)
                                    instanceof UdptlReceipt.Accepted(List<ReceivedIfp> packets)) {
                        quiet[0] = 0;
                        packets.forEach(p -> to.receive(p.data(), p.sequence()));
                    }
                }
            }
            if (decoder.waiting() && quiet[0] > 5) {
                decoder.flush().forEach(p -> to.receive(p.data(), p.sequence()));
            }
        };
    }

    private void at(int when, Runnable action) {
        plans.merge(when, action, (a, b) -> () -> {
            a.run();
            b.run();
        });
    }

    void cut(boolean now) {
        cut[0] = now;
    }

    void after(int delay, Runnable action) {
        at(millis + delay, action);
    }

    /// Until both ends are done; a side whose partner has been gone for 2 s sees the line drop.
    CallSimulator run(int maxSeconds) {
        int gone = 0;
        while (!(sender.finished() && receiver.finished()) && millis < maxSeconds * 1000) {
            step();
            gone = sender.finished() || receiver.finished() ? gone + 20 : 0;
            if (gone > 2000) {
                sender.hangUp();
                receiver.hangUp();
            }
        }
        return this;
    }

    void step() {
        millis += 20;
        while (!plans.isEmpty() && plans.firstKey() <= millis) {
            Map.Entry<Integer, Runnable> plan = plans.pollFirstEntry();
            plan.getValue().run();
        }
        clock.run();
        there.step();
        back.step();
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
    }
}
