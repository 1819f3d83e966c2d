package io.dartwing.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CourtesyTest {
    private static final Path STAT = Path.of("/proc/thread-self/stat");

    @Test
    void aThreadAndThoseItStartsGiveWayAndNoOthers() {
        assumeTrue(Files.exists(STAT), "needs Linux's /proc");
        int usual = nice();
        var own = new CompletableFuture<Integer>();
        var started = new CompletableFuture<Integer>();
        Thread.ofPlatform().start(() -> {
            Courtesy.giveWay();
            Courtesy.giveWay();
            own.complete(nice());
            Thread.ofPlatform().start(() -> started.complete(nice()));
        });
        assertThat(own.join()).isEqualTo(10);
        assertThat(started.join()).isEqualTo(10);
        assertThat(nice()).isEqualTo(usual);
    }

    /// The nineteenth field of proc_pid_stat(5); the second one may hold spaces.
    private static int nice() {
        try {
            String stat = Files.readString(STAT);
            return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
