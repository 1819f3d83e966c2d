package io.dartwing.engine.fax.line.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.engine.fax.line.CallCause;
import io.dartwing.engine.fax.line.CallProgress;
import io.dartwing.engine.fax.line.CallReport;
import io.dartwing.engine.fax.line.CallReport.Outcome;
import io.dartwing.engine.fax.line.FaxHost;
import io.dartwing.engine.fax.line.FaxPages;
import io.dartwing.engine.fax.line.LineStatus;
import io.dartwing.engine.fax.line.LineTrunk.T38;
import io.dartwing.engine.fax.line.LineUnavailableException;
import io.dartwing.engine.fax.line.OutboundFax;
import io.dartwing.engine.fax.line.RecordingListener;
import io.dartwing.engine.fax.pages.TiffPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The child process dies in every way we could think of. The peer is a line in this process.
class SupervisedFaxLineIT {
    @TempDir
    Path folder;

    /// A supervised line and its peer, connected.
    private final class Bed implements AutoCloseable {
        final FaxHost peer = FaxHost.on(folder.resolve("peer")).open();
        final FaxHost ours = FaxHost.on(folder.resolve("ours"));
        SupervisedFaxLine line = start();

        Bed() throws IOException, InterruptedException {
            peer.connect("127.0.0.1", ours.settings.sipPort());
            ours.listener.answer = call -> RecordingListener.accept(call, ours.trunk(T38.ALWAYS), true);
            peer.listener.answer = call -> RecordingListener.accept(call, peer.trunk(T38.AUTO), true);
            assertThat(line.awaitUp(Duration.ofSeconds(30))).isTrue();
        }

        SupervisedFaxLine start() {
            ChildCommand own = ChildCommand.ofThisProcess();
            ChildCommand command =
                    new ChildCommand(own.javaHome(), own.classpath(), List.of("-Ddartwing.line.debug=true"));
            SupervisedFaxLine started = SupervisedFaxLine.start(command, ours.settings, ours.listener);
            ours.listener.on(started);
            started.configure(ours.table("127.0.0.1", peer.settings.sipPort()));
            return started;
        }

        void kill() {
            ProcessHandle.of(line.status().pid()).orElseThrow().destroyForcibly();
        }

        void awaitRestart() throws InterruptedException {
            await(() -> line.status().restarts() == 1 && line.status().up());
            assertThat(line.awaitUp(Duration.ofSeconds(30))).isTrue();
        }

        OutboundFax outbound(String reference, Path document) {
            return ours.fax(T38.ALWAYS, "1" + reference, reference, document);
        }

        @Override
        public void close() {
            line.close();
            peer.close();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void calls_in_progress_survive_the_child_as_truthful_reports_and_the_next_call_works() throws Exception {
        try (Bed bed = new Bed()) {
            Path large = FaxPages.write(folder.resolve("large.tif"), 2, 2500, 1);
            CountDownLatch inPageTwo = new CountDownLatch(1);
            bed.ours.listener.watch("501", step -> {
                if (step.phase() == CallProgress.Phase.PAGE && step.page() == 2) {
                    inPageTwo.countDown();
                }
            });
            OutboundFax outbound = bed.outbound("601", large);
            bed.line.send(outbound);
            OutboundFax inbound = bed.peer.fax(T38.ALWAYS, "1501", "501", large);
            bed.peer.line().send(inbound);

            assertThat(inPageTwo.await(90, TimeUnit.SECONDS)).isTrue();
            TimeUnit.MILLISECONDS.sleep(2500);
            long killed = System.nanoTime();
            bed.kill();
            CallReport sent = bed.ours.listener.report(outbound.callId());
            CallReport received = bed.ours.listener.report("501");
            bed.awaitRestart();
            System.out.printf(
                    "child back %d ms after SIGKILL%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killed));

            assertThat(sent.outcome()).as(bed.ours.listener.log(sent)).isEqualTo(Outcome.FAILED);
            assertThat(sent.cause()).isEqualTo(CallCause.ENGINE_CRASH);
            assertThat(received.outcome()).as(bed.ours.listener.log(received)).isEqualTo(Outcome.RECEIVED);
            assertThat(received.cause()).isEqualTo(CallCause.ENGINE_CRASH);
            assertThat(received.pagesConfirmed()).isEqualTo(1);
            assertThat(TiffPages.count(bed.ours.listener.document("501"))).isEqualTo(1);

            Path small = FaxPages.write(folder.resolve("small.tif"), 1, 20, 2);
            OutboundFax next = bed.outbound("602", small);
            bed.line.send(next);
            CallReport again = bed.ours.listener.report(next.callId());
            assertThat(again.outcome()).as(bed.ours.listener.log(again)).isEqualTo(Outcome.SENT);
            assertThat(bed.peer.listener.report("602").outcome()).isEqualTo(Outcome.RECEIVED);
            assertThat(TiffPages.sameImages(small, bed.peer.listener.document("602")))
                    .isTrue();
            await(() -> emptySpool(bed));
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_commit_is_a_fact_though_the_child_dies_before_it_hears_of_it() throws Exception {
        try (Bed bed = new Bed()) {
            Path document = FaxPages.write(folder.resolve("committed.tif"), 1, 20, 3);
            bed.ours.listener.commit = fax -> {
                bed.kill();
                pause();
                return true;
            };
            OutboundFax inbound = bed.peer.fax(T38.ALWAYS, "1502", "502", document);
            bed.peer.line().send(inbound);
            CallReport received = bed.ours.listener.report("502");
            assertThat(received.outcome()).as(bed.ours.listener.log(received)).isEqualTo(Outcome.RECEIVED);
            assertThat(TiffPages.sameImages(document, bed.ours.listener.document("502")))
                    .isTrue();
            bed.awaitRestart();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_listener_that_runs_out_of_memory_costs_its_fax_and_nothing_else() throws Exception {
        try (Bed bed = new Bed()) {
            Path document = FaxPages.write(folder.resolve("memory.tif"), 1, 20, 6);
            bed.ours.listener.commit = fax -> {
                throw new OutOfMemoryError("as if");
            };
            OutboundFax inbound = bed.peer.fax(T38.ALWAYS, "1504", "504", document);
            bed.peer.line().send(inbound);
            CallReport refused = bed.peer.listener.report(inbound.callId());
            assertThat(refused.outcome()).as(bed.peer.listener.log(refused)).isNotEqualTo(Outcome.SENT);

            bed.ours.listener.commit = fax -> true;
            bed.peer.line().send(bed.peer.fax(T38.ALWAYS, "1505", "505", document));
            CallReport received = bed.ours.listener.report("505");
            assertThat(received.outcome()).as(bed.ours.listener.log(received)).isEqualTo(Outcome.RECEIVED);
            assertThat(bed.line.status().restarts()).isZero();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_server_that_goes_away_hangs_up_and_its_successor_gets_the_reports() throws Exception {
        try (Bed bed = new Bed()) {
            Path large = FaxPages.write(folder.resolve("long.tif"), 1, 4000, 4);
            CountDownLatch sending = new CountDownLatch(1);
            OutboundFax outbound = bed.outbound("603", large);
            bed.ours.listener.watch(outbound.reference(), step -> {
                if (step.phase() == CallProgress.Phase.PAGE) {
                    sending.countDown();
                }
            });
            bed.line.send(outbound);
            assertThat(sending.await(60, TimeUnit.SECONDS)).isTrue();
            bed.line.close();
            CallReport atPeer = bed.peer.listener.report("603");
            assertThat(atPeer.cause()).as(bed.peer.listener.log(atPeer)).isEqualTo(CallCause.REMOTE_HANG_UP);
            bed.line = bed.start();
            CallReport sent = bed.ours.listener.report(outbound.callId());
            assertThat(sent.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(sent.cause()).isEqualTo(CallCause.ENGINE_CRASH);
            assertThat(bed.line.awaitUp(Duration.ofSeconds(30))).isTrue();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void a_native_crash_ends_the_child_alone() throws Exception {
        try (Bed bed = new Bed()) {
            bed.line.crash();
            bed.awaitRestart();
            assertThat(bed.line.status().restarts()).isEqualTo(1);
            assertThat(Files.exists(bed.ours.settings.spool().resolve(".crash.log")))
                    .isTrue();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void an_occupied_port_is_said_clearly_and_tried_again() throws Exception {
        FaxHost first = FaxHost.on(folder.resolve("first")).open();
        FaxHost second = new FaxHost(
                folder.resolve("second"),
                first.settings.sipPort(),
                first.settings.firstMediaPort(),
                null,
                Duration.ofSeconds(40));
        try (SupervisedFaxLine line =
                SupervisedFaxLine.start(ChildCommand.ofThisProcess(), second.settings, second.listener)) {
            await(() -> line.status().detail().contains("port"));
            LineStatus status = line.status();
            assertThat(status.up()).isFalse();
            assertThat(status.detail()).contains("port " + first.settings.sipPort());
            OutboundFax fax = second.fax(T38.AUTO, "1", "1", FaxPages.write(folder.resolve("x.tif"), 1, 1, 1));
            assertThatThrownBy(() -> line.send(fax)).isInstanceOf(LineUnavailableException.class);
            first.close();
            assertThat(line.awaitUp(Duration.ofSeconds(60))).isTrue();
        }
    }

    /// Long enough for the supervisor to see the death.
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(1500);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean emptySpool(Bed bed) {
        try (Stream<Path> folders = Files.list(bed.ours.settings.spool())) {
            return folders.noneMatch(Files::isDirectory);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for too long").isLessThan(until);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }
}
