package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.engine.fax.t30.T30Completion.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Calls that don't go well end soon, with the right cause, and never claim a page that didn't arrive.
class OutcomeTest {
    @TempDir
    Path dir;

    private final CallRecorder a = new CallRecorder();
    private final CallRecorder b = new CallRecorder();
    private Path in;
    private T30Settings send;
    private T30Settings receive;

    @BeforeEach
    void document() throws IOException {
        in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, TransferTest.pages(3, 300));
        send = T30Settings.send(in, "A");
        receive = T30Settings.receive(dir.resolve("out.tif"), "B");
    }

    private enum Sound {
        SILENCE {
            @Override
            short at(int n, Random random) {
                return 0;
            }
        },
        TONE_1004 {
            @Override
            short at(int n, Random random) {
                return (short) (8000 * Math.sin(2 * Math.PI * 1004 * n / 8000));
            }
        },
        /// Vowels at 120 Hz in words of a third of a second.
        VOICE {
            @Override
            short at(int n, Random random) {
                if (n / 2600 % 3 == 2) {
                    return 0;
                }
                double formants = 0;
                for (int h = 1; h < 25; h++) {
                    double f = 120 * h * (1 + 0.03 * Math.sin(n / 3000.0));
                    formants += Math.sin(2 * Math.PI * f * n / 8000) / (1 + Math.abs(f - 700) / 300);
                }
                return (short) (1500 * formants);
            }
        },
        NOISE {
            @Override
            short at(int n, Random random) {
                return (short) (2000 * random.nextGaussian());
            }
        };

        abstract short at(int n, Random random);
    }

    @ParameterizedTest(name = "{0} caller {1}")
    @CsvSource({
        "SILENCE, false", "TONE_1004, false", "VOICE, false", "NOISE, false",
        "SILENCE, true", "TONE_1004, true", "VOICE, true", "NOISE, true"
    })
    void whatIsNoFaxIsCalledSoAfterT1(Sound sound, boolean caller) {
        Random random = new Random(1);
        CallRecorder recorder = caller ? a : b;
        try (AudioFaxTerminal terminal = AudioFaxTerminal.open(caller ? send : receive, recorder)) {
            short[] frame = new short[160];
            int n = 0;
            while (!terminal.finished() && n < 60 * 8000) {
                for (int i = 0; i < 160; i++) {
                    frame[i] = sound.at(n++, random);
                }
                terminal.receive(frame, 160);
                terminal.transmit(frame, 160);
            }
            assertThat(n / 8).isBetween(34_000, 36_000);
        }
        assertThat(recorder.result().completion().cause()).isEqualTo(Cause.NOT_FAX);
        assertThat(recorder.result().pages()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = LinePath.class,
            names = {"T38", "ULAW"})
    void aSenderThatTakesItsTimeIsStillHeard(LinePath path) {
        try (CallSimulator call = path.call(send, a, receive, b)) {
            call.cut(true);
            call.after(22_000, () -> call.cut(false));
            call.run(200);
        }
        assertThat(a.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(b.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(b.frames(T30Event.Direction.SENT)).doesNotContain(T30Frame.DCN);
    }

    @Test
    void aSilentPacketLineIsNoFaxEither() {
        try (T38FaxTerminal terminal = T38FaxTerminal.open(receive, T38Settings.DEFAULT, b)) {
            for (int i = 0; i < 60 * 50 && !terminal.finished(); i++) {
                terminal.tick(160);
            }
        }
        assertThat(b.result().completion().cause()).isEqualTo(Cause.NOT_FAX);
    }

    @ParameterizedTest(name = "{0} ECM {1}")
    @CsvSource({"T38, true", "T38, false", "ULAW, true", "ULAW, false"})
    void aSenderCancelsInItsSecondPage(LinePath path, boolean ecm) {
        try (CallSimulator call = path.call(send.withEcm(ecm), a, receive, b)) {
            a.reaction = event -> {
                if (event instanceof T30Event.PageAnswered p && p.page().index() == 0) {
                    call.after(2000, call.sender::cancel);
                }
            };
            call.run(200);
        }
        assertThat(a.result().completion()).isEqualTo(T30Completion.CANCELLED);
        assertThat(a.result().pages()).isEqualTo(1);
        assertThat(a.result().unansweredPage()).isEmpty();
        assertThat(b.frames(T30Event.Direction.RECEIVED)).as(b.log()).endsWith(T30Frame.DCN);
        assertThat(b.result().completion().cause()).isEqualTo(Cause.REMOTE_DISCONNECT);
        assertThat(b.result().pages()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} ECM {1}")
    @CsvSource({"T38, true", "T38, false", "ULAW, true", "ULAW, false"})
    void aReceiverCancelsInTheSecondPage(LinePath path, boolean ecm) {
        try (CallSimulator call = path.call(send.withEcm(ecm), a, receive, b)) {
            b.reaction = event -> {
                if (event instanceof T30Event.PageReceived p && p.page().index() == 0) {
                    call.after(7000, call.receiver::cancel);
                }
            };
            call.run(200);
        }
        assertThat(b.result().completion()).isEqualTo(T30Completion.CANCELLED);
        assertThat(b.result().pages()).isEqualTo(1);
        assertThat(a.frames(T30Event.Direction.RECEIVED)).as(a.log()).endsWith(T30Frame.DCN);
        assertThat(a.result().completion().cause()).isEqualTo(Cause.REMOTE_DISCONNECT);
        assertThat(a.result().pages()).isEqualTo(1);
    }

    @Test
    void aCallThatIsCancelledBeforeItStartsEndsQuickly() {
        try (CallSimulator call = CallSimulator.audio(send, a, receive, b, s -> s)) {
            call.after(1000, call.sender::cancel);
            call.run(20);
            assertThat(call.millis).isLessThan(8_000);
        }
        assertThat(a.result().completion()).isEqualTo(T30Completion.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(
            value = LinePath.class,
            names = {"T38", "ULAW"})
    void aLineThatDropsInAPageIsSaidToHaveDropped(LinePath path) {
        try (CallSimulator call = path.call(send, a, receive, b)) {
            a.reaction = event -> {
                if (event instanceof T30Event.PageAnswered p && p.page().index() == 0) {
                    call.after(3000, () -> {
                        call.sender.hangUp();
                        call.receiver.hangUp();
                    });
                }
            };
            call.run(200);
        }
        assertThat(a.result().completion()).isEqualTo(T30Completion.CALL_DROPPED);
        assertThat(b.result().completion()).isEqualTo(T30Completion.CALL_DROPPED);
        assertThat(a.result().pages()).isEqualTo(1);
        assertThat(b.result().pages()).isEqualTo(1);
    }

    @Test
    void aPageTooWideForTheFarEndIsANegotiationMatter() throws IOException {
        Path wide = TestPages.write(dir.resolve("wide.tif"), T30Resolution.FINE, TestPages.drawn(2432, 100, 1));
        T30Settings narrow = new T30Settings(
                T30Settings.Role.RECEIVE,
                false,
                "B",
                dir.resolve("out.tif"),
                0,
                -1,
                true,
                EnumSet.allOf(T30Modem.class),
                14400,
                Set.of(T30Compression.MMR),
                EnumSet.allOf(T30Resolution.class),
                Set.of(T30PageSize.WIDTH_A4, T30PageSize.LENGTH_UNLIMITED),
                T30Settings.T1);
        try (CallSimulator call = CallSimulator.t38(T30Settings.send(wide, "A"), a, narrow, b)) {
            call.run(60);
        }
        assertThat(a.result().completion()).isEqualTo(T30Completion.SIZE_UNSUPPORTED);
        assertThat(b.result().completion().cause()).isEqualTo(Cause.REMOTE_DISCONNECT);
    }

    @Test
    void aPageTooFineForTheSenderIsNotSent() throws IOException {
        Path fine = TestPages.write(dir.resolve("fine.tif"), T30Resolution.SUPERFINE, TestPages.drawn(1728, 100, 1));
        T30Settings coarse = T30Settings.send(fine, "A").withResolutions(Set.of(T30Resolution.STANDARD));
        try (CallSimulator call = CallSimulator.t38(coarse, a, receive, b)) {
            call.run(60);
        }
        assertThat(a.result().completion().cause()).isEqualTo(Cause.NEGOTIATION);
        assertThat(a.result().pages()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"missing.tif", "broken.tif"})
    void aDocumentThatCannotBeReadIsADocumentMatter(String name) throws IOException {
        Files.write(dir.resolve("broken.tif"), new byte[] {'I', 'I', 42, 0, 99, 9, 9, 9});
        try (CallSimulator call = CallSimulator.t38(T30Settings.send(dir.resolve(name), "A"), a, receive, b)) {
            call.run(60);
        }
        assertThat(a.result().completion().cause()).isEqualTo(Cause.DOCUMENT);
    }

    @Test
    void aPlaceThatCannotBeWrittenIsADocumentMatter() {
        T30Settings nowhere = T30Settings.receive(dir.resolve("no/such/place.tif"), "B");
        try (CallSimulator call = CallSimulator.t38(send, a, nowhere, b)) {
            call.run(60);
        }
        assertThat(b.result().completion().cause()).isEqualTo(Cause.DOCUMENT);
        assertThat(a.result().pages()).isZero();
    }

    @Test
    void everyCodeHasACauseAndASentence() {
        for (int code = 0; code <= 61; code++) {
            assertThat(T30Completion.ofCode(code)).isNotEqualTo(T30Completion.UNKNOWN);
        }
        assertThat(T30Completion.ofCode(62)).isEqualTo(T30Completion.UNKNOWN);
        assertThat(T30Completion.ofCode(-1)).isEqualTo(T30Completion.UNKNOWN);
        assertThat(T30Completion.values()).allSatisfy(c -> {
            assertThat(c.sentence()).endsWith(".").hasSizeBetween(20, 100);
            assertThat(c.cause() == Cause.OK).isEqualTo(c == T30Completion.COMPLETED);
        });
    }
}
