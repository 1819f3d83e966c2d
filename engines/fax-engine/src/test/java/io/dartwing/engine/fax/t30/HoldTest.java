package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// "Page received, commit, then confirm": nothing is confirmed that isn't committed.
class HoldTest {
    @TempDir
    Path dir;

    private final CallRecorder a = new CallRecorder();
    private final CallRecorder b = new CallRecorder();
    private final TestPages.Page[] sent = TransferTest.pages(3, 150);
    private Path out;
    private T30Settings send;
    private T30Settings receive;

    @BeforeEach
    void document() throws IOException {
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, sent);
        out = dir.resolve("out.tif");
        send = T30Settings.send(in, "A");
        receive = T30Settings.receive(out, "B");
    }

    @ParameterizedTest(name = "{0} ECM {1} held {2} ms")
    @CsvSource({
        "T38, true, 0",
        "T38, true, 500",
        "T38, true, 1500",
        "T38, true, 2500",
        "T38, false, 0",
        "T38, false, 1000",
        "T38, false, 2500",
        "ULAW, true, 0",
        "ULAW, true, 500",
        "ULAW, true, 1500",
        "ULAW, true, 2500",
        "ULAW, false, 0",
        "ULAW, false, 1000",
        "ULAW, false, 2500",
    })
    void aPageIsConfirmedOnlyAfterItsCommit(LinePath path, boolean ecm, int held) throws IOException {
        List<String> story = new ArrayList<>();
        try (CallSimulator call = path.call(send.withEcm(ecm), a, receive, b)) {
            b.reaction = event -> {
                if (event instanceof T30Event.PageReceived p) {
                    story.add("received " + p.page().index());
                    call.receiver.hold();
                    call.after(held, () -> {
                        story.add("committed " + p.page().index());
                        assertThat(call.receiver.held()).isTrue();
                        call.receiver.resume();
                    });
                }
            };
            a.reaction = event -> {
                if (event instanceof T30Event.PageAnswered p && p.confirmed()) {
                    story.add("confirmed " + p.page().index());
                }
            };
            call.run(200);
        }
        assertThat(story)
                .containsExactly(
                        "received 0",
                        "committed 0",
                        "confirmed 0",
                        "received 1",
                        "committed 1",
                        "confirmed 1",
                        "received 2",
                        "committed 2",
                        "confirmed 2");
        assertThat(a.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(b.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(TestPages.read(out)).isEqualTo(List.of(sent));
        // Nobody had to ask twice.
        assertThat(a.frames(T30Event.Direction.SENT).stream().filter(T30Frame::endsPage))
                .hasSize(3);
    }

    @ParameterizedTest(name = "{0} held {1} ms")
    @CsvSource({"T38, 6000", "ULAW, 6000"})
    void aHoldThatIsTooLongCostsARepeatButNoPage(LinePath path, int held) throws IOException {
        try (CallSimulator call = path.call(send, a, receive, b)) {
            b.reaction = event -> {
                if (event instanceof T30Event.PageReceived p && p.page().index() == 1) {
                    call.receiver.hold();
                    call.after(held, call.receiver::resume);
                }
            };
            call.run(200);
        }
        assertThat(a.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(TestPages.read(out)).isEqualTo(List.of(sent));
        assertThat(a.frames(T30Event.Direction.SENT).stream().filter(T30Frame::endsPage))
                .hasSizeGreaterThan(3);
    }

    @ParameterizedTest(name = "{0} ECM {1}")
    @CsvSource({"T38, true", "T38, false", "ULAW, true", "ULAW, false"})
    void aPageThatIsNeverCommittedIsNeverConfirmed(LinePath path, boolean ecm) {
        try (CallSimulator call = path.call(send.withEcm(ecm), a, receive, b)) {
            b.reaction = event -> {
                if (event instanceof T30Event.PageReceived p && p.last()) {
                    call.receiver.hold();
                    call.after(2000, call.receiver::hangUp);
                }
            };
            call.run(200);
        }
        assertThat(b.result().documentComplete()).isFalse();
        assertThat(b.result().completion()).isEqualTo(T30Completion.CALL_DROPPED);
        assertThat(b.result().pages()).isEqualTo(2);
        assertThat(b.frames(T30Event.Direction.SENT).stream().filter(T30Frame.MCF::equals))
                .hasSize(2);
        assertThat(a.result().documentComplete()).isFalse();
        assertThat(a.result().pages()).isEqualTo(2);
        assertThat(a.result().unansweredPage()).hasValue(2);
        assertThat(a.result().ok()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = LinePath.class,
            names = {"T38", "ULAW"})
    void refusingAPageSaysGoodbyeInsteadOfConfirming(LinePath path) {
        try (CallSimulator call = path.call(send, a, receive, b)) {
            b.reaction = event -> {
                if (event instanceof T30Event.PageReceived p && p.page().index() == 1) {
                    call.receiver.hold();
                    call.after(1000, call.receiver::cancel);
                }
            };
            call.run(200);
        }
        assertThat(b.result().completion()).isEqualTo(T30Completion.CANCELLED);
        assertThat(b.result().pages()).isEqualTo(1);
        assertThat(a.result().pages()).isEqualTo(1);
        assertThat(a.frames(T30Event.Direction.RECEIVED)).endsWith(T30Frame.MCF, T30Frame.DCN);
        assertThat(a.result().completion().cause()).isEqualTo(T30Completion.Cause.REMOTE_DISCONNECT);
    }

    @ParameterizedTest
    @EnumSource(
            value = LinePath.class,
            names = {"T38", "ULAW"})
    void aFailingCommitIsARefusal(LinePath path) {
        b.reaction = event -> {
            if (event instanceof T30Event.PageReceived p && p.page().index() == 1) {
                throw new IllegalStateException("disk full");
            }
        };
        try (CallSimulator call = path.call(send, a, receive, b)) {
            call.run(200);
        }
        assertThat(b.result().completion()).isEqualTo(T30Completion.LISTENER_FAILED);
        assertThat(b.result().pages()).isEqualTo(1);
        assertThat(a.result().pages()).isEqualTo(1);
        assertThat(a.frames(T30Event.Direction.RECEIVED)).endsWith(T30Frame.MCF, T30Frame.DCN);
    }

    @ParameterizedTest(name = "{0} held {1} ms")
    @CsvSource({"T38, 0", "T38, 1500", "ULAW, 0", "ULAW, 1500"})
    void aSenderMayJournalBeforeItsCommandLeaves(LinePath path, int held) {
        List<String> story = new ArrayList<>();
        try (CallSimulator call = path.call(send, a, receive, b)) {
            a.reaction = event -> {
                if (event instanceof T30Event.PageLeaving p) {
                    call.sender.hold();
                    call.after(held, () -> {
                        story.add("journalled " + p.page());
                        call.sender.resume();
                    });
                }
            };
            b.reaction = event -> {
                if (event instanceof T30Event.FrameSeen f
                        && f.direction() == T30Event.Direction.RECEIVED
                        && f.frame().endsPage()) {
                    story.add("command heard");
                }
            };
            call.run(200);
        }
        assertThat(a.result().ok()).as(a.log()).isTrue();
        assertThat(story)
                .containsExactly(
                        "journalled 0",
                        "command heard",
                        "journalled 1",
                        "command heard",
                        "journalled 2",
                        "command heard");
    }

    @ParameterizedTest
    @EnumSource(
            value = LinePath.class,
            names = {"T38", "ULAW"})
    void aCommandThatNeverLeftIsNotUncertain(LinePath path) {
        try (CallSimulator call = path.call(send, a, receive, b)) {
            a.reaction = event -> {
                if (event instanceof T30Event.PageLeaving p && p.page() == 1) {
                    call.sender.hold();
                    call.after(500, call.sender::hangUp);
                }
            };
            call.run(200);
        }
        assertThat(a.result().pages()).isEqualTo(1);
        assertThat(a.result().unansweredPage()).isEmpty();
        assertThat(b.result().pages()).isEqualTo(1);
    }
}
