package io.dartwing.testkit.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// One SMTP server for all tests of a run; each test writes to addresses of its own.
public final class TestMailServer {
    private static final class Shared {
        private static final GreenMail SERVER = start();

        private static GreenMail start() {
            var server = new GreenMail(ServerSetup.SMTP.dynamicPort().setVerbose(false));
            server.start();
            return server;
        }
    }

    private TestMailServer() {}

    public static int port() {
        return Shared.SERVER.getSmtp().getPort();
    }

    /// What arrived for this address, oldest first.
    public static List<MimeMessage> received(String address) {
        return Arrays.stream(Shared.SERVER.getReceivedMessages())
                .filter(message -> isFor(message, address))
                .toList();
    }

    private static boolean isFor(MimeMessage message, String address) {
        try {
            return Arrays.stream(message.getRecipients(Message.RecipientType.TO))
                    .anyMatch(recipient -> recipient.toString().equals(address));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /// Makes a Spring test send its mail here.
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "dartwing.mail.host=127.0.0.1",
                            "dartwing.mail.port=" + port(),
                            "dartwing.mail.tls=none",
                            "dartwing.mail.from=fax@dartwing.example")
                    .applyTo(context);
        }
    }
}
