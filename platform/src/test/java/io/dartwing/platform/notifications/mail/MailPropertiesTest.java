package io.dartwing.platform.notifications.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dartwing.platform.notifications.mail.MailProperties.Tls;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MailPropertiesTest {
    @Test
    void theUsualPortsFollowFromTheProtection() {
        assertThat(properties("mail.example.org", Tls.STARTTLS, "").effectivePort())
                .isEqualTo(587);
        assertThat(properties("mail.example.org", Tls.TLS, "").effectivePort()).isEqualTo(465);
        assertThat(properties("mail.example.org", Tls.NONE, "").effectivePort()).isEqualTo(25);
        assertThat(properties("", Tls.STARTTLS, "").configured()).isFalse();
    }

    @Test
    void everyMistakeIsToldAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MailProperties("mail.example.org", 70_000, Tls.NONE, "user", "word", "", "D"))
                .withMessageContaining("dartwing.mail.from")
                .withMessageContaining("dartwing.mail.port")
                .withMessageContaining("dartwing.mail.tls");
    }

    @Test
    void aPasswordTravelsInClearOnlyInsideThisMachine() {
        assertThat(properties("127.0.0.1", Tls.NONE, "word").configured()).isTrue();
    }

    @Test
    void pausesGrowToAnHour() {
        assertThat(MailJob.pauseAfter(1)).isEqualTo(Duration.ofSeconds(30));
        assertThat(MailJob.pauseAfter(2)).isEqualTo(Duration.ofMinutes(1));
        assertThat(MailJob.pauseAfter(40)).isEqualTo(Duration.ofHours(1));
    }

    private static MailProperties properties(String host, Tls tls, String password) {
        return new MailProperties(
                host, null, tls, password.isEmpty() ? "" : "user", password, "fax@dartwing.example", "Dartwing");
    }
}
