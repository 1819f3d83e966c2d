package io.dartwing.platform.notifications.mail;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.MailParts;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Hands one mail to the configured SMTP server.
@Component
class MailServer {
    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "30000";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final MailProperties properties;
    private final FileStore files;
    private final Clock clock;
    private final Session session;

    MailServer(MailProperties properties, FileStore files, Clock clock) {
        this.properties = properties;
        this.files = files;
        this.clock = clock;
        this.session = Session.getInstance(settings(properties));
    }

    /// What the mail server made of it. Reasons are ours: what servers say may repeat the address or the content.
    sealed interface Answer {
        record Accepted() implements Answer {}

        /// Worth another try.
        record Deferred(String reason) implements Answer {}

        /// Trying again would be answered the same.
        record Refused(String reason) implements Answer {}
    }

    record Letter(
            UUID id,
            String to,
            String subject,
            String text,
            @Nullable String html,
            MailParts parts) {}

    boolean configured() {
        return properties.configured();
    }

    Answer send(Letter letter) {
        if (letter.parts().files().stream()
                .anyMatch(file -> files.find(new FileId(file.fileId())).isEmpty())) {
            return new Answer.Refused("what was to be attached is deleted");
        }
        try (Transport transport = session.getTransport("smtp")) {
            Message message = message(letter);
            transport.connect(
                    properties.host(),
                    properties.effectivePort(),
                    properties.username().isBlank() ? null : properties.username(),
                    properties.password().isBlank() ? null : properties.password());
            transport.sendMessage(message, message.getAllRecipients());
            return new Answer.Accepted();
        } catch (AuthenticationFailedException refused) {
            return new Answer.Deferred("the mail server refused the user name or password");
        } catch (MessagingException failed) {
            OptionalInt code = code(failed);
            if (code.isEmpty()) {
                return new Answer.Deferred("the mail server could not be reached or broke off");
            }
            String reason = "the mail server answered " + code.getAsInt();
            return code.getAsInt() >= 500 ? new Answer.Refused(reason) : new Answer.Deferred(reason);
        }
    }

    private Message message(Letter letter) throws MessagingException {
        String messageId = "<" + letter.id()
                + properties.from().substring(properties.from().indexOf('@')) + ">";
        var message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", messageId);
            }
        };
        message.setFrom(sender());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(ascii(letter.to()), true));
        message.setSubject(letter.subject(), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        MailParts parts = letter.parts();
        if (parts.replyTo() != null) {
            message.setReplyTo(new InternetAddress[] {new InternetAddress(ascii(parts.replyTo()), true)});
        }
        if (parts.inReplyTo() != null) {
            message.setHeader("In-Reply-To", parts.inReplyTo());
            message.setHeader("References", parts.inReplyTo());
        }
        // RFC 3834: no out-of-office answers
        message.setHeader("Auto-Submitted", parts.inReplyTo() == null ? "auto-generated" : "auto-replied");
        message.setHeader(Mail.OWN_HEADER, letter.id().toString());
        if (parts.files().isEmpty()) {
            write(letter, message);
        } else {
            var text = new MimeBodyPart();
            write(letter, text);
            var whole = new MimeMultipart("mixed", text);
            for (MailParts.MailFile file : parts.files()) {
                whole.addBodyPart(attachment(file));
            }
            message.setContent(whole);
        }
        message.saveChanges();
        return message;
    }

    private static void write(Letter letter, MimePart part) throws MessagingException {
        if (letter.html() == null) {
            part.setText(letter.text(), UTF_8);
        } else {
            var plain = new MimeBodyPart();
            plain.setText(letter.text(), UTF_8);
            var rich = new MimeBodyPart();
            rich.setText(letter.html(), UTF_8, "html");
            part.setContent(new MimeMultipart("alternative", plain, rich));
        }
    }

    private MimeBodyPart attachment(MailParts.MailFile file) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new StoredSource(file)));
        part.setFileName(file.name());
        part.setDisposition(Part.ATTACHMENT);
        return part;
    }

    /// Read from the file store as often as it is asked for, never held in memory.
    private final class StoredSource implements DataSource {
        private final MailParts.MailFile file;

        private StoredSource(MailParts.MailFile file) {
            this.file = file;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            try {
                return files.open(new FileId(file.fileId()));
            } catch (UncheckedIOException | ProblemException unreadable) {
                throw new IOException("an attachment can't be read", unreadable);
            }
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("read only");
        }

        @Override
        public String getContentType() {
            return file.contentType();
        }

        @Override
        public String getName() {
            return file.name();
        }
    }

    private InternetAddress sender() throws MessagingException {
        try {
            return new InternetAddress(ascii(properties.from()), properties.fromName(), UTF_8);
        } catch (UnsupportedEncodingException everyJdkHasUtf8) {
            throw new MessagingException("UTF-8", everyJdkHasUtf8);
        }
    }

    private static String ascii(String address) {
        int at = address.indexOf('@');
        return address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1));
    }

    private static OptionalInt code(MessagingException failure) {
        for (@Nullable Exception cause = failure;
                cause instanceof MessagingException one;
                cause = one.getNextException()) {
            switch (one) {
                case SMTPAddressFailedException address -> {
                    return OptionalInt.of(address.getReturnCode());
                }
                case SMTPSenderFailedException sender -> {
                    return OptionalInt.of(sender.getReturnCode());
                }
                case SMTPSendFailedException send
                when send.getReturnCode() > 0 -> {
                    return OptionalInt.of(send.getReturnCode());
                }
                default -> {}
            }
        }
        return OptionalInt.empty();
    }

    private static Properties settings(MailProperties properties) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
        settings.setProperty("mail.smtp.timeout", READ_MILLIS);
        settings.setProperty("mail.smtp.writetimeout", READ_MILLIS);
        settings.setProperty(
                "mail.smtp.auth", Boolean.toString(!properties.username().isBlank()));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (properties.tls()) {
            case STARTTLS -> {
                settings.setProperty("mail.smtp.starttls.enable", "true");
                settings.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> settings.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> {}
        }
        return settings;
    }
}
