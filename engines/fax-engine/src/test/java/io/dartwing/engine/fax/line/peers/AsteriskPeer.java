package io.dartwing.engine.fax.line.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/// A real Asterisk 22, from the scripts in `shared/peers/asterisk`; its extensions are described there.
public final class AsteriskPeer implements AutoCloseable {
    private static final Object SETUP = new Object();

    private final Path run;
    private final int sipPort;
    private final long pid;

    private AsteriskPeer(Path run, int sipPort, long pid) {
        this.run = run;
        this.sipPort = sipPort;
        this.pid = pid;
    }

    /// Why it can't be had here; empty when it can.
    public static Optional<String> missing() {
        Optional<Path> scripts = SharedFiles.find("peers/asterisk");
        if (scripts.isEmpty()) {
            return Optional.of(
                    "no shared/peers/asterisk beside the project: interoperability with Asterisk not tested");
        }
        synchronized (SETUP) {
            if (Files.exists(bundle(scripts.get()).resolve("bundle/.ready"))) {
                return Optional.empty();
            }
            try {
                String out = Shell.run(
                        300,
                        "bash",
                        scripts.get().resolve("setup").toString(),
                        bundle(scripts.get()).toString());
                return Files.exists(bundle(scripts.get()).resolve("bundle/.ready"))
                        ? Optional.empty()
                        : Optional.of("Asterisk could not be set up (needs root and a Debian mirror): " + out);
            } catch (IOException | InterruptedException e) {
                return Optional.of("Asterisk could not be set up: " + e);
            }
        }
    }

    private static Path bundle(Path scripts) {
        return scripts.getParent().getParent().getParent().resolve("peers").resolve("asterisk");
    }

    /// Starts one that expects the system under test on `lineSipPort` and sends `document`.
    ///
    /// @param errorCorrection `redundancy` or `fec`
    public static AsteriskPeer start(int lineSipPort, Path document, String errorCorrection)
            throws IOException, InterruptedException {
        Path scripts = SharedFiles.find("peers/asterisk").orElseThrow();
        Path work = Files.createTempDirectory(
                "asterisk", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        copy(scripts, work.resolve("scripts"), errorCorrection);
        int base = ThreadLocalRandom.current().nextInt(610, 645) * 100;
        Path run = work.resolve("run");
        String out = Shell.run(
                60,
                "bash",
                work.resolve("scripts/run").toString(),
                bundle(scripts).toString(),
                run.toString(),
                Integer.toString(base),
                Integer.toString(lineSipPort));
        Path tx = run.resolve("tx/doc3_g4.tif");
        Files.copy(document, tx);
        Files.setPosixFilePermissions(tx, PosixFilePermissions.fromString("rw-r--r--"));
        return new AsteriskPeer(
                run, base, Long.parseLong(out.strip().lines().toList().getLast()));
    }

    private static void copy(Path scripts, Path to, String errorCorrection) throws IOException {
        Files.createDirectories(to.resolve("etc"));
        Files.writeString(to.resolve("run"), Files.readString(scripts.resolve("run")));
        try (Stream<Path> files = Files.list(scripts.resolve("etc"))) {
            for (Path file : files.toList()) {
                String text =
                        Files.readString(file).replace("t38_udptl_ec=redundancy", "t38_udptl_ec=" + errorCorrection);
                Files.writeString(to.resolve("etc").resolve(file.getFileName()), text);
            }
        }
    }

    public int sipPort() {
        return sipPort;
    }

    int iaxPort() {
        return sipPort + 2;
    }

    /// Makes it call `number` at the system under test and run `extension` (for example `2000@fax`) there.
    public void originate(String number, String extension) throws IOException, InterruptedException {
        command("channel originate PJSIP/" + number + "@uut extension " + extension);
    }

    public String command(String text) throws IOException, InterruptedException {
        return Shell.run(20, "bash", run.resolve("ast").toString(), "-rx", text);
    }

    /// The fax that extension received, when it has arrived.
    public Optional<Path> received(String extension) throws IOException {
        try (Stream<Path> files = Files.list(run.resolve("rx"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(extension + "-"))
                    .findFirst();
        }
    }

    @Override
    public void close() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
    }
}
