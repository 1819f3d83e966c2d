package io.dartwing.platform.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailMessageTest {
    @Test
    void aSubjectCanNotAddHeaders() {
        var mail = MailMessage.of("notice", "a@b.example", "Welcome\r\nBcc: evil@x.example\u2028X: y", "Hello");
        assertThat(mail.subject()).isEqualTo("Welcome Bcc: evil@x.example X: y");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b.example, c@d.example",
                "a@b.example\r\nBcc: c@d.example",
                "A <a@b.example>",
                "a@b.example;c@d.example",
                "a b@c.example"
            })
    void anAddressIsExactlyOne(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> MailMessage.of("notice", address, "Subject", "Text"));
    }

    @Test
    void itsTextFormTellsNothingOfTheContent() {
        assertThat(MailMessage.of("password-reset", "a@b.example", "Reset", "secret link"))
                .hasToString("mail password-reset");
    }
}
