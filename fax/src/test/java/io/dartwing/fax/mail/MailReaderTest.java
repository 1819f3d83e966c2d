package io.dartwing.fax.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.fax.mail.ReadMail.Attachment;
import io.dartwing.testkit.letters.Winmail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailReaderTest {
    private static final String HEAD = "From: Ana <Ana@Clinic.example>\nTo: +13035550100@fax.example.org\n"
            + "Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\nMessage-ID: <1@clinic.example>\nMIME-Version: 1.0\n";
    private static final String PLAIN = HEAD + "Content-Type: text/plain; charset=utf-8\n\nHello\n";

    @TempDir
    private Path folder;

    @Test
    void aMessageIsReadWithItsFiles() throws Exception {
        ReadMail mail = read(mixed("text/plain", "Hello", part("application/pdf; name=a.pdf", "", "%PDF-1.4")));
        assertThat(mail.from()).contains("ana@clinic.example");
        assertThat(mail.recipients()).containsExactly("+13035550100@fax.example.org");
        assertThat(mail.subject()).isEqualTo("Grüße");
        assertThat(mail.messageId()).isEqualTo("<1@clinic.example>");
        assertThat(mail.text()).isEqualTo("Hello");
        assertThat(mail.automatic()).isEmpty();
        assertThat(names(mail)).containsExactly("a.pdf");
        assertThat(mail.attachments().getFirst().path()).hasContent("%PDF-1.4");
        assertThat(mail.problem()).isEmpty();
    }

    @Test
    void picturesOfTheTextAreLeftOutBesideRealFiles() throws Exception {
        String related =
                "--b\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n<p>Hi<br>you"
                        + "</p>\n--r\nContent-Type: image/png; name=logo.png\nContent-ID: <logo>\nContent-Disposition: inline\n\n"
                        + "PNG\n--r--\n";
        String alone = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + related + "--b--\n";
        String beside = HEAD + "Content-Type: multipart/mixed; boundary=b\n\n" + related
                + part("application/pdf; name=a.pdf", "attachment", "%PDF-1.4") + "--b--\n";
        assertThat(names(read(beside))).containsExactly("a.pdf");
        assertThat(names(read(alone))).containsExactly("logo.png");
        assertThat(read(alone).text()).isEqualTo("Hi\nyou");
    }

    @Test
    void winmailDatIsOpened() throws Exception {
        String content = Base64.getMimeEncoder()
                .encodeToString(Winmail.with("letter.pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)));
        ReadMail mail = read(mixed("text/plain", "Hello", """
                --b
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Transfer-Encoding: base64

                %s
                """.formatted(content)));
        assertThat(names(mail)).containsExactly("letter.pdf");
        assertThat(mail.attachments().getFirst().path()).hasContent("%PDF-1.4");
        ReadMail broken = read(mixed("text/plain", "Hello", part("application/ms-tnef; name=winmail.dat", "", "none")));
        assertThat(broken.problem()).hasValueSatisfying(text -> assertThat(text).contains("winmail.dat"));
    }

    @Test
    void whatIsEncryptedOrTooLargeOrTooDeepIsSaid() throws Exception {
        assertThat(read(HEAD + "Content-Type: application/pkcs7-mime; name=smime.p7m\n\nx\n")
                        .problem())
                .hasValueSatisfying(text -> assertThat(text).contains("encrypted"));
        assertThat(read(HEAD + "Content-Type: multipart/encrypted; boundary=b\n\n--b--\n")
                        .problem())
                .hasValueSatisfying(text -> assertThat(text).contains("encrypted"));
        String large = "x".repeat(60).concat("\n").repeat(430_000);
        assertThat(read(mixed("text/plain", "Hello", part("application/pdf; name=a.pdf", "", large)))
                        .problem())
                .hasValueSatisfying(text -> assertThat(text).contains("25 MB"));
        var deep = new StringBuilder(HEAD);
        for (int depth = 0; depth < 40; depth++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(depth)
                    .append("\n\n--b")
                    .append(depth)
                    .append('\n');
        }
        assertThat(read(deep.append("\nend\n").toString()).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("too many"));
    }

    @Test
    void whatNobodyWroteIsKnown() throws Exception {
        assertThat(automatic("Return-Path: <>\n")).contains("a bounce");
        assertThat(automatic("Auto-Submitted: auto-replied\n")).contains("an automatic answer");
        assertThat(automatic("Auto-Submitted: no\n")).isEmpty();
        assertThat(automatic("Precedence: bulk\n")).contains("list");
        assertThat(automatic("List-Id: <news.example>\n")).contains("list");
        assertThat(automatic("X-Dartwing-Mail: 1\n")).contains("this server");
        assertThat(read(PLAIN.replace("Ana@Clinic.example", "fax@fax.example.org"))
                        .automatic())
                .hasValueSatisfying(text -> assertThat(text).contains("mailbox itself"));
        assertThat(read(PLAIN.replace("Ana@Clinic", "MAILER-DAEMON@clinic")).automatic())
                .isPresent();
    }

    @Test
    void aBounceNamesTheMailThatCameBack() throws Exception {
        ReadMail mail = read("""
                Return-Path: <>
                From: mailer-daemon@example.org
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Sorry.
                --b
                Content-Type: message/delivery-status

                Action: failed
                --b
                Content-Type: message/rfc822

                Message-ID: <0199@fax.example.org>
                Subject: New fax

                Text
                --b--
                """);
        assertThat(mail.bounced()).contains("<0199@fax.example.org>");
    }

    @Test
    void anAuthorThatIsNotClearIsNone() throws Exception {
        assertThat(read("From: eve@evil.example\n" + PLAIN).from()).isEmpty();
        assertThat(read(PLAIN.replace("Ana <Ana@Clinic.example>", "ana@clinic.example, eve@evil.example"))
                        .from())
                .isEmpty();
        assertThat(read("Subject: twice\n" + PLAIN).from()).isEmpty();
        assertThat(read(PLAIN.replace("From", "X-From")).from()).isEmpty();
        assertThat(read(PLAIN.replace("Ana <Ana@Clinic.example>", "\"ana@clinic.example\" <eve@evil.example>"))
                        .from())
                .contains("eve@evil.example");
    }

    @Test
    void namesCanNotLeaveTheFolder() throws Exception {
        ReadMail mail =
                read(mixed("text/plain", "x", part("application/pdf; name=\"../../etc/passwd\"", "", "%PDF-1.4")));
        assertThat(names(mail)).containsExactly(".. .. etc passwd");
        assertThat(mail.attachments().getFirst().path().normalize()).startsWith(folder);
    }

    @Test
    void rubbishIsNoException() throws Exception {
        assertThat(read("").from()).isEmpty();
        assertThat(read("\0\1\2 no message at all").from()).isEmpty();
        assertThat(read(HEAD + "Content-Type: multipart/mixed; boundary=\n\n--x")
                        .attachments())
                .isEmpty();
        assertThat(read(HEAD + "Content-Type: text/plain; charset=none-such\n\nHi")
                        .text())
                .isEqualTo("Hi");
    }

    private String automatic(String header) throws IOException {
        return read(header + PLAIN).automatic().orElse("");
    }

    private ReadMail read(String message) throws IOException {
        Path raw = Files.writeString(
                folder.resolve("message.eml"), message.replace("\n", "\r\n"), StandardCharsets.ISO_8859_1);
        return MailReader.read(raw, folder, "fax@fax.example.org", false);
    }

    private static String mixed(String type, String text, String... parts) {
        return HEAD + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: " + type + "\n\n" + text + "\n"
                + String.join("", parts) + "--b--\n";
    }

    private static String part(String type, String disposition, String content) {
        return "--b\nContent-Type: " + type + "\n"
                + (disposition.isEmpty() ? "" : "Content-Disposition: " + disposition + "\n") + "\n" + content + "\n";
    }

    private static List<String> names(ReadMail mail) {
        return mail.attachments().stream().map(Attachment::name).toList();
    }
}
