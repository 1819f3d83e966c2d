package io.dartwing.fax.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With scripts in the place of LibreOffice, and with LibreOffice where it is installed.
class OfficeFilesTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path dir;

    @Test
    void whatIsNoOfficeDocumentStaysAsItIs() throws IOException {
        var pdf = file("a.docx", "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        var zip = file("b.zip", zip("readme.txt", "hello"));
        var broken = file("c.docx", new byte[] {'P', 'K', 3, 4, 0, 0});
        var files = List.of(pdf, zip, broken);
        assertThat(new OfficeFiles(script("exit 1"), LONG).readable(files)).isEqualTo(files);
    }

    @Test
    void kindsAreToldByTheirContent() throws IOException {
        assertThat(kind("x", word())).contains("docx");
        assertThat(kind("x", zip("[Content_Types].xml", "", "xl/workbook.xml", "")))
                .contains("xlsx");
        assertThat(kind("x", zip("[Content_Types].xml", "", "ppt/presentation.xml", "")))
                .contains("pptx");
        assertThat(kind("x", zip("mimetype", "application/vnd.oasis.opendocument.text")))
                .contains("odt");
        assertThat(kind("x", zip("mimetype", "application/epub+zip"))).isEmpty();
        assertThat(kind("x", "{\\rtf1 hello}".getBytes(StandardCharsets.US_ASCII)))
                .contains("rtf");
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1};
        assertThat(kind("sheet.XLS", old)).contains("xls");
        assertThat(kind("no ending", old)).contains("doc");
    }

    @Test
    void withoutLibreOfficeTheProblemSaysSo() throws IOException {
        var missing = new OfficeFiles(dir.resolve("nowhere").toString(), LONG);
        assertThatThrownBy(() -> missing.readable(List.of(file("a.docx", word()))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("this server has no LibreOffice");
    }

    @Test
    void thePdfTakesThePlaceOfTheDocumentAndTheProgramSeesNothingOfOurs() throws IOException {
        // The script is called as LibreOffice is; its environment and where it works stand in what it makes.
        var office = new OfficeFiles(
                script(
                        "while [ \"$1\" != --outdir ]; do shift; done",
                        "test -f \"$3\" || exit 3",
                        "test -s \"$HOME/user/registrymodifications.xcu\" || exit 4",
                        "grep -q DisableMacrosExecution \"$HOME/user/registrymodifications.xcu\" || exit 5",
                        "{ echo %PDF-1.7; env; ulimit -v; } > \"$2/document.pdf\""),
                LONG);
        IncomingFile made =
                office.readable(List.of(file("letter.docx", word()))).getFirst();
        assertThat(made.filename()).isEqualTo("letter.docx");
        assertThat(Files.readString(made.path()))
                .startsWith("%PDF-")
                .doesNotContain("JAVA_HOME", "DARTWING")
                .doesNotContain("unlimited");
    }

    @Test
    void whatItCannotOpenIsRefused() throws IOException {
        for (String ending : List.of("exit 7", "exit 0", "echo no pdf > document.pdf")) {
            var office = new OfficeFiles(script(ending), LONG);
            assertThatThrownBy(() -> office.readable(List.of(file("a.docx", word()))))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageContaining("file 1: LibreOffice can't open it");
        }
    }

    @Test
    void whatTakesTooLongIsEndedWithAllItBegan() throws IOException {
        Path pids = dir.resolve("pids");
        var office = new OfficeFiles(
                script("sleep 600 & echo $! >> " + pids, "sh -c 'echo $$ >> " + pids + "; sleep 600' &", "wait"),
                Duration.ofSeconds(2));
        assertThatThrownBy(() -> office.readable(List.of(file("a.docx", word()))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("takes too long");
        List<String> begun = Files.readAllLines(pids);
        assertThat(begun).hasSize(2);
        assertThat(begun)
                .allSatisfy(
                        pid -> assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                                .isEmpty());
    }

    @Test
    void libreOfficeMakesThePages() throws IOException {
        Assumptions.assumeTrue(OfficeProgram.find("").isPresent(), "LibreOffice is not installed here");
        var office = new OfficeFiles("", Duration.ofMinutes(2));
        byte[] letter = "{\\rtf1\\ansi Dear colleague, the papers are enclosed.}".getBytes(StandardCharsets.US_ASCII);
        IncomingFile made = office.readable(List.of(file("letter.rtf", letter))).getFirst();
        try (PDDocument pdf = Loader.loadPDF(made.path().toFile())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("the papers are enclosed");
        }
    }

    private Optional<String> kind(String name, byte[] content) throws IOException {
        IncomingFile file = file(name, content);
        return OfficeKind.of(file.path(), file.filename());
    }

    private IncomingFile file(String name, byte[] content) throws IOException {
        Path path = Files.createTempFile(dir, "upload", "");
        Files.write(path, content);
        return new IncomingFile(path, name);
    }

    private String script(String... lines) throws IOException {
        Path script = Files.createTempFile(dir, "soffice", "");
        Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script.toString();
    }

    private static byte[] word() throws IOException {
        return zip("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>");
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int at = 0; at < namesAndTexts.length; at += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[at]));
                zip.write(namesAndTexts[at + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
