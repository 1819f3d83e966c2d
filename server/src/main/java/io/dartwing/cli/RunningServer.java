package io.dartwing.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// What a running server leaves in its data directory so that the other commands find it.
///
/// @param started when the process began, in milliseconds: after a reboot, and in a container always, its number may
///     belong to another one
/// @param url where the browser and the API find it from this machine
record RunningServer(long pid, long started, String url, int port, int sipPort) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long CLOCK_STEPS_MILLIS = 2_000;

    static RunningServer ofThisProcess(String url, int port, int sipPort) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningServer(self.pid(), startOf(self), url, port, sipPort);
    }

    static Optional<RunningServer> in(Path data) {
        Path file = data.resolve("server.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        RunningServer server = JSON.readValue(file.toFile(), RunningServer.class);
        return ProcessHandle.of(server.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - server.started()) < CLOCK_STEPS_MILLIS)
                .map(alive -> server);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    void writeTo(Path data) throws IOException {
        Path draft = data.resolve("server.json.new");
        Files.writeString(draft, JSON.writeValueAsString(this));
        Files.move(draft, data.resolve("server.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    static void forget(Path data) throws IOException {
        Files.deleteIfExists(data.resolve("server.json"));
    }
}
