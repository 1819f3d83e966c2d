package io.dartwing.bench;

import io.dartwing.engine.fax.line.LineConfiguration;
import io.dartwing.engine.fax.line.LineProcessSettings;
import io.dartwing.engine.fax.line.LineTrunk;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.OutboundFax.TransportPreference;
import io.dartwing.engine.fax.line.process.ChildCommand;
import io.dartwing.engine.fax.line.process.SupervisedFaxLine;
import io.dartwing.engine.fax.pages.codec.Bitmap;
import io.dartwing.engine.fax.pages.codec.TiffWriter;
import io.dartwing.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Concurrent T.38 calls between two fax processes on loopback: how many succeed, and what one costs.
///
/// `FaxLineBench 200 300 400` runs rounds of so many calls and prints a table row for each; it ends with status 1 when
/// a call of the first round failed or arrived changed.
public final class FaxLineBench implements AutoCloseable {
    private static final int PAGES = 3;
    private static final UUID TRUNK = Ids.next();
    private static final Duration ROUND_LIMIT = Duration.ofMinutes(5);

    private final Path folder = Files.createTempDirectory("fax-line-bench");
    private final Path document = document(folder.resolve("document.tif"));
    private final FaxLineTally tally = new FaxLineTally(document);
    private final int receiverPort = ThreadLocalRandom.current().nextInt(20_000, 25_000);
    private final SupervisedFaxLine sender;
    private final SupervisedFaxLine receiver;

    private FaxLineBench(int calls) throws IOException, InterruptedException {
        int senderPort = receiverPort + 1;
        sender = start("sender", senderPort, 30_000, calls);
        receiver = start("receiver", receiverPort, 30_000 + 2 * calls + 200, calls);
        tally.acknowledgeOn(sender, receiver);
        if (!sender.awaitUp(Duration.ofSeconds(30)) || !receiver.awaitUp(Duration.ofSeconds(30))) {
            throw new IllegalStateException(
                    "the fax processes did not start: " + sender.status().detail());
        }
        sender.configure(table(receiverPort));
        receiver.configure(table(senderPort));
    }

    private SupervisedFaxLine start(String name, int sipPort, int firstMedia, int calls) throws IOException {
        ChildCommand own = ChildCommand.ofThisProcess();
        ChildCommand command = new ChildCommand(own.javaHome(), own.classpath(), List.of("-Xmx1g"));
        Path spool = Files.createDirectory(folder.resolve(name));
        LineProcessSettings settings = new LineProcessSettings(
                "127.0.0.1",
                null,
                sipPort,
                firstMedia,
                firstMedia + 2 * calls + 99,
                spool,
                calls + 10,
                2,
                Duration.ofSeconds(50),
                1);
        return SupervisedFaxLine.start(command, settings, tally);
    }

    private static LineConfiguration table(int port) {
        return new LineConfiguration(List.of(new LineTrunk(
                TRUNK,
                TRUNK,
                "bench",
                "127.0.0.1",
                port,
                LineTrunk.Transport.UDP,
                null,
                null,
                false,
                LineTrunk.T38.ALWAYS,
                List.of(),
                0)));
    }

    /// Pages like print: 3 KB each by T.6, about 2 s at 14,400 bit/s.
    private static Path document(Path file) throws IOException {
        Random random = new Random(1);
        try (TiffWriter writer = TiffWriter.create(file)) {
            for (int page = 0; page < PAGES; page++) {
                Bitmap image = new Bitmap(1728, 2292);
                for (int bar = 0; bar < 600; bar++) {
                    int left = random.nextInt(1600);
                    int top = random.nextInt(2260);
                    int width = 4 + random.nextInt(60);
                    for (int pixel = 0; pixel < width * 8; pixel++) {
                        image.setBlack(left + pixel % width, top + pixel / width);
                    }
                }
                writer.add(image, 204, 196);
            }
        }
        return file;
    }

    private record Round(int calls, long sent, long identical, double seconds, int peak, Cost sender, Cost receiver) {
        boolean clean() {
            return sent == calls && identical == calls;
        }

        String row() {
            double callSeconds = calls * seconds;
            return String.format(
                    Locale.ROOT,
                    "| %d | %d | %d | %d | %.0f | %.0f %% | %.2f | %.2f | %d | %d |",
                    calls,
                    peak,
                    calls - sent,
                    calls - identical,
                    seconds,
                    100 * (sender.cpuSeconds + receiver.cpuSeconds) / seconds,
                    1000 * sender.cpuSeconds / callSeconds,
                    1000 * receiver.cpuSeconds / callSeconds,
                    sender.kilobytes / calls,
                    receiver.kilobytes / calls);
        }
    }

    /// @param kilobytes growth of the resident set at its peak
    private record Cost(double cpuSeconds, long kilobytes) {}

    private Round round(int calls) throws InterruptedException {
        tally.reset();
        long senderPid = sender.status().pid();
        long receiverPid = receiver.status().pid();
        double senderCpu = cpuSeconds(senderPid);
        double receiverCpu = cpuSeconds(receiverPid);
        long senderMemory = residentKilobytes(senderPid);
        long receiverMemory = residentKilobytes(receiverPid);
        long senderPeak = senderMemory;
        long receiverPeak = receiverMemory;
        int peak = 0;
        long started = System.nanoTime();
        List<UUID> refused = send(calls);
        while (tally.finished() < 2 * (calls - refused.size()) && System.nanoTime() - started < ROUND_LIMIT.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(500);
            senderPeak = Math.max(senderPeak, residentKilobytes(senderPid));
            receiverPeak = Math.max(receiverPeak, residentKilobytes(receiverPid));
            peak = Math.max(peak, receiver.status().activeCalls());
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        return new Round(
                calls,
                tally.sent(),
                tally.identical(),
                seconds,
                peak,
                new Cost(cpuSeconds(senderPid) - senderCpu, senderPeak - senderMemory),
                new Cost(cpuSeconds(receiverPid) - receiverCpu, receiverPeak - receiverMemory));
    }

    private List<UUID> send(int calls) {
        List<UUID> refused = java.util.Collections.synchronizedList(new ArrayList<>());
        try (var senders = Executors.newFixedThreadPool(16)) {
            for (int call = 0; call < calls; call++) {
                UUID callId = Ids.next();
                senders.execute(() -> {
                    try {
                        sender.send(new OutboundFax(
                                callId,
                                TRUNK,
                                callId.toString(),
                                TRUNK,
                                "+12025550100",
                                "+12025550101",
                                "BENCH",
                                document,
                                0,
                                true,
                                14400,
                                TransportPreference.T38_FIRST,
                                Duration.ofSeconds(60),
                                Duration.ofMinutes(5)));
                    } catch (LineUnavailableException e) {
                        System.err.println("not sent: " + e.getMessage());
                        refused.add(callId);
                    }
                });
            }
        }
        return refused;
    }

    private static double cpuSeconds(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    private static long residentKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        sender.close();
        receiver.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int[] rounds = arguments.length == 0
                ? new int[] {200}
                : Stream.of(arguments).mapToInt(Integer::parseInt).toArray();
        System.out.println("| calls | at once | failed | changed | seconds | CPU (1 core = 100 %) "
                + "| sender ms/call·s | receiver ms/call·s | sender KB/call | receiver KB/call |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        boolean good = true;
        for (int i = 0; i < rounds.length; i++) {
            // Fresh processes each time, so that memory per call is not hidden in what the round before left free.
            try (FaxLineBench bench = new FaxLineBench(rounds[i])) {
                Round round = bench.round(rounds[i]);
                System.out.println(round.row());
                good &= i > 0 || round.clean();
                bench.tally.causes().forEach((cause, count) -> System.err.println(count + " × " + cause));
            }
        }
        System.exit(good ? 0 : 1);
    }
}
