package io.dartwing.fax.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the converter is called, shown with a program in its place.
class OfficeDocumentsTest {
    @TempDir
    private Path folder;

    @Test
    void theConverterRunsWithAProfileOfItsOwnAndItsPdfIsTaken() throws Exception {
        var office = office("""
                profile="${1#-env:UserInstallation=file://}"
                grep -q DisableMacrosExecution "$profile/user/registrymodifications.xcu" || exit 1
                [ -z "$JAVA_HOME" ] || exit 1
                cp "$8" "$7/$(basename "$8").pdf"
                """);
        Path document = Files.writeString(folder.resolve("part-1-0"), "content");
        assertThat(office.toPdf(document, folder.resolve("one")))
                .hasValueSatisfying(pdf -> assertThat(pdf).hasContent("content"));
    }

    @Test
    void whatItCanNotOpenIsNothing() throws Exception {
        Path document = Files.writeString(folder.resolve("part-1-0"), "content");
        assertThat(office("exit 77\n").toPdf(document, folder.resolve("one"))).isEmpty();
    }

    @Test
    void wordDocumentsAreKnownByTheirContent() throws Exception {
        assertThat(isDocument("PK\3\4......[Content_Types].xml")).isTrue();
        assertThat(isDocument("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1...")).isTrue();
        assertThat(isDocument("PK\3\4......photo.jpg")).isFalse();
        assertThat(isDocument("%PDF-1.7")).isFalse();
        assertThat(isDocument("")).isFalse();
    }

    private boolean isDocument(String content) throws Exception {
        return OfficeDocuments.isDocument(
                Files.writeString(folder.resolve("file"), content, StandardCharsets.ISO_8859_1));
    }

    private OfficeDocuments office(String script) throws Exception {
        Path program = Files.writeString(folder.resolve("soffice"), "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        var off = new MailInProperties.Smtp(0, "127.0.0.1", null, null, false);
        return new OfficeDocuments(new MailInProperties(Duration.ofSeconds(30), program, off));
    }
}
