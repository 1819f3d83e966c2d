package io.dartwing.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.PlatformIntegration;
import io.dartwing.platform.administration.Administration;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.organization.Organization;
import io.dartwing.platform.organization.OrganizationMode;
import io.dartwing.testkit.http.Caller;
import io.dartwing.testkit.http.Caller.Answer;
import io.dartwing.testkit.mail.TestMailServer;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A new password by mail, and the mail that tells of a new browser, through a real SMTP server.
@PlatformIntegration
class PasswordResetIT {
    private static final String PASSWORD = "a long enough phrase";
    private static final String RESET = "/api/v1/session/password-reset";

    @LocalServerPort
    private int port;

    @Autowired
    private InstalledDatabase database;

    @Autowired
    private PasswordReset reset;

    private final String email = Ids.next() + "@example.org";
    private Administration administration;
    private Caller person;

    @BeforeEach
    void addAPerson() {
        administration = Administration.open(database.access(), Clock.systemUTC());
        Organization organization = administration.createOrganization("Org " + Ids.next(), OrganizationMode.DARTWING);
        String oneTime = administration
                .createUser(organization, new NewPerson(email, "Anna", List.of("fax_user")))
                .oneTimePassword()
                .orElseThrow();
        person = Caller.signedIn(port, email, oneTime);
        person.put("/api/v1/session/password", Map.of("current_password", oneTime, "new_password", PASSWORD));
    }

    @AfterEach
    void close() {
        administration.close();
    }

    @Test
    void aMailedLinkSetsThePasswordOnceAndEndsEverySession() throws Exception {
        Answer asked = ask(email);
        String token = token(mails("Choose a new password", 1).getFirst());

        assertThat(use(token, "short").status()).isEqualTo(400);
        assertThat(use(token, "password1234").status()).as("a breached one").isEqualTo(400);
        assertThat(person.get("/api/v1/session").status()).isEqualTo(200);
        assertThat(use(token, "another long enough phrase").status()).isEqualTo(204);
        assertThat(person.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(signIn(PASSWORD).status()).isEqualTo(401);
        assertThat(signIn("another long enough phrase").status()).isEqualTo(200);
        assertThat(use(token, "yet another long phrase").status()).as("used").isEqualTo(400);
        mails("password was changed", 1);

        Answer nobody = ask(Ids.next() + "@example.org");
        assertThat(nobody.status()).isEqualTo(asked.status()).isEqualTo(202);
        assertThat(nobody.body()).isEqualTo(asked.body());
        assertThat(nobody.response().headers().map().keySet())
                .isEqualTo(asked.response().headers().map().keySet());
    }

    @Test
    void onlyTheLatestTokensWorkAndFewAreMailed() throws Exception {
        for (int time = 0; time < 5; time++) {
            ask(email);
        }
        List<MimeMessage> mails = mails("Choose a new password", 3);
        reset.handleAll();
        assertThat(mails("Choose a new password", 3)).hasSize(3);
        assertThat(use(token(mails.get(1)), "another long enough phrase").status())
                .isEqualTo(204);
        assertThat(use(token(mails.get(2)), "yet another long phrase").status())
                .as("the account's other tokens are spent with it")
                .isEqualTo(400);
        assertThat(use("A".repeat(43), "yet another long phrase").status()).isEqualTo(400);
        assertThat(use("x' or 1=1", "yet another long phrase").status()).isEqualTo(400);
    }

    @Test
    void theLinkLeadsToThisServerWhateverTheRequestSaid() throws Exception {
        Caller.anonymous(port)
                .header("X-Forwarded-Host", "evil.example")
                .header("Origin", "https://evil.example")
                .post(RESET, Map.of("email", email));
        String text = text(mails("Choose a new password", 1).getFirst());
        assertThat(text)
                .contains("http://localhost:" + port + "/reset-password#token=")
                .doesNotContain("evil");
    }

    @Test
    void aSignInWithANewBrowserIsTold() throws Exception {
        Caller.anonymous(port)
                .header("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/150.0 <script>")
                .post("/api/v1/session", Map.of("email", email, "password", PASSWORD));
        String text = text(mails("New sign-in", 1).getFirst());
        assertThat(text).contains("Firefox on Windows", "127.0.0.1").doesNotContain("script");
        person.without("X-CSRF-Token").post("/api/v1/session", Map.of("email", email, "password", PASSWORD));
        ask(email);
        mails("Choose a new password", 1);
        assertThat(mails("New sign-in", 1)).as("a browser that is known").hasSize(1);
    }

    private Answer ask(String address) {
        return Caller.anonymous(port).post(RESET, Map.of("email", address));
    }

    private Answer use(String token, String password) {
        return Caller.anonymous(port).put(RESET, Map.of("token", token, "new_password", password));
    }

    private Answer signIn(String password) {
        return Caller.anonymous(port).post("/api/v1/session", Map.of("email", email, "password", password));
    }

    private List<MimeMessage> mails(String subject, int count) throws Exception {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        while (true) {
            List<MimeMessage> found = TestMailServer.received(email).stream()
                    .filter(mail -> subject(mail).contains(subject))
                    .toList();
            if (found.size() >= count) {
                return found;
            }
            assertThat(Instant.now()).as("mails about " + subject).isBefore(limit);
            Thread.sleep(100);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String token(MimeMessage mail) throws Exception {
        Matcher link = Pattern.compile("#token=([A-Za-z0-9_-]{43})").matcher(text(mail));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private static String text(MimeMessage mail) throws Exception {
        return String.valueOf(mail.getContent());
    }
}
