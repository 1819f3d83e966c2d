package io.dartwing.engine.sip;

import io.dartwing.engine.sip.sdp.Codec;
import io.dartwing.engine.sip.sdp.Media;
import io.dartwing.engine.sip.sdp.SessionDescription;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// A user agent for tests: answers as told and remembers what happened.
final class Phone implements SipListener, AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(8);

    final SipUserAgent ua;
    final BlockingQueue<Line> incoming = new LinkedBlockingQueue<>();
    volatile BiConsumer<IncomingInvite, Line> onInvite = (invite, line) -> invite.accept(audio(40_002));
    volatile Function<SessionDescription, Reoffer> onReoffer = offer -> Reoffer.refuse();

    Phone() {
        this(Duration.ofSeconds(4));
    }

    Phone(Duration transactionTimeout) {
        this(InetAddress.getLoopbackAddress(), transactionTimeout);
    }

    Phone(String bind) {
        this(InetAddress.ofLiteral(bind), Duration.ofSeconds(4));
    }

    private Phone(InetAddress address, Duration transactionTimeout) {
        ua = SipUserAgent.start(
                new UserAgentConfig(address, "127.0.0.1", 0, "Test/1", Duration.ofMinutes(1), transactionTimeout, 500),
                this);
    }

    static SessionDescription audio(int port) {
        return SessionDescription.of("127.0.0.1", Media.Audio.of(port, Codec.PCMU, Codec.PCMA));
    }

    Phone trunkTo(int port, Transport transport) {
        ua.configure(List.of(SipTrunk.byAddress("t", "127.0.0.1", port, transport)));
        return this;
    }

    Line dial(String number) {
        return dial(number, Duration.ofSeconds(30));
    }

    Line dial(String number, Duration ringFor) {
        var line = new Line(this);
        line.call = ua.call(new CallRequest("t", number, "+12025550100", audio(40_000), ringFor), line);
        return line;
    }

    Line nextIncoming() throws InterruptedException {
        Line line = incoming.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
        if (line == null) {
            throw new AssertionError("no call came in");
        }
        return line;
    }

    @Override
    public CallListener invited(IncomingInvite invite) {
        var line = new Line(this);
        line.invite = invite;
        line.call = invite.call();
        onInvite.accept(invite, line);
        incoming.add(line);
        return line;
    }

    @Override
    public void close() {
        ua.close();
    }

    /// One call as its listener saw it.
    static final class Line implements CallListener {
        private final Phone phone;
        volatile SipCall call;
        volatile IncomingInvite invite;
        final List<Integer> progress = new CopyOnWriteArrayList<>();
        final List<SipTrace> traces = new CopyOnWriteArrayList<>();
        final BlockingQueue<Object> happened = new LinkedBlockingQueue<>();
        volatile SessionDescription remote;

        Line(Phone phone) {
            this.phone = phone;
        }

        @Override
        public void progressed(int status, SessionDescription early) {
            progress.add(status);
        }

        @Override
        public void established(SessionDescription answer) {
            remote = answer;
            happened.add("established");
        }

        @Override
        public Reoffer reoffered(SessionDescription offer) {
            return phone.onReoffer.apply(offer);
        }

        @Override
        public void answered(SessionDescription answer) {
            happened.add(answer);
        }

        @Override
        public void ended(CallEnd end) {
            happened.add(end);
        }

        @Override
        public void traced(SipTrace trace) {
            traces.add(trace);
        }

        Line standing() throws InterruptedException {
            Object next = next();
            if (!"established".equals(next)) {
                throw new AssertionError("not established but " + next);
            }
            return this;
        }

        CallEnd end() throws InterruptedException {
            Object next = next();
            if (!(next instanceof CallEnd end)) {
                throw new AssertionError("not ended but " + next);
            }
            return end;
        }

        Object next() throws InterruptedException {
            Object next = happened.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("nothing happened; so far: " + firstLines());
            }
            return next;
        }

        List<String> firstLines() {
            return traces.stream()
                    .map(t -> (t.direction() == SipTrace.Direction.SENT ? "> " : "< ") + t.firstLine())
                    .toList();
        }
    }
}
