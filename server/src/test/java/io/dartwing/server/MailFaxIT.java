package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.dartwing.fax.mail.TextRecords;
import io.dartwing.fax.office.OfficeProgram;
import io.dartwing.server.browser.Chromium;
import io.dartwing.server.browser.Chromium.Look;
import io.dartwing.server.browser.Window;
import io.dartwing.server.mail.OwnCertificate;
import io.dartwing.server.mail.Relay;
import io.dartwing.server.mail.TokenImap;
import io.dartwing.server.test.FreePorts;
import io.dartwing.server.test.Marks;
import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.Tenant;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.testkit.Covers;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import io.dartwing.testkit.letters.DkimSigner;
import io.dartwing.testkit.letters.Winmail;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/// E-mail to fax and fax to e-mail, with real IMAP and SMTP servers and real calls.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailFaxIT {
    private static final String HOST = TestServer.TRUSTED_ADDRESS;
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final DkimSigner CLINIC = new DkimSigner("clinic.test", "one");
    private static final Pattern CODE = Pattern.compile("\\n {2}([0-9]{6})\\n");
    private static final String PROVEN = "Authentication-Results: mx.box.test; dmarc=pass header.from=clinic.test\r\n";

    /// The name servers of the test.
    @Primary
    static class TestRecords implements TextRecords {
        @Override
        public List<String> of(String name) {
            return name.equals(CLINIC.recordName()) ? List.of(CLINIC.record()) : List.of();
        }
    }

    @TempDir
    private static Path folder;

    private final GreenMail mailboxes = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_IMAP));
    private Relay relay;
    private TokenImap provider;
    private TestServer server;
    private Tenant clinic;
    private int smtpPort;
    private int boxes;

    private record Person(Tenant.Login login, Caller caller) {
        String email() {
            return login.email();
        }
    }

    /// @param path of its record
    private record Box(String address, GreenMailUser user, String path) {
        String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    @BeforeAll
    void start() throws Exception {
        mailboxes.start();
        relay = Relay.start(HOST);
        provider = new TokenImap(HOST);
        smtpPort = FreePorts.next();
        OwnCertificate own = OwnCertificate.in(folder);
        server = TestServer.with(
                List.of(
                        "--dartwing.mail.host=" + HOST,
                        "--dartwing.mail.port=" + relay.port(),
                        "--dartwing.mail.tls=none",
                        "--dartwing.mail.from=fax@dartwing.test",
                        "--dartwing.mail-in.every=300ms",
                        "--dartwing.mail-in.smtp.port=" + smtpPort,
                        "--dartwing.mail-in.smtp.address=127.0.0.1",
                        "--dartwing.mail-in.smtp.certificate=" + own.certificate(),
                        "--dartwing.mail-in.smtp.key=" + own.key()),
                TestRecords.class);
        clinic = server.tenant("Mail Clinic");
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
        provider.close();
        relay.close();
        mailboxes.stop();
    }

    @Test
    @Covers({"FAX-E-002-01", "FAX-E-002-05", "FAX-E-002-08"})
    void aTrustedSenderWhoseDomainSignedItNeedsNoCode() throws Exception {
        Person ana = person();
        Box box = box(Map.of("trusted_senders", List.of(ana.email())));
        deliver(
                box,
                CLINIC.sign(
                        letter(ana.email(), box, clinic.secondNumber(), pdf("letter.pdf")),
                        "from",
                        "to",
                        "subject",
                        "date"));
        JsonNode message = decided(box, 1).getFirst();
        assertThat(message.path("status").asString()).as(message.toString()).isEqualTo("accepted");
        assertThat(message.path("proof").asString()).isEqualTo("DKIM passed");
        String fax = message.path("fax_id").asString();
        clinic.awaitStatus(fax, "sent");
        JsonNode sent = clinic.caller().get("/api/v1/faxes/" + fax).json();
        assertThat(sent.path("to").asString()).isEqualTo(clinic.secondNumber());
        assertThat(ana.caller().get("/api/v1/faxes/" + fax).status()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> relay.of(ana.email()).size() == 2);
        Relay.Taken answer = relay.of(ana.email()).getFirst();
        assertThat(answer.text())
                .contains("accepted as " + sent.path("name").asString(), "1 page", "/faxes/" + fax)
                .doesNotContain(clinic.secondNumber());
        assertThat(answer.message().getHeader("In-Reply-To", null)).isEqualTo(messageId("letter", ana.email()));
        assertThat(answer.message().getReplyTo()[0]).hasToString(box.address());
        assertThat(relay.of(ana.email()).get(1).text()).contains("was sent");
        assertThat(inbox(box)[0].isSet(Flags.Flag.SEEN)).isTrue();
        assertThat(timeline(fax)).contains("It came as an e-mail", "DKIM passed");
        assertThat(sealed()).noneSatisfy(text -> assertThat(text).contains("letter.pdf"));
    }

    @Test
    void anOfficeDocumentBecomesTheFaxThatItShows() throws Exception {
        Assumptions.assumeTrue(OfficeProgram.find("").isPresent(), "LibreOffice is not installed here");
        Person ana = person();
        Box box = box(Map.of("authserv_id", "mx.box.test", "trusted_senders", List.of(ana.email())));
        byte[] letter = "{\\rtf1\\ansi Dear colleague, the papers are enclosed.}".getBytes(StandardCharsets.US_ASCII);
        deliver(box, PROVEN + letter(ana.email(), box, clinic.secondNumber(), part("letter.rtf", "text/rtf", letter)));
        String fax = decided(box, 1).getFirst().path("fax_id").asString();
        clinic.awaitStatus(fax, "sent");
        try (var pdf = Loader.loadPDF(clinic.download("/api/v1/faxes/" + fax + "/original"))) {
            assertThat(new PDFTextStripper().getText(pdf)).contains("the papers are enclosed");
        }
    }

    @Test
    @Covers({"FAX-E-002-02", "FAX-E-002-03"})
    void otherMembersConfirmWithTheCodeThatOnlyTheirAddressGets() throws Exception {
        Person ana = person();
        Box box = box(Map.of());
        deliver(box, letter(ana.email(), box, clinic.secondNumber(), pdf("scan.pdf")));
        Relay.Taken asked = answers(ana, 1).getFirst();
        assertThat(asked.text())
                .contains("scan.pdf", "1 page", "+1…" + clinic.secondNumber().substring(10))
                .doesNotContain(clinic.secondNumber());
        assertThat(waiting(box).path("fax_id").isNull()).isTrue();
        String code = code(asked);

        deliver(box, answer(ana.email(), box, asked, "I am away.\r\n> " + code, "auto: no"));
        deliver(box, answer(ana.email(), box, asked, wrong(code), "second"));
        assertThat(answers(ana, 2).get(1).text()).contains("the code is wrong");
        deliver(box, answer("someone@elsewhere.test", box, asked, code + "\r\nThanks", "third"));
        await().atMost(PATIENCE)
                .until(() -> messages(box).stream()
                        .anyMatch(row -> row.path("status").asString().equals("accepted")));
        JsonNode accepted = messages(box).stream()
                .filter(row -> row.path("status").asString().equals("accepted"))
                .findFirst()
                .orElseThrow();
        assertThat(accepted.path("proof").asString()).isEqualTo("confirmed with a code");
        clinic.awaitStatus(accepted.path("fax_id").asString(), "sent");
        assertThat(answers(ana, 3).get(2).text()).contains("accepted as");
        assertThat(relay.of("someone@elsewhere.test")).isEmpty();
    }

    @Test
    void aMemberConfirmsInTheBrowserAndNobodyElseDoes() throws Exception {
        Person ana = person();
        Person ben = person();
        Box box = box(Map.of("authserv_id", "mx.box.test"));
        deliver(box, PROVEN + letter(ana.email(), box, clinic.secondNumber(), pdf("scan.pdf")));
        String code = code(answers(ana, 1).getFirst());
        String path = "/api/v1/fax-mail-messages/" + waiting(box).path("id").asString();
        assertThat(ben.caller().get(path).status()).isEqualTo(404);
        assertThat(ben.caller().post(path + "/confirm", Map.of("code", code)).status())
                .isEqualTo(404);
        assertThat(clinic.caller().post(path + "/confirm", Map.of("code", code)).status())
                .as("an administrator sees it, but it is not the administrator's")
                .isEqualTo(403);
        assertThat(ana.caller().post(path + "/confirm", Map.of("code", "12")).status())
                .isEqualTo(400);
        Answer wrong = ana.caller().post(path + "/confirm", Map.of("code", wrong(code)));
        assertThat(wrong.status()).isEqualTo(403);
        assertThat(wrong.json().path("code").asString()).isEqualTo("FAX-045");
        assertThat(ana.caller().get("/api/v1/fax-mail-messages").json().path("data"))
                .hasSize(1);
        assertThat(ana.caller().post(path + "/confirm", Map.of("code", code)).status())
                .isEqualTo(200);
        await().atMost(PATIENCE)
                .until(() -> ana.caller().get(path).json().path("fax_id").isString());
        assertThat(ana.caller().post(path + "/confirm", Map.of("code", code)).status())
                .as("once")
                .isEqualTo(409);
    }

    @Test
    void threeWrongCodesEndIt() throws Exception {
        Person ana = person();
        Box box = box(Map.of());
        deliver(box, letter(ana.email(), box, clinic.secondNumber(), pdf("scan.pdf")));
        String code = code(answers(ana, 1).getFirst());
        String path = "/api/v1/fax-mail-messages/" + waiting(box).path("id").asString();
        for (int guess = 0; guess < 3; guess++) {
            assertThat(ana.caller()
                            .post(path + "/confirm", Map.of("code", wrong(code)))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(ana.caller().post(path + "/confirm", Map.of("code", code)).status())
                .isEqualTo(409);
        assertThat(ana.caller().get(path).json().path("reason").asString()).isEqualTo("too many wrong codes");
    }

    @Test
    @Covers("FAX-E-002-04")
    void aCodeLivesTenMinutes() throws Exception {
        Person ana = person();
        Box box = box(Map.of());
        deliver(box, letter(ana.email(), box, clinic.secondNumber(), pdf("scan.pdf")));
        Relay.Taken asked = answers(ana, 1).getFirst();
        JsonNode waiting = waiting(box);
        Instant sent = asked.message().getSentDate().toInstant();
        assertThat(Instant.parse(waiting.path("code_expires_at").asString()))
                .isBetween(sent.plus(Duration.ofMinutes(9)), sent.plus(Duration.ofMinutes(11)));
        execute("update fax_mail_messages set code_expires_at = now() - interval '1 second' where id = '"
                + waiting.path("id").asString() + "'");
        deliver(box, answer(ana.email(), box, asked, code(asked), "late"));
        assertThat(answers(ana, 2).get(1).text()).contains("not valid any more");
        assertThat(clinic.caller()
                        .get("/api/v1/fax-mail-messages/" + waiting.path("id").asString())
                        .json()
                        .path("fax_id")
                        .isNull())
                .isTrue();
    }

    @Test
    @Covers("FAX-E-002-02")
    void strangersAndForgedSendersGetNothingAndNobodyIsTold() throws Exception {
        Person ana = person();
        Box box = box(Map.of("authserv_id", "mx.box.test", "trusted_senders", List.of(ana.email())));
        deliver(box, PROVEN + letter("eve@stranger.test", box, clinic.secondNumber(), pdf("a.pdf")));
        deliver(
                box,
                "Authentication-Results: mx.box.test; dmarc=fail header.from=clinic.test\r\n" + PROVEN
                        + letter(ana.email(), box, clinic.secondNumber(), pdf("b.pdf")));
        deliver(
                box,
                "Authentication-Results: mx.box.test; spf=fail smtp.mailfrom=clinic.test\r\n"
                        + letter(ana.email(), box, clinic.secondNumber(), pdf("c.pdf")));
        deliver(
                box,
                "From: eve@stranger.test\r\n" + PROVEN + letter(ana.email(), box, clinic.secondNumber(), pdf("d.pdf")));
        assertThat(decided(box, 4))
                .extracting(row -> row.path("status").asString() + ": "
                        + row.path("reason").asString())
                .containsExactlyInAnyOrder(
                        "refused: its sender is no member, and not on the mailbox's list",
                        "refused: its sender is forged",
                        "refused: its sender is forged",
                        "refused: it does not say clearly who wrote it");
        deliver(
                box,
                "Authentication-Results: mx.evil.test; dmarc=pass header.from=clinic.test\r\n"
                        + letter(ana.email(), box, clinic.secondNumber(), pdf("e.pdf")));
        assertThat(answers(ana, 1).getFirst().text())
                .as("whom nothing proves is asked at the known address")
                .contains("e.pdf", "Please confirm");
        assertThat(relay.of("eve@stranger.test")).isEmpty();
    }

    @Test
    void bouncesListsAndAutomaticMailAreLeftAlone() throws Exception {
        Person ana = person();
        Box box = box(Map.of("authserv_id", "mx.box.test", "trusted_senders", List.of(ana.email())));
        String letter = PROVEN + letter(ana.email(), box, clinic.secondNumber(), pdf("a.pdf"));
        List<String> heads = List.of(
                "Return-Path: <>",
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "List-Id: <news.clinic.test>",
                "X-Dartwing-Mail: 0190a000-0000-7000-8000-000000000000");
        for (String head : heads) {
            deliver(
                    box,
                    head + "\r\nX-Test: " + head.length() + "\r\n"
                            + letter.replace("<letter-", "<" + head.length() + "-"));
        }
        deliver(box, letter(box.address(), box, clinic.secondNumber(), pdf("loop.pdf")));
        assertThat(decided(box, 6))
                .allSatisfy(row -> assertThat(row.path("status").asString())
                        .as(row.toString())
                        .isEqualTo("ignored"));
        assertThat(relay.of(ana.email())).isEmpty();
        assertThat(relay.of(box.address())).isEmpty();
    }

    @Test
    @Covers({"FAX-E-002-06", "FAX-E-002-07"})
    void whatCannotBeFaxedIsAnsweredWithTheReason() throws Exception {
        Person ana = person();
        Box box = box(Map.of("authserv_id", "mx.box.test", "trusted_senders", List.of(ana.email())));
        var wanted = new LinkedHashMap<String, String>();
        wanted.put(part("big.pdf", "application/pdf", new byte[30 * 1024 * 1024]), "larger than 25 MB");
        wanted.put(part("locked.pdf", "application/pdf", encrypted()), "password");
        wanted.put("", "no attachment");
        wanted.put(
                part("song.mp3", "audio/mpeg", "ID3".getBytes(StandardCharsets.US_ASCII)),
                "not a PDF, TIFF, PNG, JPEG or office");
        wanted.put(part("letter.docx", "application/octet-stream", docx()), "LibreOffice");
        wanted.put(
                part("winmail.dat", "application/ms-tnef", "none".getBytes(StandardCharsets.US_ASCII)), "winmail.dat");
        wanted.put(part("smime.p7m", "application/pkcs7-mime", new byte[9]), "encrypted");
        int count = 0;
        for (var one : wanted.entrySet()) {
            deliver(box, PROVEN + letter("n" + count++, ana.email(), box, clinic.secondNumber(), one.getKey()));
        }
        deliver(box, PROVEN + letter("none", ana.email(), box, "see attachment", pdf("a.pdf")));
        deliver(
                box,
                PROVEN
                        + letter(
                                "two",
                                ana.email(),
                                box,
                                clinic.firstNumber() + " " + clinic.secondNumber(),
                                pdf("a.pdf")));
        Tenant.id(clinic.caller().post("/api/v1/do-not-fax", Map.of("number", "+15005550701")));
        deliver(box, PROVEN + letter("dnf", ana.email(), box, "+15005550701", pdf("a.pdf")));
        List<JsonNode> decided = decided(box, wanted.size() + 3);
        assertThat(decided).allSatisfy(row -> {
            assertThat(row.path("status").asString()).as(row.toString()).isEqualTo("refused");
            assertThat(row.path("answered").asBoolean()).isTrue();
        });
        List<String> texts =
                answers(ana, wanted.size() + 3).stream().map(Relay.Taken::text).toList();
        var expected = new ArrayList<>(wanted.values());
        expected.addAll(List.of("no fax number was found", "more than one fax number", "do-not-fax"));
        for (String reason : expected) {
            assertThat(texts).as(reason).anySatisfy(text -> assertThat(text).contains("not sent as a fax", reason));
        }
        assertThat(texts).hasSize(wanted.size() + 3);
    }

    @Test
    @Covers("FAX-E-002-06")
    void everyKindOfDocumentIsFaxedAlsoOutOfAWinmailDat() throws Exception {
        Person ana = person();
        Box box =
                box(Map.of("authserv_id", "mx.box.test", "trusted_senders", List.of(ana.email()), "text_as_fax", true));
        byte[] page = TestPages.pdf("Wrapped");
        deliver(
                box,
                PROVEN
                        + letter(
                                "tnef",
                                ana.email(),
                                box,
                                clinic.secondNumber(),
                                part("winmail.dat", "application/ms-tnef", Winmail.with("wrapped.pdf", page))));
        deliver(
                box,
                PROVEN
                        + letter(
                                "many",
                                ana.email(),
                                box,
                                clinic.secondNumber(),
                                pdf("a.pdf") + part("b.tif", "image/tiff", tiff())));
        deliver(box, PROVEN + letter("text", ana.email(), box, clinic.secondNumber(), ""));
        String tagged = box.address().replace("@", "+" + clinic.secondNumber().substring(1) + "@");
        deliver(
                box,
                PROVEN
                        + letter("addressed", ana.email(), box, "hello", pdf("a.pdf"))
                                .replace("To: " + box.address(), "To: " + tagged));
        List<JsonNode> decided = decided(box, 4);
        assertThat(decided)
                .allSatisfy(row -> assertThat(row.path("status").asString())
                        .as(row.toString())
                        .isEqualTo("accepted"));
        assertThat(decided)
                .anySatisfy(row -> assertThat(row.path("files").toString()).isEqualTo("[\"wrapped.pdf\"]"));
        assertThat(decided)
                .anySatisfy(row -> assertThat(row.path("pages").asInt()).isEqualTo(2));
        for (JsonNode row : decided) {
            clinic.awaitStatus(row.path("fax_id").asString(), "sent");
        }
    }

    @Test
    void theSameMessageTwiceIsOneFaxAlsoWhenTheMailboxBeginsAnew() throws Exception {
        Person ana = person();
        Box box = box(
                Map.of("authserv_id", "mx.box.test", "trusted_senders", List.of(ana.email()), "done_folder", "Done"));
        String letter = letter(ana.email(), box, clinic.secondNumber(), pdf("once.pdf"));
        deliver(box, "Received: from one\r\n" + PROVEN + letter);
        decided(box, 1);
        deliver(box, "Received: from two\r\n" + PROVEN + letter);
        assertThat(decided(box, 2))
                .extracting(row -> row.path("status").asString())
                .containsExactlyInAnyOrder("accepted", "ignored");
        await().atMost(PATIENCE).until(() -> inbox(box).length == 0);
        execute("update fax_mailbox_states set uid_validity = 1 where mailbox_id = '" + box.id() + "'");
        deliver(box, "Received: from three\r\n" + PROVEN + letter);
        assertThat(decided(box, 3))
                .extracting(row -> row.path("status").asString())
                .containsExactlyInAnyOrder("accepted", "ignored", "ignored");
        assertThat(relay.of(ana.email()).stream().filter(mail -> mail.text().contains("accepted as")))
                .hasSize(1);
    }

    @Test
    void anAllowedSenderSendsWithTheRightsOfThePersonWhoAnswersForIt() throws Exception {
        Person ana = person();
        Box box = box(Map.of(
                "authserv_id",
                "mx.box.test",
                "confirm",
                "unproven",
                "allowed_senders",
                List.of("scanner@clinic.test"),
                "sends_as",
                id(ana)));
        deliver(box, PROVEN + letter("scanner@clinic.test", box, clinic.secondNumber(), pdf("scan.pdf")));
        JsonNode row = decided(box, 1).getFirst();
        assertThat(row.path("status").asString()).as(row.toString()).isEqualTo("accepted");
        assertThat(timeline(row.path("fax_id").asString())).contains("Pat fax_user");
        assertThat(answers("scanner@clinic.test", 1).getFirst().text()).contains("accepted as");

        Tenant.Login auditor = server.person(clinic, "fax_auditor");
        deliver(box, PROVEN + letter(auditor.email(), box, clinic.secondNumber(), pdf("a.pdf")));
        JsonNode refused = decided(box, 2).getFirst();
        assertThat(refused.path("status").asString()).as("who may not send").isEqualTo("refused");
        assertThat(refused.path("fax_id").isNull()).isTrue();
    }

    @Test
    void programsHandMessagesInWithTheirKeyOverTls() throws Exception {
        Person ana = person();
        String key = clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", "Mailer " + UUID.randomUUID(), "scopes", List.of("fax:send")))
                .json()
                .path("key")
                .asString();
        var letter = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(("From: " + ana.email() + "\r\nTo: fax@dartwing.test\r\nSubject: "
                                + clinic.secondNumber() + "\r\nMessage-ID: <handed@clinic.test>\r\n"
                                + "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                                + pdf("handed.pdf") + "--b--\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1)));
        submit(letter, ana.email(), key, true);
        submit(letter, ana.email(), key, true);
        await().atMost(PATIENCE).until(() -> relay.of(ana.email()).size() >= 1);
        assertThat(relay.of(ana.email()).getFirst().text()).contains("accepted as");
        assertThat(clinic.caller()
                        .get("/api/v1/fax-mail-messages")
                        .json()
                        .path("data")
                        .valueStream()
                        .filter(row -> row.path("source").asString().equals("smtp"))
                        .map(row -> row.path("status").asString()))
                .containsExactlyInAnyOrder("accepted", "ignored");

        assertThatThrownBy(() -> submit(letter, ana.email(), key + "x", true)).isInstanceOf(MessagingException.class);
        String reader = clinic.caller()
                .post("/api/v1/api-keys", Map.of("name", "Reader " + UUID.randomUUID(), "scopes", List.of("fax:read")))
                .json()
                .path("key")
                .asString();
        assertThatThrownBy(() -> submit(letter, ana.email(), reader, true)).isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> submit(letter, ana.email(), key, false)).isInstanceOf(MessagingException.class);
    }

    @Test
    void aMailboxIsTestedAndWhatIsWrongIsSaid() throws Exception {
        Box box = box(Map.of());
        assertThat(test(box.path())).contains("\"works\":true", "0 messages are in INBOX");
        clinic.caller().patch(box.path(), Map.of("password", "wrong"));
        assertThat(test(box.path())).contains("refused the user name");
        clinic.caller().patch(box.path(), Map.of("password", "secret", "folder", "None"));
        assertThat(test(box.path())).contains("no such folder");
        clinic.caller().patch(box.path(), Map.of("folder", "INBOX", "security", "tls"));
        assertThat(test(box.path())).contains("certificate is not trusted, or it speaks no TLS");
        clinic.caller().patch(box.path(), Map.of("host", "127.0.0.1"));
        assertThat(test(box.path())).contains("not on the public internet");
        assertThat(clinic.caller().get(box.path()).body()).doesNotContain("\"secret\"", "\"wrong\"");
        assertThat(clinic.caller().patch(box.path(), Map.of("security", "none")).body())
                .contains("the password would travel in clear");
        assertThat(person().caller().get(box.path()).status()).isIn(403, 404);
    }

    @Test
    void anOAuthMailboxIsSignedInToWithTokensThatAreRenewed() throws Exception {
        String path = "/api/v1/fax-mailboxes/"
                + Tenant.id(clinic.caller()
                        .post(
                                "/api/v1/fax-mailboxes",
                                Map.ofEntries(
                                        Map.entry("name", "OAuth " + UUID.randomUUID()),
                                        Map.entry("address", "box@provider.test"),
                                        Map.entry("host", HOST),
                                        Map.entry("port", provider.port()),
                                        Map.entry("security", "none"),
                                        Map.entry("username", "box@provider.test"),
                                        Map.entry("sign_in", "oauth2"),
                                        Map.entry("token_url", provider.tokenUrl()),
                                        Map.entry("client_id", "dartwing"),
                                        Map.entry("client_secret", "hush"),
                                        Map.entry("refresh_token", "first"),
                                        Map.entry("enabled", false))));
        assertThat(test(path)).contains("\"works\":true");
        assertThat(test(path)).contains("\"works\":true");
        assertThat(provider.timesAsked()).as("a token is used until it ends").isEqualTo(1);
        provider.revoke();
        assertThat(test(path)).contains("refused the user name or the secret");
        assertThat(test(path)).as("with the refresh token that came last").contains("\"works\":true");
        assertThat(provider.timesAsked()).isEqualTo(2);
        assertThat(sealed()).noneSatisfy(text -> assertThat(text).contains("access-"));
    }

    @Test
    void aFaxIsToldByMailAsTheInboxAsksAndAsFarAsTheSettingAllows() throws Exception {
        Tenant desk = server.tenant("Desk");
        String inbox = "/api/v1/inboxes/" + desk.inbox();
        assertThat(desk.caller().patch(inbox, Map.of("mail_copies", "pages")).body())
                .contains("mail_to: missing");
        String to = "desk-" + UUID.randomUUID() + "@clinic.test";
        desk.caller().patch(inbox, Map.of("mail_copies", "pages", "mail_to", List.of(to, "nobody@clinic.test")));
        desk.send(TestPages.pdf("Result for Maria"), "a.pdf", Map.of("subject", "Maria"));
        String fax = desk.awaitDelivered(1).path("id").asString();
        Relay.Taken notice = answers(to, 1).getFirst();
        assertThat(notice.text())
                .contains("New fax in Front desk", "2 pages")
                .doesNotContain("Maria", desk.firstNumber(), "/faxes/");
        await().atMost(PATIENCE)
                .until(() -> timeline(desk, fax).contains("The mail to nobody@clinic.test was not sent"));
        assertThat(timeline(desk, fax)).contains("the mail server answered 550", "A notice goes by mail to " + to);

        set(desk, "fax.mail_content", "pages");
        desk.send(TestPages.pdf("Second"), "b.pdf", Map.of());
        desk.awaitDelivered(2);
        Relay.Taken pages = answers(to, 2).get(1);
        assertThat(pages.text()).contains("/faxes/", "attached");
        byte[] pdf = ((jakarta.mail.Multipart) pages.message().getContent())
                .getBodyPart(1)
                .getInputStream()
                .readAllBytes();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
        set(desk, "fax.mail_domains", List.of("lab.test"));
        desk.send(TestPages.pdf("Third"), "c.pdf", Map.of());
        desk.awaitDelivered(3);
        assertThat(answers(to, 3).get(2).message().getContent()).isInstanceOf(String.class);
    }

    @Test
    void aRuleFilesAFaxAndMailsItOnceItIsReleased() throws Exception {
        Tenant desk = server.tenant("Rules Desk");
        String rules = "/api/v1/routing-rules";
        String folder = Tenant.id(desk.caller().post("/api/v1/fax-folders", Map.of("name", "Results")));
        String to = "lab-" + UUID.randomUUID() + "@clinic.test";
        assertThat(desk.caller()
                        .post(
                                rules,
                                Map.of("name", "Wrong", "action", Map.of("type", "none", "mail_to", List.of("lab"))))
                        .body())
                .contains("action: not addresses");
        Tenant.id(desk.caller()
                .post(
                        rules,
                        Map.of(
                                "name",
                                "File and tell",
                                "action",
                                Map.of(
                                        "type",
                                        "none",
                                        "folder_id",
                                        folder,
                                        "mail_to",
                                        List.of(to),
                                        "mail_content",
                                        "link"))));
        set(desk, "fax.mail_content", "pages");
        set(desk, "fax.spam_hold_from", 0);
        desk.send(TestPages.pdf("Result for Maria"), "a.pdf", Map.of());
        JsonNode held = await().atMost(PATIENCE)
                .until(
                        () -> desk.caller()
                                .get("/api/v1/faxes?status=held")
                                .json()
                                .path("data")
                                .path(0),
                        row -> row.hasNonNull("id"));
        assertThat(held.at("/folder/id").asString()).isEqualTo(folder);
        String fax = held.path("id").asString();
        assertThat(timeline(desk, fax)).doesNotContain("by mail");
        desk.caller().post("/api/v1/faxes/" + fax + "/release", Map.of());
        assertThat(answers(to, 1).getFirst().text())
                .contains("New fax in Front desk", "/faxes/" + fax)
                .doesNotContain("attached");
        assertThat(timeline(desk, fax)).contains("A link goes by mail to " + to);
    }

    @Test
    @Covers("FAX-F-004-03")
    void aVersionIsReturnedByMailAndItsBounceStandsInTheHistory() throws Exception {
        Tenant desk = server.tenant("Returning Desk");
        desk.send(TestPages.pdf("Please sign"), "a.pdf", Map.of());
        String fax = desk.awaitDelivered(1).path("id").asString();
        String mails = "/api/v1/faxes/" + fax + "/mails";
        String to = "lab-" + UUID.randomUUID() + "@lab.test";
        Caller caller = desk.caller();
        Answer refused = caller.post(mails, Map.of("to", to, "content", "pages"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asString()).isEqualTo("FAX-046");
        assertThat(caller.get(mails).json().path("allowed").asString()).isEqualTo("notice");
        assertThat(caller.post(mails, Map.of("to", "nobody")).status()).isEqualTo(400);

        set(desk, "fax.mail_content", "pages");
        Answer version = caller.post(
                "/api/v1/faxes/" + fax + "/versions", Map.of("marks", List.of(Marks.text("Confirmed", 0.2, 0.6))));
        assertThat(caller.post(mails, Map.of("to", to, "version", 9)).body()).contains("version: not found");
        Caller once = desk.caller().header("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, Object> wish =
                Map.of("to", to, "version", version.json().path("number").asInt(), "message", "As agreed");
        Answer sent = once.post(mails, wish);
        assertThat(sent.status()).as(sent.body()).isEqualTo(202);
        assertThat(once.post(mails, wish).body()).isEqualTo(sent.body());
        Relay.Taken mail = answers(to, 1).getFirst();
        assertThat(mail.text()).contains("As agreed");
        byte[] pdf = ((jakarta.mail.Multipart) mail.message().getContent())
                .getBodyPart(1)
                .getInputStream()
                .readAllBytes();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("Confirmed");
        }
        await().atMost(PATIENCE)
                .until(() ->
                        caller.get(mails).json().at("/data/0/status").asString().equals("sent"));

        Box box = box(desk, Map.of());
        deliver(box, """
                Return-Path: <>
                From: mailer-daemon@lab.test
                To: %s
                Message-ID: <%s@lab.test>
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary=b

                --b
                Content-Type: text/plain

                Nobody here.
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --b--
                """.formatted(
                box.address(), UUID.randomUUID(), mail.message().getMessageID()).replace("\n", "\r\n"));
        await().atMost(PATIENCE)
                .until(() ->
                        caller.get(mails).json().at("/data/0/status").asString().equals("bounced"));
        assertThat(timeline(desk, fax)).contains("The mail to " + to + " came back", "Version 1 goes by mail");
        assertThat(server.tenant("Strangers").caller().get(mails).status()).isEqualTo(404);
    }

    @Test
    void theBrowserShowsMailboxesAndMessagesAndMailsAFax() throws Exception {
        Person ana = person();
        Box box = box(Map.of("authserv_id", "mx.box.test"));
        deliver(box, PROVEN + letter("eve@stranger.test", box, clinic.secondNumber(), pdf("a.pdf")));
        deliver(box, PROVEN + letter(ana.email(), box, clinic.secondNumber(), pdf("a long name of a scan.pdf")));
        String code = code(answers(ana, 1).getFirst());
        String message = waiting(box).path("id").asString();
        clinic.send(TestPages.pdf("To be sent on"), "a.pdf", Map.of());
        String fax = clinic.awaitDelivered(1).path("id").asString();
        Tenant.Login owner = server.person(clinic, "owner");
        try (Chromium chromium = Chromium.open()) {
            for (Look look : Look.values()) {
                try (Window window = chromium.window(server.url(), look)) {
                    window.open("/fax-mail").signIn(owner);
                    window.shows("its sender is no member").look("fax-mail");
                    window.open("/fax-mailboxes/" + box.id())
                            .button("Test the connection")
                            .click();
                    window.shows("It works").look("fax-mailbox");
                    window.open("/inbox/" + fax).button("More actions").click();
                    window.page()
                            .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Send by e-mail…"))
                            .click();
                    window.field("To").fill("lab@lab.test");
                    window.look("mail-a-fax").button("Send the e-mail").click();
                    window.shows("is on its way");
                }
            }
            try (Window window = chromium.window(server.url(), Look.NARROW)) {
                window.open("/fax-mail/" + message).signIn(ana.login());
                window.field("Code from the e-mail").fill(code);
                window.look("fax-mail-code").button("Send the fax").click();
                window.shows("Nothing is to be confirmed");
            }
        }
        await().atMost(PATIENCE).until(() -> relay.of("lab@lab.test").size() == Look.values().length);
    }

    private Person person() {
        Tenant.Login login = server.person(clinic, "fax_user");
        return new Person(login, Caller.signedIn(server.port(), login.email(), login.password()));
    }

    private static String id(Person person) {
        return person.caller().get("/api/v1/session").json().at("/person/id").asString();
    }

    private Box box(Map<String, Object> more) {
        return box(clinic, more);
    }

    private Box box(Tenant tenant, Map<String, Object> more) {
        String address = "fax" + boxes++ + "@box.test";
        GreenMailUser user = mailboxes.setUser(address, address, "secret");
        var fields = new LinkedHashMap<String, Object>(Map.of(
                "name",
                "Box " + UUID.randomUUID(),
                "address",
                address,
                "host",
                HOST,
                "port",
                mailboxes.getImap().getPort(),
                "security",
                "none",
                "username",
                address,
                "password",
                "secret"));
        fields.putAll(more);
        String path = "/api/v1/fax-mailboxes/" + Tenant.id(tenant.caller().post("/api/v1/fax-mailboxes", fields));
        await().atMost(PATIENCE)
                .until(() ->
                        tenant.caller().get(path).json().path("last_looked_at").isString());
        return new Box(address, user, path);
    }

    private static void deliver(Box box, String message) throws MessagingException {
        box.user()
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1))));
    }

    private jakarta.mail.Message[] inbox(Box box) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.store.protocol", "imap");
        try (var store = Session.getInstance(properties).getStore("imap")) {
            store.connect(HOST, mailboxes.getImap().getPort(), box.address(), "secret");
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            jakarta.mail.Message[] messages = inbox.getMessages();
            for (jakarta.mail.Message message : messages) {
                message.getFlags();
            }
            return messages;
        }
    }

    private List<JsonNode> messages(Box box) {
        return clinic.caller()
                .get("/api/v1/fax-mail-messages?limit=200")
                .json()
                .path("data")
                .valueStream()
                .filter(row -> row.path("mailbox_id").asString("").equals(box.id()))
                .toList();
    }

    private List<JsonNode> decided(Box box, int count) {
        await().atMost(PATIENCE)
                .until(() -> messages(box).stream()
                                .filter(row -> !row.path("decided_at").isNull())
                                .count()
                        == count);
        return messages(box);
    }

    private JsonNode waiting(Box box) {
        await().atMost(PATIENCE)
                .until(() -> messages(box).stream()
                        .anyMatch(row -> row.path("status").asString().equals("waiting")));
        return messages(box).stream()
                .filter(row -> row.path("status").asString().equals("waiting"))
                .findFirst()
                .orElseThrow();
    }

    private List<Relay.Taken> answers(Person person, int count) {
        return answers(person.email(), count);
    }

    private List<Relay.Taken> answers(String address, int count) {
        await().atMost(PATIENCE).until(() -> relay.of(address).size() >= count);
        return relay.of(address);
    }

    private String test(String path) {
        return clinic.caller().post(path + "/test", Map.of()).body();
    }

    private String timeline(String fax) {
        return timeline(clinic, fax);
    }

    private static String timeline(Tenant tenant, String fax) {
        return tenant.caller().get("/api/v1/faxes/" + fax + "/timeline").body();
    }

    private static void set(Tenant tenant, String setting, Object value) {
        assertThat(tenant.caller()
                        .put("/api/v1/settings/" + setting, Map.of("value", value))
                        .status())
                .isEqualTo(200);
    }

    private List<String> sealed() throws Exception {
        return new OwnerView(server)
                .texts("select encode(content, 'escape') from fax_mail_messages union all"
                        + " select encode(tokens, 'escape') from fax_mailbox_states where tokens is not null");
    }

    private void execute(String sql) throws Exception {
        try (var connection = new OwnerView(server).connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String code(Relay.Taken mail) {
        Matcher code = CODE.matcher(mail.text().replace("\r", ""));
        assertThat(code.find()).as(mail.text()).isTrue();
        return code.group(1);
    }

    private static String wrong(String code) {
        return code.startsWith("1") ? "2" + code.substring(1) : "1" + code.substring(1);
    }

    private static String messageId(String id, String from) {
        return "<" + id + "-" + from + ">";
    }

    private static String letter(String from, Box box, String subject, String parts) {
        return letter("letter", from, box, subject, parts);
    }

    private static String letter(String id, String from, Box box, String subject, String parts) {
        return "From: Somebody <" + from + ">\r\nTo: " + box.address() + "\r\nSubject: Fax to " + subject + "\r\nDate: "
                + "Sat, 28 Nov 2026 10:00:00 +0000\r\nMessage-ID: " + messageId(id, from)
                + "\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type:"
                + " text/plain\r\n\r\nPlease fax this.\r\n" + parts + "--b--\r\n";
    }

    private static String answer(String from, Box box, Relay.Taken asked, String text, String id) throws Exception {
        return "From: " + from + "\r\nTo: " + box.address() + "\r\nSubject: Re\r\nMessage-ID: <" + id.hashCode() + "-"
                + UUID.randomUUID() + "@clinic.test>\r\nIn-Reply-To: "
                + asked.message().getMessageID()
                + "\r\nContent-Type: text/plain\r\n\r\n" + text + "\r\n";
    }

    private static String pdf(String name) {
        return part(name, "application/pdf", TestPages.pdf("Page of " + name));
    }

    private static String part(String name, String type, byte[] content) {
        return "--b\r\nContent-Type: " + type + "; name=\"" + name
                + "\"\r\nContent-Disposition: attachment; filename=\""
                + name + "\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(content) + "\r\n";
    }

    private static byte[] encrypted() throws Exception {
        try (var document = Loader.loadPDF(TestPages.pdf("Locked"));
                var out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] docx() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(out)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new java.util.zip.ZipEntry("word/document.xml"));
        }
        return out.toByteArray();
    }

    private static byte[] tiff() throws Exception {
        var out = new ByteArrayOutputStream();
        var page = new java.awt.image.BufferedImage(800, 1000, java.awt.image.BufferedImage.TYPE_BYTE_BINARY);
        assertThat(javax.imageio.ImageIO.write(page, "tiff", out)).isTrue();
        return out.toByteArray();
    }

    private void submit(MimeMessage letter, String from, String key, boolean tls) throws MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls));
        properties.setProperty("mail.smtp.ssl.trust", "*");
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "false");
        properties.setProperty("mail.smtp.from", from);
        try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
            transport.connect("127.0.0.1", smtpPort, "dartwing", key);
            transport.sendMessage(letter, new InternetAddress[] {new InternetAddress("fax@dartwing.test")});
        }
    }
}
