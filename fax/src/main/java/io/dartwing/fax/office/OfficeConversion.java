package io.dartwing.fax.office;

import io.dartwing.fax.document.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// One document through LibreOffice: a process tree of its own that leaves nothing behind.
final class OfficeConversion {
    sealed interface Outcome permits Converted, Failed, TookTooLong {}

    record Converted(Path pdf) implements Outcome {}

    record Failed() implements Outcome {}

    record TookTooLong() implements Outcome {}

    private static final long MOST_MEMORY_KIB = 4L * 1024 * 1024;
    private static final Duration TILL_KILLED = Duration.ofSeconds(5);

    /// Whether processes here can be cut off from the network; asked once.
    private static final boolean CAN_UNSHARE = works("unshare", "-rn", "true");

    /// No macros, no links that are followed, nothing that is asked.
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
            <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
            <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
            </oor:items>
            """;

    private final Path program;
    private final Duration limit;

    OfficeConversion(Path program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /// @param kind the ending that tells LibreOffice what it is
    Outcome run(Path source, String kind) throws IOException, InterruptedException {
        Path folder = Files.createDirectory(source.resolveSibling(source.getFileName() + "-office"));
        Path input = folder.resolve("document." + kind);
        Path output = folder.resolve("document.pdf");
        Files.copy(source, input);
        Path profile = folder.resolve("profile");
        Files.createDirectories(profile.resolve("user"));
        Files.writeString(profile.resolve("user/registrymodifications.xcu"), SETTINGS);
        Process process = begin(folder, profile, input);
        boolean ended;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            end(process);
        }
        removeAll(profile);
        if (!ended) {
            return new TookTooLong();
        }
        return process.exitValue() == 0 && isPdf(output) ? new Converted(output) : new Failed();
    }

    private Process begin(Path folder, Path profile, Path input) throws IOException {
        var command = new ArrayList<String>();
        if (CAN_UNSHARE) {
            command.addAll(List.of("unshare", "-rn", "--"));
        }
        command.addAll(List.of("sh", "-c", "ulimit -v " + MOST_MEMORY_KIB + "; exec \"$@\"", "sh"));
        command.addAll(List.of(
                program.toString(),
                "-env:UserInstallation=" + profile.toUri(),
                "--headless",
                "--norestore",
                "--nolockcheck",
                "--nodefault",
                "--nofirststartwizard",
                "--convert-to",
                "pdf",
                "--outdir",
                folder.toString(),
                input.toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        Map<String, String> environment = builder.environment();
        environment.clear(); // our own holds keys and passwords
        environment.putAll(
                Map.of("PATH", path, "HOME", profile.toString(), "LANG", "C.UTF-8", "TMPDIR", folder.toString()));
        return builder.start();
    }

    /// The tree from its leaves, again until nothing of it is left: LibreOffice is a script that begins programs.
    private static void end(Process process) throws InterruptedException {
        long till = System.nanoTime() + TILL_KILLED.toNanos();
        List<ProcessHandle> left = tree(process);
        while (!left.isEmpty() && System.nanoTime() < till) {
            left.forEach(ProcessHandle::destroyForcibly);
            TimeUnit.MILLISECONDS.sleep(10);
            List<ProcessHandle> known = left;
            left = Stream.concat(known.stream(), tree(process).stream())
                    .distinct()
                    .filter(ProcessHandle::isAlive)
                    .toList();
        }
    }

    private static List<ProcessHandle> tree(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private static boolean isPdf(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > Pages.MAX_BYTES) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), StandardCharsets.US_ASCII).equals("%PDF-");
        }
    }

    private static void removeAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(TILL_KILLED.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
