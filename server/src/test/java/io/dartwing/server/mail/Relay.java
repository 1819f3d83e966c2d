package io.dartwing.server.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/// The mail server that takes our mail: keeps what it gets, and refuses recipients that begin with
/// `nobody`.
public final class Relay implements AutoCloseable {
    public record Taken(String to, MimeMessage message) {
        public String text() {
            try {
                return message.getSubject() + "\n" + body(message.getContent());
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        private static String body(Object content) throws MessagingException, IOException {
            return content instanceof jakarta.mail.Multipart parts
                    ? String.valueOf(parts.getBodyPart(0).getContent())
                    : String.valueOf(content);
        }
    }

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    private Relay(String address) throws IOException {
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getByName(address))
                .messageHandlerFactory(context -> new Taking())
                .build();
        server.start();
    }

    public static Relay start(String address) throws IOException {
        return new Relay(address);
    }

    public int port() {
        return server.getPortAllocated();
    }

    /// What came for this address, oldest first.
    /// What was written about faxes; the word of a sign-in goes to the same people.
    public List<Taken> of(String address) {
        return taken.stream()
                .filter(mail -> mail.to().equalsIgnoreCase(address))
                .filter(mail -> !mail.text().startsWith("New sign-in"))
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Taking implements MessageHandler {
        private final List<String> recipients = new ArrayList<>();

        @Override
        public void from(String address) {}

        @Override
        public void recipient(String address) throws RejectException {
            if (address.startsWith("nobody")) {
                throw new RejectException(550, "5.1.1 Nobody of this name");
            }
            recipients.add(address);
        }

        @Override
        public String data(InputStream content) throws IOException {
            try {
                var message = new MimeMessage(Session.getInstance(new Properties()), content);
                recipients.forEach(to -> taken.add(new Taken(to, message)));
                return "2.0.0 Taken";
            } catch (MessagingException unreadable) {
                throw new IOException(unreadable);
            }
        }

        @Override
        public void done() {}
    }
}
