package io.dartwing.platform.notifications.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.events.Events;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.MailParts;
import io.dartwing.platform.notifications.MailParts.MailFile;
import io.dartwing.platform.notifications.mail.MailProperties.Tls;
import io.dartwing.platform.notifications.mail.MailServer.Answer;
import io.dartwing.platform.observability.Metrics;
import io.dartwing.testkit.mail.TestMailServer;
import io.dartwing.testkit.time.SetClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformIntegration
class MailIT {
    @Autowired
    private Mail mail;

    @Autowired
    private MailRows rows;

    @Autowired
    private Metrics metrics;

    @Autowired
    private FileStore files;

    @Autowired
    private Events events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    private final UUID organization = Ids.next();
    private final Actor system = SystemJobActor.of(organization, "test");
    private final String address = "ada-" + organization + "@clinic.example";

    private record Seen(String status, boolean contentKept, int attempts) {}

    @Test
    void aMailLeavesOnceItsTransactionCommits() throws Exception {
        UUID id = as(
                system,
                () -> transaction.execute(status -> mail.send(new MailMessage(
                        "welcome",
                        address,
                        "Grüße aus der Klinik",
                        "Hallo Ada",
                        "<p>Hallo <b>Ada</b></p>",
                        Duration.ofDays(1)))));
        await().until(() -> TestMailServer.received(address).size() == 1);
        MimeMessage message = TestMailServer.received(address).getFirst();
        assertThat(message.getSubject()).isEqualTo("Grüße aus der Klinik");
        assertThat(message.getFrom()[0]).hasToString("Dartwing <fax@dartwing.example>");
        assertThat(message.getMessageID()).isEqualTo("<" + id + "@dartwing.example>");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(message.getContentType()).startsWith("multipart/alternative");
        await().until(() -> seen(id).status().equals("sent"));
        assertThat(seen(id)).isEqualTo(new Seen("sent", false, 1));
    }

    @Test
    void anAnswerCarriesItsFilesAndWhereItBelongs() throws Exception {
        StoredFile pdf = as(
                system,
                () -> transaction.execute(status ->
                        files.store(new ByteArrayInputStream("%PDF-1".getBytes(UTF_8)), "application/pdf", 100)));
        UUID id = as(
                system,
                () -> mail.send(
                        MailMessage.of("fax-mail", address, "Subject", "Text"),
                        new MailParts(
                                "fax@clinic.example",
                                "<first@clinic.example>",
                                List.of(new MailFile(pdf.id().value(), "FAX-1.pdf", "application/pdf")))));
        await().until(() -> TestMailServer.received(address).size() == 1);
        MimeMessage message = TestMailServer.received(address).getFirst();
        assertThat(message.getReplyTo()[0]).hasToString("fax@clinic.example");
        assertThat(message.getHeader("In-Reply-To", null)).isEqualTo("<first@clinic.example>");
        assertThat(message.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(message.getHeader(Mail.OWN_HEADER, null)).isEqualTo(id.toString());
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Text");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("FAX-1.pdf");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo("%PDF-1".getBytes(UTF_8));
    }

    @Test
    void aMailWhoseAttachmentIsDeletedEnds() {
        UUID id = store(new MailParts(null, "no id", List.of(new MailFile(Ids.next(), "gone.pdf", "application/pdf"))));
        assertThat(run(id, properties("127.0.0.1", TestMailServer.port(), ""), Clock.systemUTC()))
                .isInstanceOf(JobOutcome.Done.class);
        assertThat(seen(id)).isEqualTo(new Seen("failed", true, 1));
    }

    @Test
    void aRolledBackMailNeverWas() {
        UUID id = as(
                system,
                () -> transaction.execute(status -> {
                    UUID asked = mail.send(MailMessage.of("notice", address, "No", "No"));
                    status.setRollbackOnly();
                    return asked;
                }));
        as(system, () -> mail.send(MailMessage.of("notice", address, "Yes", "Yes")));
        await().until(() -> TestMailServer.received(address).size() == 1);
        boolean known =
                as(system, () -> transaction.execute(status -> rows.lockOpen(id).isPresent()));
        assertThat(known).isFalse();
    }

    @Test
    void aMailLeavesThoughWhoeverCausedItIsGone() {
        Actor gone = new PersonActor(Ids.next(), "Gone", organization, Set.of(), Set.of("admin"));
        as(gone, () -> mail.send(MailMessage.of("notice", address, "Subject", "Text")));
        await().until(() -> TestMailServer.received(address).size() == 1);
    }

    @Test
    void anotherOrganisationSeesNothingOfIt() {
        UUID id = as(system, () -> mail.send(MailMessage.of("notice", address, "Subject", "Text")));
        long visible = as(
                SystemJobActor.of(Ids.next(), "test"),
                () -> transaction.execute(status -> database.sql("select count(*) from mails where id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()));
        assertThat(visible).isZero();
    }

    @Test
    void withoutAMailServerItIsKeptAndSaysSo() {
        UUID id = store(Duration.ofDays(1));
        var clock = new SetClock(Instant.parse("2030-01-01T00:00:00Z"));
        JobOutcome outcome = run(id, properties("", 25, ""), clock);
        assertThat(outcome).isInstanceOf(JobOutcome.Done.class); // by that clock it is no longer useful
        assertThat(seen(id)).isEqualTo(new Seen("expired", false, 0));

        UUID fresh = store(Duration.ofDays(1));
        assertThat(run(fresh, properties("", 25, ""), Clock.systemUTC())).isInstanceOf(JobOutcome.Again.class);
        assertThat(seen(fresh)).isEqualTo(new Seen("not_configured", true, 0));
        assertThat(run(fresh, properties("127.0.0.1", TestMailServer.port(), ""), Clock.systemUTC()))
                .isInstanceOf(JobOutcome.Done.class);
        assertThat(seen(fresh)).isEqualTo(new Seen("sent", false, 1));
    }

    @Test
    void aServerThatIsAwayIsAskedAgain() {
        UUID id = store(Duration.ofDays(1));
        JobOutcome outcome = run(id, properties("127.0.0.1", 1, ""), Clock.systemUTC());
        assertThat(outcome).isInstanceOf(JobOutcome.Again.class);
        assertThat(seen(id)).isEqualTo(new Seen("queued", true, 1));
        assertThat(run(id, properties("127.0.0.1", TestMailServer.port(), ""), Clock.systemUTC()))
                .isInstanceOf(JobOutcome.Done.class);
        assertThat(seen(id)).isEqualTo(new Seen("sent", false, 2));
    }

    @Test
    void anUntrustedCertificateAndAWrongPasswordAreNotAccepted() {
        var letter = new MailServer.Letter(Ids.next(), address, "Subject", "Text", null, MailParts.NONE);
        var tls = new GreenMail(ServerSetup.SMTPS.dynamicPort());
        var signIn = new GreenMail(ServerSetup.SMTP.dynamicPort());
        tls.start();
        signIn.start();
        signIn.setUser("fax", "right");
        try {
            var overTls = new MailProperties(
                    "127.0.0.1", tls.getSmtps().getPort(), Tls.TLS, "", "", "fax@dartwing.example", "Dartwing");
            assertThat(new MailServer(overTls, files, Clock.systemUTC()).send(letter))
                    .isInstanceOf(Answer.Deferred.class);
            int port = signIn.getSmtp().getPort();
            assertThat(new MailServer(properties("127.0.0.1", port, "wrong"), files, Clock.systemUTC()).send(letter))
                    .isEqualTo(new Answer.Deferred("the mail server refused the user name or password"));
            assertThat(new MailServer(properties("127.0.0.1", port, "right"), files, Clock.systemUTC()).send(letter))
                    .isInstanceOf(Answer.Accepted.class);
        } finally {
            tls.stop();
            signIn.stop();
        }
    }

    private UUID store(Duration usefulFor) {
        return store(usefulFor, MailParts.NONE);
    }

    private UUID store(MailParts parts) {
        return store(Duration.ofDays(1), parts);
    }

    private UUID store(Duration usefulFor, MailParts parts) {
        UUID id = Ids.next();
        MailMessage message =
                MailMessage.of("notice", address, "Subject", "Text").usefulFor(usefulFor);
        as(
                system,
                () -> transaction.execute(status -> {
                    rows.insert(id, message, parts, Instant.now());
                    return true;
                }));
        return id;
    }

    private JobOutcome run(UUID id, MailProperties properties, Clock clock) {
        var job = new MailJob(rows, new MailServer(properties, files, clock), transaction, metrics, events, clock);
        return as(system, () -> job.run(new JobRun<>(organization, id.toString(), new MailJob.MailToSend(id), 1)));
    }

    private static MailProperties properties(String host, int port, String password) {
        return new MailProperties(
                host, port, Tls.NONE, password.isEmpty() ? "" : "fax", password, "fax@dartwing.example", "Dartwing");
    }

    private Seen seen(UUID id) {
        return as(
                system,
                () -> transaction.execute(status -> database.sql("""
                        select status, content is not null, (select count(*) from mail_attempts where mail_id = m.id)
                        from mails m where id = ?""")
                        .param(id)
                        .query((row, number) -> new Seen(row.getString(1), row.getBoolean(2), row.getInt(3)))
                        .single()));
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return Actors.callAs(actor, work::get);
    }
}
