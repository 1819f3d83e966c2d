package io.dartwing.engine.fax.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.engine.fax.line.CallReport.Outcome;
import io.dartwing.engine.fax.line.LineTrunk.T38;
import io.dartwing.engine.fax.line.OutboundFax.TransportPreference;
import io.dartwing.engine.fax.pages.TiffPages;
import io.dartwing.kernel.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Two lines on loopback. All calls run at the same time. The called number says what the called side does: its first
/// digit chooses the trunk's T.38 mode, its second error correction, its third what goes wrong.
class FaxLineIT {
    private static final Map<Character, T38> MODES = Map.of('1', T38.AUTO, '2', T38.ALWAYS, '3', T38.NEVER);
    private static final AtomicInteger NEXT = new AtomicInteger(1000);

    @TempDir
    static Path folder;

    private static FaxHost a;
    private static FaxHost b;

    enum Medium {
        CALLED_SIDE_SWITCHES_TO_T38(T38.AUTO, "11", TransportPreference.T38_FIRST, FaxTransport.T38),
        CALLED_SIDE_SWITCHES_AT_ONCE(T38.AUTO, "21", TransportPreference.T38_FIRST, FaxTransport.T38),
        CALLING_SIDE_SWITCHES_AT_ONCE(T38.ALWAYS, "11", TransportPreference.T38_FIRST, FaxTransport.T38),
        BOTH_SWITCH_AT_ONCE(T38.ALWAYS, "21", TransportPreference.T38_FIRST, FaxTransport.T38),
        T38_WITHOUT_ERROR_CORRECTION(T38.ALWAYS, "10", TransportPreference.T38_FIRST, FaxTransport.T38),
        T38_ONLY(T38.AUTO, "11", TransportPreference.T38_ONLY, FaxTransport.T38),
        T38_REFUSED_WITH_488(T38.ALWAYS, "31", TransportPreference.T38_FIRST, FaxTransport.G711),
        T38_REFUSED_LATE(T38.AUTO, "31", TransportPreference.T38_FIRST, FaxTransport.G711),
        THEIR_T38_REFUSED(T38.NEVER, "21", TransportPreference.T38_FIRST, FaxTransport.G711),
        AUDIO_ONLY(T38.AUTO, "31", TransportPreference.AUDIO_ONLY, FaxTransport.G711),
        AUDIO_WITHOUT_ERROR_CORRECTION(T38.NEVER, "30", TransportPreference.T38_FIRST, FaxTransport.G711);

        final T38 calling;
        final String called;
        final TransportPreference preference;
        final FaxTransport expected;

        Medium(T38 calling, String called, TransportPreference preference, FaxTransport expected) {
            this.calling = calling;
            this.called = called;
            this.preference = preference;
            this.expected = expected;
        }
    }

    @BeforeAll
    static void open() throws IOException {
        a = FaxHost.on(folder.resolve("a")).open();
        b = FaxHost.on(folder.resolve("b")).open();
        a.connect("127.0.0.1", b.settings.sipPort());
        b.connect("127.0.0.1", a.settings.sipPort());
        b.listener.answer = FaxLineIT::answer;
        b.listener.commit = FaxLineIT::commit;
    }

    @AfterAll
    static void close() {
        a.close();
        b.close();
    }

    private static IncomingAnswer answer(IncomingCall call) {
        switch (call.to().charAt(2)) {
            case '1' -> {
                return new IncomingAnswer.Reject(486, "Busy Here");
            }
            case '2' -> {
                return new IncomingAnswer.Reject(404, "Not Found");
            }
            case '3' -> sleep(Duration.ofSeconds(6));
            default -> {}
        }
        return RecordingListener.accept(
                call, b.trunk(MODES.get(call.to().charAt(0))), call.to().charAt(1) == '1');
    }

    private static boolean commit(ReceivedFax fax) {
        return switch (fax.reference().charAt(0)) {
            case '8' -> false;
            case '9' -> {
                sleep(Duration.ofSeconds(4));
                yield true;
            }
            default -> true;
        };
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @EnumSource
    void pages_arrive_identical(Medium medium) throws Exception {
        Path document = FaxPages.write(folder.resolve(medium + ".tif"), 2, 60, medium.ordinal());
        String reference = reference("5");
        OutboundFax fax =
                with(a.fax(medium.calling, medium.called + "0" + reference, reference, document), medium.preference, 0);

        CallReport sent = sent(fax);
        CallReport received = b.listener.report(reference);

        assertThat(sent.outcome()).as(a.listener.log(sent)).isEqualTo(Outcome.SENT);
        assertThat(sent.transport()).as(a.listener.log(sent)).isEqualTo(medium.expected);
        assertThat(sent.pagesConfirmed()).isEqualTo(2);
        assertThat(sent.ecm()).isEqualTo(medium.called.charAt(1) == '1');
        assertThat(sent.remoteStationId()).isEqualTo("RECEIVER " + medium.called + "0" + reference);
        assertThat(received.outcome()).as(b.listener.log(received)).isEqualTo(Outcome.RECEIVED);
        assertThat(received.cause()).isEqualTo(CallCause.NONE);
        assertThat(received.pagesTotal()).isEqualTo(2);
        assertThat(received.remoteStationId()).isEqualTo("SENDER " + reference);
        assertThat(received.transport()).isEqualTo(medium.expected);
        assertThat(TiffPages.sameImages(document, b.listener.document(reference)))
                .isTrue();
        assertThat(a.listener.log(sent)).contains("INVITE sip:", "Agreed: ", "Page 2 confirmed", sent.sentence());
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_resumed_fax_sends_the_rest() throws Exception {
        Path document = FaxPages.write(folder.resolve("resumed.tif"), 3, 40, 77);
        Path rest = FaxPages.write(folder.resolve("first.tif"), 1, 40, 77);
        String reference = reference("5");
        CallReport sent =
                sent(with(a.fax(T38.ALWAYS, "110" + reference, reference, document), TransportPreference.T38_FIRST, 1));
        assertThat(sent.outcome()).as(a.listener.log(sent)).isEqualTo(Outcome.SENT);
        assertThat(sent.pagesConfirmed()).isEqualTo(2);
        assertThat(sent.firstPage()).isEqualTo(1);
        CallReport received = b.listener.report(reference);
        assertThat(received.pagesTotal()).isEqualTo(2);
        assertThat(TiffPages.count(rest)).isEqualTo(1);
        assertThat(TiffPages.count(b.listener.document(reference))).isEqualTo(2);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_line_can_call_itself() throws Exception {
        try (FaxHost self = FaxHost.on(folder.resolve("self")).open()) {
            self.connect("127.0.0.1", self.settings.sipPort());
            self.listener.answer = call -> RecordingListener.accept(call, self.trunk(T38.AUTO), true);
            Path document = FaxPages.write(folder.resolve("self.tif"), 1, 40, 5);
            OutboundFax fax = self.fax(T38.AUTO, "sip:12345@127.0.0.1:" + self.settings.sipPort(), "4711", document);
            self.line().send(fax);
            CallReport sent = self.listener.report(fax.callId());
            assertThat(sent.outcome()).as(self.listener.log(sent)).isEqualTo(Outcome.SENT);
            assertThat(sent.transport())
                    .as(self.listener.log(sent) + self.listener.log(self.listener.report("4711")))
                    .isEqualTo(FaxTransport.T38);
            assertThat(self.listener.report("4711").outcome()).isEqualTo(Outcome.RECEIVED);
            assertThat(TiffPages.sameImages(document, self.listener.document("4711")))
                    .isTrue();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @CsvSource({"AUTO, T38", "NEVER, G711"})
    void calls_in_time_lapse_are_calls_like_others(T38 mode, FaxTransport expected) throws Exception {
        try (FaxHost self =
                FaxHost.inTimeLapse(folder.resolve("fast" + mode), 3).open()) {
            self.connect("127.0.0.1", self.settings.sipPort());
            self.listener.answer = call -> RecordingListener.accept(call, self.trunk(mode), true);
            self.listener.commit = fax -> {
                sleep(Duration.ofSeconds(1));
                return true;
            };
            Path document = FaxPages.write(folder.resolve("fast" + mode + ".tif"), 2, 40, 5);
            OutboundFax fax = self.fax(mode, "sip:12345@127.0.0.1:" + self.settings.sipPort(), "4713", document);
            self.line().send(fax);
            CallReport sent = self.listener.report(fax.callId());
            assertThat(sent.outcome()).as(self.listener.log(sent)).isEqualTo(Outcome.SENT);
            assertThat(sent.transport()).isEqualTo(expected);
            assertThat(TiffPages.sameImages(document, self.listener.document("4713")))
                    .isTrue();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void lost_datagrams_are_recovered() throws Exception {
        int sipA = FreePorts.sip();
        int sipB = FreePorts.sip();
        int mediaA = FreePorts.media();
        int mediaB = mediaA + 400;
        Duration patience = Duration.ofSeconds(40);
        try (LossyRelay net = new LossyRelay(
                        "127.0.0.2", sipA, mediaA, "127.0.0.3", sipB, mediaB, FaxHost.RELAYED_PORTS, 0.05);
                FaxHost far = new FaxHost(folder.resolve("far"), sipB, mediaB, "127.0.0.3", patience).open();
                FaxHost near = new FaxHost(folder.resolve("near"), sipA, mediaA, "127.0.0.2", patience).open()) {
            near.connect("127.0.0.3", sipB);
            far.connect("127.0.0.2", sipA);
            far.listener.answer = call -> RecordingListener.accept(call, far.trunk(T38.AUTO), true);
            Path document = FaxPages.write(folder.resolve("lossy.tif"), 2, 100, 6);
            OutboundFax fax = near.fax(T38.ALWAYS, "12345", "4712", document);
            near.line().send(fax);
            CallReport sent = near.listener.report(fax.callId());
            assertThat(sent.outcome()).as(near.listener.log(sent)).isEqualTo(Outcome.SENT);
            assertThat(sent.transport()).isEqualTo(FaxTransport.T38);
            CallReport received = far.listener.report("4712");
            assertThat(received.outcome()).as(far.listener.log(received)).isEqualTo(Outcome.RECEIVED);
            assertThat(TiffPages.sameImages(document, far.listener.document("4712")))
                    .isTrue();
            assertThat(net.lost).isPositive();
            assertThat(far.line().status().counters().get("udptl_recovered")).isPositive();
            assertThat(far.listener.log(received)).contains("recovered by redundancy");
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void busy_unknown_and_unanswered_have_their_own_causes() throws Exception {
        Path document = FaxPages.write(folder.resolve("causes.tif"), 1, 10, 1);
        CallReport busy = sent(a.fax(T38.AUTO, "111" + reference("5"), "x1", document));
        CallReport unknown = sent(a.fax(T38.AUTO, "112" + reference("5"), "x2", document));
        OutboundFax ringing = a.fax(T38.AUTO, "113" + reference("5"), "x3", document);
        CallReport unanswered = sent(new OutboundFax(
                ringing.callId(),
                ringing.organizationId(),
                "x3",
                ringing.trunkId(),
                ringing.destination(),
                "x3",
                "",
                document,
                0,
                true,
                14400,
                TransportPreference.T38_FIRST,
                Duration.ofSeconds(2),
                Duration.ofMinutes(1)));
        assertThat(List.of(busy, unknown, unanswered))
                .extracting(CallReport::cause)
                .containsExactly(CallCause.BUSY, CallCause.UNKNOWN_NUMBER, CallCause.NO_ANSWER);
        assertThat(List.of(busy, unknown, unanswered))
                .extracting(CallReport::outcome)
                .containsOnly(Outcome.FAILED);
        assertThat(busy.sipStatus()).isEqualTo(486);
        assertThat(busy.sentence()).isEqualTo("The number was busy (SIP 486).");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_hang_up_in_page_two_leaves_one_page_confirmed_on_both_sides() throws Exception {
        Path document = FaxPages.write(folder.resolve("hangup.tif"), 2, 2500, 9);
        String reference = reference("6");
        b.listener.watch(reference, step -> {
            if (step.phase() == CallProgress.Phase.PAGE && step.page() == 2) {
                sleep(Duration.ofMillis(2500));
                b.line().cancel(step.callId());
            }
        });
        CallReport sent = sent(a.fax(T38.ALWAYS, "110" + reference, reference, document));
        CallReport received = b.listener.report(reference);
        assertThat(sent.outcome()).as(a.listener.log(sent)).isEqualTo(Outcome.FAILED);
        assertThat(sent.cause()).isEqualTo(CallCause.REMOTE_HANG_UP);
        assertThat(sent.pagesConfirmed()).as(a.listener.log(sent)).isEqualTo(1);
        assertThat(received.outcome()).as(b.listener.log(received)).isEqualTo(Outcome.RECEIVED);
        assertThat(received.cause()).isEqualTo(CallCause.CANCELLED);
        assertThat(received.pagesConfirmed()).isEqualTo(1);
        assertThat(TiffPages.count(b.listener.document(reference))).isEqualTo(1);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_cancelled_call_ends_soon_and_says_so() throws Exception {
        Path document = FaxPages.write(folder.resolve("cancel.tif"), 2, 2500, 10);
        String reference = reference("5");
        OutboundFax fax = a.fax(T38.ALWAYS, "110" + reference, reference, document);
        a.listener.watch(fax.reference(), step -> {
            if (step.phase() == CallProgress.Phase.PAGE) {
                a.line().cancel(fax.callId());
            }
        });
        CallReport sent = sent(fax);
        assertThat(sent.outcome()).as(a.listener.log(sent)).isEqualTo(Outcome.FAILED);
        assertThat(sent.cause()).isEqualTo(CallCause.CANCELLED);
        assertThat(b.listener.report(reference).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_fax_that_is_not_committed_is_not_confirmed() throws Exception {
        Path document = FaxPages.write(folder.resolve("uncommitted.tif"), 1, 20, 11);
        String reference = reference("8");
        CallReport sent = sent(a.fax(T38.ALWAYS, "110" + reference, reference, document));
        CallReport received = b.listener.report(reference);
        assertThat(sent.outcome()).as(a.listener.log(sent)).isEqualTo(Outcome.UNCERTAIN);
        assertThat(sent.pageInDoubt()).isTrue();
        assertThat(received.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(received.cause()).isEqualTo(CallCause.NOT_COMMITTED);
        assertThat(received.document()).isEmpty();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_slow_commit_is_waited_for() throws Exception {
        Path document = FaxPages.write(folder.resolve("slow.tif"), 1, 20, 12);
        for (String called : List.of("110", "300")) {
            String reference = reference("9");
            CallReport sent = sent(a.fax(T38.AUTO, called + reference, reference, document));
            CallReport received = b.listener.report(reference);
            assertThat(sent.outcome())
                    .as(a.listener.log(sent) + b.listener.log(received))
                    .isEqualTo(Outcome.SENT);
            assertThat(received.outcome()).isEqualTo(Outcome.RECEIVED);
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void what_cannot_begin_says_so_at_once() throws Exception {
        Path document = FaxPages.write(folder.resolve("impossible.tif"), 1, 10, 1);
        OutboundFax fax = a.fax(T38.AUTO, "sip:110@elsewhere.example", "x", document);
        assertThatThrownBy(() -> a.line().send(fax))
                .isInstanceOf(LineUnavailableException.class)
                .hasMessageContaining("destination");
        OutboundFax beyond = with(a.fax(T38.AUTO, "110", "x", document), TransportPreference.T38_FIRST, 1);
        assertThatThrownBy(() -> a.line().send(beyond)).hasMessageContaining("firstPage");
        OutboundFax nowhere = a.fax(T38.AUTO, "110", "x", folder.resolve("missing.tif"));
        assertThatThrownBy(() -> a.line().send(nowhere)).hasMessageContaining("document");
        OutboundFax base = a.fax(T38.AUTO, "110", "x", document);
        OutboundFax trunkless = new OutboundFax(
                Ids.next(),
                base.organizationId(),
                "x",
                Ids.next(),
                "110",
                "x",
                "",
                document,
                0,
                true,
                14400,
                TransportPreference.T38_FIRST,
                Duration.ofSeconds(5),
                Duration.ofMinutes(1));
        assertThatThrownBy(() -> a.line().send(trunkless)).hasMessageContaining("trunk");
    }

    private static CallReport sent(OutboundFax fax) throws LineUnavailableException {
        a.line().send(fax);
        return a.listener.report(fax.callId());
    }

    private static OutboundFax with(OutboundFax fax, TransportPreference preference, int firstPage) {
        return new OutboundFax(
                fax.callId(),
                fax.organizationId(),
                fax.reference(),
                fax.trunkId(),
                fax.destination(),
                fax.from(),
                fax.stationId(),
                fax.document(),
                firstPage,
                fax.ecm(),
                fax.maxBitRate(),
                preference,
                fax.ringTimeout(),
                fax.overallLimit());
    }

    private static String reference(String kind) {
        return kind + NEXT.incrementAndGet();
    }
}
