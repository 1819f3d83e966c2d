package io.dartwing.engine.fax.t30;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Pages arrive pixel by pixel as they left, over every path, modem, coding and resolution.
class TransferTest {
    @TempDir
    Path dir;

    private final CallRecorder a = new CallRecorder();
    private final CallRecorder b = new CallRecorder();

    @ParameterizedTest(name = "{0} {1} bit/s ECM {2} {3} {4} {5} page(s)")
    @CsvSource({
        "T38,    14400, true,  MMR, FINE,      3",
        "T38,    14400, true,  MR,  STANDARD,  1",
        "T38,    14400, true,  MH,  SUPERFINE, 1",
        "T38,    14400, false, MH,  STANDARD,  3",
        "T38,    9600,  false, MR,  FINE,      1",
        "T38,    9600,  true,  MMR, FINE,      3",
        "T38,    4800,  true,  MMR, STANDARD,  1",
        "T38,    4800,  false, MH,  STANDARD,  1",
        "LINEAR, 14400, true,  MMR, FINE,      3",
        "LINEAR, 14400, false, MR,  STANDARD,  3",
        "LINEAR, 9600,  true,  MR,  FINE,      1",
        "LINEAR, 9600,  false, MH,  STANDARD,  1",
        "LINEAR, 4800,  true,  MMR, STANDARD,  1",
        "LINEAR, 4800,  false, MR,  STANDARD,  1",
        "ULAW,   14400, true,  MMR, SUPERFINE, 3",
        "ULAW,   14400, false, MH,  FINE,      1",
        "ULAW,   9600,  false, MR,  STANDARD,  3",
        "ALAW,   14400, true,  MH,  FINE,      1",
        "ALAW,   4800,  true,  MMR, STANDARD,  3",
    })
    void pagesArriveAsTheyLeft(
            LinePath path, int bitRate, boolean ecm, T30Compression coding, T30Resolution resolution, int pages)
            throws IOException {
        TestPages.Page[] sent = pages(pages, 300);
        Path in = TestPages.write(dir.resolve("in.tif"), resolution, sent);
        T30Settings send = T30Settings.send(in, "+15550100")
                .withMaxBitRate(bitRate)
                .withEcm(ecm)
                .withCompressions(Set.of(coding));
        T30Settings receive = T30Settings.receive(dir.resolve("out.tif"), "+15550199");
        try (CallSimulator call = path.call(send, a, receive, b).run(300)) {
            assertDelivered(call, sent);
        }
        assertThat(a.agreed().bitRate()).isEqualTo(bitRate);
        assertThat(a.agreed().ecm()).isEqualTo(ecm);
        assertThat(a.agreed().compressions()).containsExactly(coding);
        assertThat(a.agreed().resolution()).isEqualTo(resolution);
        assertThat(b.agreed()).isEqualTo(a.agreed());
        assertThat(a.result().remote().id()).isEqualTo("+15550199");
        assertThat(b.result().remote().id()).isEqualTo("+15550100");
        assertThat(a.all(T30Event.PageAnswered.class)).allSatisfy(p -> {
            assertThat(p.page().compression()).isEqualTo(coding);
            assertThat(p.page().bitRate()).isEqualTo(bitRate);
        });
    }

    private void assertDelivered(CallSimulator call, TestPages.Page... sent) throws IOException {
        assertThat(a.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(b.result().ok()).as(a.log() + b.log()).isTrue();
        assertThat(a.result().pages()).isEqualTo(sent.length);
        assertThat(b.result().pages()).isEqualTo(sent.length);
        assertThat(a.result().unansweredPage()).isEmpty();
        assertThat(TestPages.read(dir.resolve("out.tif"))).isEqualTo(List.of(sent));
        assertThat(b.all(T30Event.PageReceived.class)).hasSize(sent.length).allSatisfy(p -> {
            assertThat(p.page().width()).isEqualTo(sent[p.page().index()].width());
            assertThat(p.page().rows()).isEqualTo(sent[p.page().index()].rows());
            assertThat(p.page().badRows()).isZero();
            assertThat(p.stored()).isTrue();
        });
        assertThat(call.sender.finished()).isTrue();
    }

    static TestPages.Page[] pages(int count, int rows) {
        return Stream.iterate(0, i -> i + 1)
                .limit(count)
                .map(i -> TestPages.drawn(1728, rows + 20 * i, 17 + i))
                .toArray(TestPages.Page[]::new);
    }

    @ParameterizedTest
    @EnumSource(LinePath.class)
    void theEventsTellTheStoryInOrder(LinePath path) throws IOException {
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, pages(2, 200));
        T30Settings receive = T30Settings.receive(dir.resolve("out.tif"), "B");
        try (CallSimulator call = path.call(T30Settings.send(in, "A"), a, receive, b)) {
            call.run(120);
        }
        assertThat(a.events.stream().map(TransferTest::word))
                .containsExactly(
                        "<CSI",
                        "<DIS",
                        "CapabilitiesReceived",
                        ">TSI",
                        ">DCS",
                        "Negotiated",
                        "<CFR",
                        "PageLeaving 0 PPS_MPS",
                        ">PPS_MPS",
                        "<MCF",
                        "PageAnswered 0 MCF",
                        "PageLeaving 1 PPS_EOP",
                        ">PPS_EOP",
                        "<MCF",
                        "PageAnswered 1 MCF",
                        ">DCN",
                        "Finished COMPLETED");
        assertThat(b.events.stream().map(TransferTest::word))
                .containsExactly(
                        ">CSI",
                        ">DIS",
                        "<TSI",
                        "<DCS",
                        "Negotiated",
                        ">CFR",
                        "<PPS_MPS",
                        "PageReceived 0 MPS MCF",
                        ">MCF",
                        "<PPS_EOP",
                        "PageReceived 1 EOP MCF",
                        ">MCF",
                        "<DCN",
                        "Finished COMPLETED");
        assertThat(a.events).extracting(T30Event::atMillis).isSorted();
    }

    private static String word(T30Event event) {
        return switch (event) {
            case T30Event.FrameSeen f -> (f.direction() == T30Event.Direction.SENT ? ">" : "<") + f.frame();
            case T30Event.PageLeaving p -> "PageLeaving " + p.page() + " " + p.command();
            case T30Event.PageAnswered p -> "PageAnswered " + p.page().index() + " " + p.answer();
            case T30Event.PageReceived p -> "PageReceived " + p.page().index() + " " + p.command() + " " + p.answer();
            case T30Event.Finished f -> "Finished " + f.result().completion();
            default -> event.getClass().getSimpleName();
        };
    }

    @Test
    void sendingMayStartAtAnyPageAndEndAtAny() throws IOException {
        TestPages.Page[] all = pages(4, 150);
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, all);
        T30Settings receive = T30Settings.receive(dir.resolve("out.tif"), "B");
        try (CallSimulator call = CallSimulator.t38(T30Settings.send(in, "A").withPages(1, 2), a, receive, b)
                .run(120)) {
            assertThat(call.sender.result().orElseThrow().pages()).isEqualTo(2);
        }
        assertThat(TestPages.read(dir.resolve("out.tif"))).containsExactly(all[1], all[2]);
        assertThat(a.all(T30Event.PageAnswered.class))
                .extracting(p -> p.page().index())
                .containsExactly(1, 2);
    }

    @Test
    void aDocumentMayChangeItsResolution() throws IOException {
        TestPages.Page[] all = pages(3, 200);
        Path in = TestPages.write(
                dir.resolve("in.tif"), List.of(T30Resolution.STANDARD, T30Resolution.FINE, T30Resolution.FINE), all);
        T30Settings receive = T30Settings.receive(dir.resolve("out.tif"), "B");
        try (CallSimulator call =
                CallSimulator.t38(T30Settings.send(in, "A"), a, receive, b).run(200)) {
            assertDelivered(call, all);
        }
        assertThat(b.all(T30Event.PageReceived.class))
                .extracting(p -> p.page().rowsPerMeter())
                .containsExactly(3850, 7700, 7700);
        assertThat(a.all(T30Event.PageAnswered.class))
                .extracting(p -> p.page().index())
                .containsExactly(0, 1, 2);
    }

    @Test
    void widerPagesGoThrough() throws IOException {
        TestPages.Page[] sent = {TestPages.drawn(2048, 200, 5), TestPages.drawn(2432, 200, 6)};
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.FINE, sent);
        T30Settings receive = T30Settings.receive(dir.resolve("out.tif"), "B");
        try (CallSimulator call =
                CallSimulator.t38(T30Settings.send(in, "A"), a, receive, b).run(200)) {
            assertDelivered(call, sent);
        }
        assertThat(a.agreed().width()).isEqualTo(2432);
    }

    @Test
    void fillBitsMayBeLeftOut() throws IOException {
        TestPages.Page[] sent = pages(2, 200);
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, sent);
        T30Settings receive = T30Settings.receive(dir.resolve("out.tif"), "B");
        try (CallSimulator call = CallSimulator.t38(
                        T30Settings.send(in, "A").withEcm(false),
                        a,
                        receive,
                        b,
                        T38Settings.DEFAULT.withFillBitRemoval(true),
                        new io.dartwing.engine.fax.t38.ErrorRecovery.None(),
                        0,
                        1)
                .run(200)) {
            assertDelivered(call, sent);
        }
    }

    @Test
    void jbigIsUsedWhereTheLibraryHasItAndMmrElsewhere() throws IOException {
        TestPages.Page[] sent = pages(2, 400);
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.FINE, sent);
        Set<T30Compression> all = Set.of(T30Compression.values());
        T30Settings receive = T30Settings.receive(dir.resolve("out.tif"), "B").withCompressions(all);
        try (CallSimulator call = CallSimulator.t38(T30Settings.send(in, "A").withCompressions(all), a, receive, b)
                .run(200)) {
            assertDelivered(call, sent);
        }
        Set<T30Compression> offered =
                a.all(T30Event.CapabilitiesReceived.class).getFirst().limits().compressions();
        assertThat(a.agreed().compressions())
                .containsExactly(offered.contains(T30Compression.JBIG) ? T30Compression.JBIG : T30Compression.MMR);
    }

    @ParameterizedTest
    @EnumSource(
            value = LinePath.class,
            names = {"T38", "ULAW"})
    void theItuChartsArriveAsTheyLeft(LinePath path) throws IOException {
        Path charts = charts();
        assumeTrue(charts != null, "no ITU test charts beside this checkout (../shared/data/itu-charts)");
        for (String chart : path == LinePath.T38 ? List.of("itu1", "itu3", "itu4", "itu5") : List.of("itu1", "itu4")) {
            CallRecorder sender = new CallRecorder();
            Path out = dir.resolve(chart + ".tif");
            T30Settings send = T30Settings.send(charts.resolve(chart + ".tif"), "A");
            try (CallSimulator call = path.call(send, sender, T30Settings.receive(out, "B"), new CallRecorder())) {
                call.run(300);
            }
            assertThat(sender.result().ok()).isTrue();
            assertThat(TestPages.read(out)).isEqualTo(TestPages.read(charts.resolve(chart + ".tif")));
        }
    }

    private static Path charts() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path charts = at.resolveSibling("shared").resolve("data/itu-charts");
            if (at.getParent() != null && Files.isDirectory(charts)) {
                return charts;
            }
        }
        return null;
    }

    @ParameterizedTest
    @EnumSource(LinePath.class)
    void theFileIsCompleteWhenThePageIsReported(LinePath path) throws IOException {
        TestPages.Page[] sent = pages(3, 150);
        Path in = TestPages.write(dir.resolve("in.tif"), T30Resolution.STANDARD, sent);
        Path out = dir.resolve("out.tif");
        b.reaction = event -> {
            if (event instanceof T30Event.PageReceived p) {
                copy(out, dir.resolve("copy" + p.page().index() + ".tif"));
            }
        };
        for (boolean ecm : new boolean[] {true, false}) {
            Files.deleteIfExists(out);
            T30Settings send = T30Settings.send(in, "A").withEcm(ecm);
            try (CallSimulator call = path.call(send, a, T30Settings.receive(out, "B"), b)) {
                call.run(120);
            }
            for (int i = 0; i < 3; i++) {
                assertThat(TestPages.read(dir.resolve("copy" + i + ".tif")))
                        .isEqualTo(List.of(sent).subList(0, i + 1));
                Files.delete(dir.resolve("copy" + i + ".tif"));
            }
        }
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
