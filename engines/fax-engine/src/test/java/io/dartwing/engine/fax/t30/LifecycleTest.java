package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Terminals come and go without leaving anything behind.
class LifecycleTest {
    @TempDir
    Path dir;

    @Test
    void theLibraryIsThere() {
        assertThat(FaxLibrary.problem()).isEmpty();
    }

    @Test
    void closingTwiceIsFineAndUsingAClosedTerminalDoesNothing() {
        CallRecorder recorder = new CallRecorder();
        AudioFaxTerminal audio = AudioFaxTerminal.open(T30Settings.receive(dir.resolve("a.tif"), "B"), recorder);
        audio.close();
        audio.close();
        short[] samples = {1, 2, 3};
        audio.receive(samples, 3);
        assertThat(audio.transmit(samples, 3)).isEqualTo(3);
        assertThat(samples).containsOnly(0);
        audio.hold();
        audio.resume();
        audio.cancel();
        audio.hangUp();
        assertThat(recorder.result().completion()).isEqualTo(T30Completion.CALL_DROPPED);
        T38FaxTerminal packets =
                T38FaxTerminal.open(T30Settings.receive(dir.resolve("b.tif"), "B"), T38Settings.DEFAULT, recorder);
        packets.close();
        packets.close();
        packets.tick(160);
        packets.receive(new byte[] {1}, 0);
        assertThat(packets.poll()).isNull();
        assertThat(recorder.all(T30Event.Finished.class)).hasSize(2);
    }

    @Test
    void aTerminalMayBeClosedFromItsListener() throws IOException {
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, TransferTest.pages(2, 100));
        for (Class<?> when : List.of(
                T30Event.CapabilitiesReceived.class,
                T30Event.Negotiated.class,
                T30Event.PageLeaving.class,
                T30Event.PageAnswered.class,
                T30Event.Finished.class)) {
            for (LinePath path : List.of(LinePath.T38, LinePath.ULAW)) {
                CallRecorder a = new CallRecorder();
                try (CallSimulator call = path.call(
                        T30Settings.send(in, "A"),
                        a,
                        T30Settings.receive(dir.resolve("o.tif"), "B"),
                        new CallRecorder())) {
                    a.reaction = event -> {
                        if (when.isInstance(event)) {
                            call.sender.close();
                        }
                    };
                    call.run(100);
                    assertThat(call.sender.finished()).isTrue();
                }
                assertThat(a.all(T30Event.Finished.class)).hasSize(1);
            }
        }
        assertThat(SpandspCallbacks.sessions()).isZero();
    }

    @Test
    void hundredsOfTerminalsLeaveNoSessionBehind() {
        List<FaxTerminal> open = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            T30Settings settings = T30Settings.receive(dir.resolve(i + ".tif"), "B");
            open.add(AudioFaxTerminal.open(settings, event -> {}));
            open.add(T38FaxTerminal.open(settings, T38Settings.DEFAULT, event -> {}));
        }
        assertThat(SpandspCallbacks.sessions()).isGreaterThanOrEqualTo(300);
        open.forEach(FaxTerminal::close);
        assertThat(SpandspCallbacks.sessions()).isZero();
    }

    @Test
    void manyCallsRunSideBySideOnVirtualThreads() throws Exception {
        TestPages.Page[] sent = TransferTest.pages(2, 100);
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, sent);
        List<Future<Boolean>> calls = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 60; i++) {
                Path out = dir.resolve("out" + i + ".tif");
                LinePath path = i % 3 == 0 ? LinePath.ULAW : LinePath.T38;
                calls.add(threads.submit(() -> {
                    CallRecorder a = new CallRecorder();
                    T30Settings receive = T30Settings.receive(out, "B");
                    try (CallSimulator call = path.call(T30Settings.send(in, "A"), a, receive, new CallRecorder())) {
                        call.run(100);
                    }
                    return a.result().ok() && TestPages.read(out).equals(List.of(sent));
                }));
            }
        }
        for (Future<Boolean> call : calls) {
            assertThat(call.get()).isTrue();
        }
        assertThat(SpandspCallbacks.sessions()).isZero();
    }

    @Test
    void packetsOfGarbageAreDropped() {
        Random random = new Random(3);
        CallRecorder recorder = new CallRecorder();
        try (T38FaxTerminal terminal =
                T38FaxTerminal.open(T30Settings.receive(dir.resolve("g.tif"), "B"), T38Settings.DEFAULT, recorder)) {
            for (int i = 0; i < 20_000; i++) {
                byte[] ifp = new byte[random.nextInt(60)];
                random.nextBytes(ifp);
                terminal.receive(ifp, i);
                if (i % 20 == 0) {
                    terminal.tick(160);
                }
            }
            terminal.receive(new byte[T38FaxTerminal.MAX_IFP + 1], 1);
            assertThat(terminal.malformed()).isPositive();
        }
        assertThat(recorder.result().pages()).isZero();
    }

    @Test
    void settingsSayWhatIsWrongWithThem() {
        Path file = dir.resolve("x.tif");
        T30Settings good = T30Settings.send(file, "A");
        assertThatThrownBy(() -> good.withMaxBitRate(12000)).hasMessageContaining("expected: 14400, 9600 or 4800");
        assertThatThrownBy(() -> good.withPages(3, 2)).hasMessageContaining("lastPage: 2");
        assertThatThrownBy(() -> good.withPages(-1, 2)).hasMessageContaining("firstPage: -1");
        assertThatThrownBy(() -> T30Settings.send(file, "x".repeat(21))).hasMessageContaining("stationId");
        assertThatThrownBy(() -> T30Settings.send(Path.of("x".repeat(256)), "A"))
                .hasMessageContaining("document");
    }
}
