package io.dartwing.fax.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns Word documents into PDF with LibreOffice, where the operator installed it.
///
/// One at a time, in a process of its own with a profile of its own: no macros, no links to other
/// places, nothing of another document left.
@Component
class OfficeDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(OfficeDocuments.class);
    private static final int WITHIN_SECONDS = 90;
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int HEAD = 8192;

    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
              <item oor:path="/org.openoffice.Office.Common/Security/Scripting">
                <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
                <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
                <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
                <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
              </item>
            </oor:items>
            """;

    private final Optional<Path> office;
    private final Semaphore oneAtATime = new Semaphore(1, true);

    OfficeDocuments(MailInProperties properties) {
        this.office = Optional.ofNullable(properties.office());
    }

    /// Whether it looks like a Word document, of the old or the new kind.
    static boolean isDocument(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        return startsWith(head, OLE)
                || startsWith(head, ZIP) && new String(head, StandardCharsets.ISO_8859_1).contains("word/")
                || startsWith(head, ZIP) && new String(head, StandardCharsets.ISO_8859_1).contains("[Content_Types]");
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    boolean available() {
        return office.isPresent();
    }

    /// The PDF of a document; empty when it can't be opened.
    ///
    /// @param folder of its own, which need not exist
    Optional<Path> toPdf(Path document, Path folder) throws IOException, InterruptedException {
        Path profile = folder.resolve("profile");
        Files.createDirectories(profile.resolve("user"));
        Files.writeString(profile.resolve("user/registrymodifications.xcu"), SETTINGS);
        Path out = Files.createDirectories(folder.resolve("converted"));
        oneAtATime.acquire();
        try {
            return run(document, profile, out);
        } finally {
            oneAtATime.release();
        }
    }

    private Optional<Path> run(Path document, Path profile, Path out) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(
                office.orElseThrow().toString(),
                "-env:UserInstallation=" + profile.toUri(),
                "--headless",
                "--norestore",
                "--convert-to",
                "pdf",
                "--outdir",
                out.toString(),
                document.toString()));
        builder.environment().clear();
        builder.environment().putAll(Map.of("HOME", profile.toString(), "PATH", "/usr/bin:/bin", "LANG", "C.UTF-8"));
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try {
            if (!process.waitFor(WITHIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a document took longer than {} s to be converted", WITHIN_SECONDS);
                return Optional.empty();
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        Path pdf = out.resolve(document.getFileName() + ".pdf");
        return Files.isRegularFile(pdf) ? Optional.of(pdf) : Optional.empty();
    }
}
