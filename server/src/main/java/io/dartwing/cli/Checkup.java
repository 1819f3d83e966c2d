package io.dartwing.cli;

import io.dartwing.engine.fax.t30.FaxLibrary;
import io.dartwing.fax.office.OfficeProgram;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/// Looks at the machine and the data directory without changing either.
final class Checkup {
    private static final long GIB = 1024L * 1024 * 1024;

    private final Path data;
    private final int port;
    private final int sipPort;
    private final Optional<RunningServer> server;

    Checkup(Path data, int port, int sipPort) {
        this.data = data;
        this.port = port;
        this.sipPort = sipPort;
        this.server = RunningServer.in(data);
    }

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        findings.add(java());
        findings.add(memory());
        findings.add(spandsp());
        findings.add(fonts());
        findings.add(
                executable("Node.js", "node", "needed to build the browser application: apt-get install nodejs npm"));
        findings.add(executable("Chromium", "chromium", "needed by ./dartwing test only: apt-get install chromium"));
        findings.add(office());
        findings.add(directory());
        findings.add(disk());
        findings.add(masterKey());
        findings.add(openFiles());
        findings.add(running());
        findings.add(port("HTTP port " + port, port, "--port", server.map(RunningServer::port)));
        findings.add(port("SIP port " + sipPort, sipPort, "--sip-port", server.map(RunningServer::sipPort)));
        return findings;
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return version >= 25
                ? Finding.ok("Java", Runtime.version().toString())
                : Finding.broken("Java", Runtime.version().toString(), "install a JDK 25 and set JAVA_HOME");
    }

    private static Finding memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        String found = "%.1f GiB, %.1f free"
                .formatted(system.getTotalMemorySize() / (double) GIB, system.getFreeMemorySize() / (double) GIB);
        return system.getTotalMemorySize() < GIB
                ? Finding.weak("Memory", found, "give the machine 2 GiB or more")
                : Finding.ok("Memory", found);
    }

    private static Finding spandsp() {
        return FaxLibrary.problem()
                .map(problem -> Finding.broken("Fax modem library", problem, "apt-get install libspandsp2"))
                .orElseGet(() -> Finding.ok("Fax modem library", "libspandsp.so.2"));
    }

    private static Finding fonts() {
        boolean missing = Stream.of("Courier", "Times-Roman")
                .anyMatch(name ->
                        FontMappers.instance().getFontBoxFont(name, null).isFallback());
        return missing
                ? Finding.weak(
                        "Fonts",
                        "none as wide as Courier and Times",
                        "letters of PDFs that don't bring these stand at wrong places: apt-get install fonts-liberation")
                : Finding.ok("Fonts", "as wide as Courier and Times");
    }

    private static Finding office() {
        return OfficeProgram.find(System.getenv().getOrDefault("DARTWING_OFFICE_COMMAND", ""))
                .map(program -> Finding.ok("LibreOffice", program.toString()))
                .orElseGet(() -> Finding.weak(
                        "LibreOffice",
                        "not found",
                        "needed to fax office documents: apt-get install libreoffice-writer-nogui"
                                + " libreoffice-calc-nogui libreoffice-impress-nogui"));
    }

    private static Finding executable(String what, String name, String todo) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
                return Finding.ok(what, Path.of(folder, name).toString());
            }
        }
        return Finding.weak(what, "not found", todo);
    }

    private Finding directory() {
        if (!Files.exists(data)) {
            Path parent = data;
            while (parent != null && !Files.exists(parent)) {
                parent = parent.getParent();
            }
            return parent != null && Files.isWritable(parent)
                    ? Finding.ok("Data directory", data + " (will be made)")
                    : Finding.broken("Data directory", data + " can't be made", "choose another one with --data");
        }
        return Files.isWritable(data)
                ? Finding.ok("Data directory", data.toString())
                : Finding.broken(
                        "Data directory", data + " is not writable", "chown it to the user who runs the server");
    }

    private Finding disk() {
        Path place = data;
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        try {
            long free = Files.getFileStore(place).getUsableSpace();
            String found = "%.1f GiB free".formatted(free / (double) GIB);
            if (free < GIB) {
                return Finding.broken("Disk", found, "free some space: faxes are refused when it runs out");
            }
            return free < 5 * GIB ? Finding.weak("Disk", found, "plan for more space") : Finding.ok("Disk", found);
        } catch (IOException unknown) {
            return Finding.weak("Disk", "can't be read", "look at the mount of " + place);
        }
    }

    private Finding masterKey() {
        Path key = data.resolve("secrets/master.key");
        if (System.getenv("DARTWING_MASTER_KEY") != null) {
            return Finding.ok("Master key", "from the environment");
        }
        if (!Files.exists(key)) {
            return Files.exists(data.resolve("postgres"))
                    ? Finding.broken(
                            "Master key", "missing", "restore " + key + " from your backup: without it no file opens")
                    : Finding.ok("Master key", "will be made at first start");
        }
        try {
            Set<PosixFilePermission> others = Set.of(
                    PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);
            boolean exposed = Files.getPosixFilePermissions(key).stream().anyMatch(others::contains);
            return exposed
                    ? Finding.broken("Master key", "readable by others", "chmod 600 " + key)
                    : Finding.ok("Master key", key + " (keep a copy in a safe place)");
        } catch (IOException unreadable) {
            return Finding.broken("Master key", "can't be read", "check the owner of " + key);
        }
    }

    private static Finding openFiles() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (!(system instanceof com.sun.management.UnixOperatingSystemMXBean unix)) {
            return Finding.ok("Open files", "no limit known");
        }
        long limit = unix.getMaxFileDescriptorCount();
        return limit < 4096
                ? Finding.weak("Open files", "limit " + limit, "raise it (ulimit -n 65536) for many calls at once")
                : Finding.ok("Open files", "limit " + limit);
    }

    private Finding running() {
        if (server.isEmpty()) {
            return Finding.ok("Server", "not running on this data directory");
        }
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create(server.get().url() + "/api/v1/ready"))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? Finding.ok("Server", "process " + server.get().pid() + ", " + answer.body())
                    : Finding.broken("Server", answer.body(), "look at its log for the part that is down");
        } catch (IOException silent) {
            return Finding.broken("Server", "process " + server.get().pid() + " does not answer", "look at its log");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Finding.weak("Server", "not asked", "run doctor again");
        }
    }

    private static Finding port(String what, int port, String option, Optional<Integer> ours) {
        if (ours.filter(running -> running == port).isPresent()) {
            return Finding.ok(what, "used by this server");
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
            return Finding.ok(what, "free");
        } catch (IOException taken) {
            return Finding.broken(what, "taken by another program", "stop that one, or choose another with " + option);
        }
    }
}
