package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Noise on the line damages pages; nobody calls a damaged page delivered.
class BadLineTest {
    @TempDir
    Path dir;

    private final CallRecorder a = new CallRecorder();
    private final CallRecorder b = new CallRecorder();
    private T30Settings send;
    private T30Settings receive;

    @BeforeEach
    void document() throws IOException {
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, TransferTest.pages(3, 300));
        send = T30Settings.send(in, "A");
        receive = T30Settings.receive(dir.resolve("out.tif"), "B");
    }

    /// When the image follows the training, after CFR.
    private static final int TRAINED_MILLIS = 2_000;

    /// Noise on the line while `on` says so: enough to spoil rows, not to lose the carrier.
    private static IntUnaryOperator noisy(boolean[] on) {
        Random random = new Random(7);
        return s -> on[0] && s != 0 ? s + (int) (400 * random.nextGaussian()) : s;
    }

    @Test
    void aDamagedLastPageIsNotCalledDelivered() {
        boolean[] noise = {false};
        try (CallSimulator call =
                CallSimulator.audio(send.withEcm(false).withPages(0, 0), a, receive, b, noisy(noise))) {
            a.reaction = event -> {
                if (event instanceof T30Event.FrameSeen f && f.frame() == T30Frame.CFR) {
                    call.after(TRAINED_MILLIS, () -> noise[0] = true);
                } else if (event instanceof T30Event.PageLeaving) {
                    noise[0] = false;
                }
            };
            call.run(200);
        }
        assertThat(a.result().ok()).as(a.log() + b.log()).isFalse();
        assertThat(a.result().pages()).isZero();
        assertThat(a.result().documentComplete()).isFalse();
        assertThat(b.all(T30Event.PageReceived.class))
                .allSatisfy(p -> assertThat(p.stored()).isFalse());
        assertThat(b.result().ok()).isFalse();
        assertThat(a.all(T30Event.PageAnswered.class))
                .extracting(T30Event.PageAnswered::answer)
                .as(a.log() + b.log())
                .containsOnly(T30Frame.RTN);
        assertThat(a.result().completion()).isEqualTo(T30Completion.LAST_PAGE_REJECTED);
    }

    @Test
    void aDamagedMiddlePageIsSentAgain() throws IOException {
        boolean[] noise = {false};
        int[] damaged = {0};
        try (CallSimulator call = CallSimulator.audio(send.withEcm(false), a, receive, b, noisy(noise))) {
            a.reaction = event -> {
                if (event instanceof T30Event.FrameSeen f && f.frame() == T30Frame.CFR && damaged[0]++ == 0) {
                    call.after(TRAINED_MILLIS, () -> noise[0] = true);
                } else if (event instanceof T30Event.PageLeaving) {
                    noise[0] = false;
                }
            };
            call.run(300);
        }
        assertThat(a.all(T30Event.PageAnswered.class))
                .extracting(T30Event.PageAnswered::answer)
                .containsExactly(T30Frame.RTN, T30Frame.MCF, T30Frame.MCF, T30Frame.MCF);
        assertThat(a.all(T30Event.PageLeaving.class))
                .extracting(p -> p.page() + "/" + p.attempt())
                .containsExactly("0/1", "0/2", "1/1", "2/1");
        assertThat(a.result().ok()).isTrue();
        assertThat(TestPages.read(dir.resolve("out.tif"))).containsExactly(TransferTest.pages(3, 300));
    }

    @Test
    void aCallThatStandsStillIsGivenUp() {
        boolean[] noise = {false};
        Random random = new Random(7);
        // A hum after the carrier keeps it looking present, and spandsp waits for its end without a timer.
        IntUnaryOperator hum = s -> noise[0] ? s + (int) (400 * random.nextGaussian()) : s;
        try (CallSimulator call = CallSimulator.audio(send.withEcm(false), a, receive, b, hum)) {
            a.reaction = event -> {
                if (event instanceof T30Event.FrameSeen f && f.frame() == T30Frame.CFR) {
                    noise[0] = true;
                }
            };
            call.run(300);
            assertThat(call.millis).isLessThan(150_000);
        }
        assertThat(a.result().ok()).isFalse();
        assertThat(a.result().completion()).isEqualTo(T30Completion.STALLED);
    }
}
