package io.dartwing.engine.fax.line.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real HylaFAX with an iaxmodem behind an Asterisk: its T.30 is not spandsp's. Everything but iaxmodem's own
/// configuration lies in a folder of its own.
final class HylaFaxPeer implements AutoCloseable {
    private static final Path MODEM_CONFIGURATION = Path.of("/etc/iaxmodem/ttyIAX0");
    private static final String MODEM = "ttyIAX0";
    private static final int PORT = 4569;

    private final Path spool;
    private final List<Process> processes = new ArrayList<>();

    private HylaFaxPeer(Path spool) {
        this.spool = spool;
    }

    /// Why it can't be had here; empty when it can.
    static Optional<String> missing() {
        if (SharedFiles.find("peers/hylafax").isEmpty()) {
            return Optional.of("no shared/peers/hylafax beside the project: interoperability with HylaFAX not tested");
        }
        if (!System.getProperty("user.name").equals("root")) {
            return Optional.of("HylaFAX and iaxmodem need root: interoperability with HylaFAX not tested");
        }
        try {
            String out = installed()
                    ? ""
                    : Shell.run(
                            300,
                            "env",
                            "DEBIAN_FRONTEND=noninteractive",
                            "apt-get",
                            "-o",
                            "DPkg::Lock::Timeout=200",
                            "install",
                            "-y",
                            "--no-install-recommends",
                            "hylafax-server",
                            "iaxmodem");
            return installed() ? Optional.empty() : Optional.of("HylaFAX could not be installed: " + out);
        } catch (IOException | InterruptedException e) {
            return Optional.of("HylaFAX could not be installed: " + e);
        }
    }

    private static boolean installed() {
        return Stream.of("/usr/sbin/faxq", "/usr/bin/sendfax", "/usr/bin/iaxmodem")
                .allMatch(program -> Files.isExecutable(Path.of(program)));
    }

    /// Starts one whose modem is reached at the Asterisk under 5xxx and dials through it.
    static HylaFaxPeer start(AsteriskPeer asterisk) throws IOException, InterruptedException {
        Path scripts = SharedFiles.find("peers/hylafax").orElseThrow();
        Path work = Files.createTempDirectory(
                "hylafax", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path spool = work.resolve("spool");
        Shell.run(20, "cp", "-a", "/var/spool/hylafax", spool.toString());
        Shell.run(20, "cp", "-a", "/etc/hylafax/.", spool.resolve("etc").toString());
        Files.writeString(spool.resolve("etc/config"), Files.readString(scripts.resolve("config")));
        // Without a font no line is written over the pages.
        Files.writeString(
                spool.resolve("etc/config." + MODEM),
                Files.readString(scripts.resolve("config." + MODEM)).replaceAll("(?m)^TagLineFont:.*$", ""));
        Files.writeString(spool.resolve("etc/hosts.hfaxd"), Files.readString(scripts.resolve("hosts.hfaxd")));
        Shell.run(20, "chown", "-R", "uucp:uucp", spool.toString());
        Shell.run(20, "chmod", "600", spool.resolve("etc/hosts.hfaxd").toString());
        Files.createDirectories(MODEM_CONFIGURATION.getParent());
        Files.writeString(
                MODEM_CONFIGURATION,
                Files.readString(scripts.resolve("iaxmodem-" + MODEM))
                        .replaceAll("(?m)^server.*$", "server\t127.0.0.1:" + asterisk.iaxPort()));

        var peer = new HylaFaxPeer(spool);
        boolean ready = false;
        try {
            peer.run("iaxmodem", MODEM);
            await("the modem's device", () -> Files.exists(Path.of("/dev/" + MODEM)));
            peer.run("/usr/sbin/faxq", "-D", "-q", spool.toString());
            peer.run("/usr/sbin/hfaxd", "-d", "-q", spool.toString(), "-i", Integer.toString(PORT));
            peer.run("/usr/sbin/faxgetty", "-q", spool.toString(), MODEM);
            await("the modem to be idle", () -> peer.status().contains("Running and idle"));
            ready = true;
            return peer;
        } finally {
            if (!ready) {
                peer.close(); // or it would keep the modem from the next one
            }
        }
    }

    private void run(String... command) throws IOException {
        Path log = spool.getParent().resolve(Path.of(command[0]).getFileName() + ".log");
        processes.add(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
    }

    private String status() throws IOException {
        Path status = spool.resolve("status").resolve(MODEM);
        return Files.exists(status) ? Files.readString(status) : "";
    }

    /// Queues `document` for `number`, once, without a cover page.
    void send(String number, Path document) throws IOException, InterruptedException {
        Path readable = spool.getParent().resolve("to-" + number + ".tif");
        Files.copy(document, readable);
        String said = Shell.run(
                30, "sendfax", "-h", "localhost:" + PORT, "-n", "-m", "-T", "1", "-d", number, readable.toString());
        if (!said.contains("request id is")) {
            throw new IOException("sendfax: " + said);
        }
    }

    /// The faxes that have arrived, each complete.
    List<Path> received() throws IOException, InterruptedException {
        await("the modem to be idle", () -> status().contains("Running and idle"));
        try (Stream<Path> files = Files.list(spool.resolve("recvq"))) {
            return files.filter(file -> file.toString().endsWith(".tif")).toList();
        }
    }

    /// What its sessions said, for the message of a failed assertion.
    String log() throws IOException {
        var text = new StringBuilder();
        try (Stream<Path> files = Files.list(spool.resolve("log"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file)).append('\n');
            }
        }
        return text.toString();
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static void await(String what, Check check) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (check.holds()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IOException("HylaFAX: waited in vain for " + what);
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
