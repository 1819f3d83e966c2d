package io.dartwing.fax.mail;

import io.dartwing.fax.mail.ReadMail.Attachment;
import io.dartwing.platform.notifications.Mail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// Reads messages of strangers (RFC 5322, MIME). Whatever is not as it should be makes less be
/// read, never an exception.
final class MailReader {
    private static final Session SESSION = Session.getInstance(settings());
    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

    /// Of each of these a message has one at most (RFC 5322 §3.6). With two, a signature may cover
    /// one and a reader look at the other.
    private static final List<String> ONCE =
            List.of("From", "Sender", "To", "Cc", "Subject", "Date", "Message-ID", "In-Reply-To", "Content-Type");

    private MailReader() {}

    private static Properties settings() {
        var settings = new Properties();
        settings.setProperty("mail.mime.ignoremultipartencoding", "true");
        settings.setProperty("mail.mime.multipart.ignoremissingendboundary", "true");
        settings.setProperty("mail.mime.parameters.strict", "false");
        settings.setProperty("mail.mime.address.strict", "false");
        return settings;
    }

    /// @param folder where its files are written to
    /// @param own the mailbox's own address; empty for a message that was handed in
    /// @param cut `raw` is only the head of a message that was too large
    static ReadMail read(Path raw, Path folder, String own, boolean cut) throws IOException {
        try (var in = new SharedFileInputStream(raw.toFile())) {
            var message = new MimeMessage(SESSION, in);
            var parts = new MessageParts(folder);
            if (cut) {
                parts.tooLarge();
            } else {
                parts.read(message);
            }
            boolean twice =
                    ONCE.stream().anyMatch(name -> headers(message, name).size() > 1);
            Optional<String> from = twice
                    ? Optional.empty()
                    : headers(message, "From").stream().findFirst().flatMap(Addresses::single);
            List<String> written = addresses(message, "To", "Cc");
            List<String> recipients = Stream.concat(
                            written.stream(),
                            addresses(message, "Delivered-To", "X-Original-To", "Envelope-To").stream())
                    .distinct()
                    .toList();
            return new ReadMail(
                    from,
                    recipients,
                    written,
                    subject(message),
                    headers(message, "Message-ID").stream()
                            .findFirst()
                            .map(String::strip)
                            .orElse(null),
                    answers(message),
                    headers(message, "Authentication-Results"),
                    automatic(message, from, own),
                    parts.text(),
                    parts.attachments(),
                    parts.problem(),
                    parts.bounced());
        } catch (MessagingException unreadable) {
            throw new IOException("a message that can't be read", unreadable);
        }
    }

    /// Why nobody should be answered, and no fax be made of it (RFC 3834 §2).
    private static Optional<String> automatic(MimeMessage message, Optional<String> from, String own) {
        if (!headers(message, Mail.OWN_HEADER).isEmpty()
                || from.filter(own::equalsIgnoreCase).isPresent()) {
            return Optional.of("a mail of this server, or of the mailbox itself");
        }
        if (headers(message, "Return-Path").stream()
                .anyMatch(path -> path.strip().equals("<>"))) {
            return Optional.of("a bounce");
        }
        if (type(message).startsWith("multipart/report")) {
            return Optional.of("a report of a mail server");
        }
        if (headers(message, "Auto-Submitted").stream()
                        .anyMatch(
                                value -> !value.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                || !headers(message, "X-Autoreply").isEmpty()
                || !headers(message, "X-Autorespond").isEmpty()) {
            return Optional.of("an automatic answer");
        }
        if (headers(message, "Precedence").stream()
                        .anyMatch(value -> BULK.contains(value.strip().toLowerCase(Locale.ROOT)))
                || !headers(message, "List-Id").isEmpty()
                || !headers(message, "List-Unsubscribe").isEmpty()
                || !headers(message, "List-Post").isEmpty()) {
            return Optional.of("a mail of a list, or to many");
        }
        return from.filter(it -> Set.of("mailer-daemon", "postmaster", "noreply", "no-reply")
                        .contains(Addresses.local(it)))
                .map(it -> "an automatic mail");
    }

    private static String type(MimeMessage message) {
        try {
            return message.getContentType().strip().toLowerCase(Locale.ROOT);
        } catch (MessagingException unreadable) {
            return "";
        }
    }

    private static List<String> answers(MimeMessage message) {
        var ids = new ArrayList<String>();
        for (String name : List.of("In-Reply-To", "References")) {
            for (String value : headers(message, name)) {
                ids.addAll(Arrays.asList(value.strip().split("\\s+")));
            }
        }
        return ids.stream().filter(id -> !id.isEmpty()).distinct().limit(50).toList();
    }

    private static String subject(MimeMessage message) {
        String raw = headers(message, "Subject").stream().findFirst().orElse("");
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(raw)).strip();
        } catch (UnsupportedEncodingException unknown) {
            return raw.strip();
        }
    }

    private static List<String> addresses(MimeMessage message, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> headers(message, name).stream())
                .flatMap(MailReader::each)
                .flatMap(address -> Addresses.plain(address).stream())
                .distinct()
                .limit(100)
                .toList();
    }

    private static Stream<String> each(String header) {
        try {
            return Arrays.stream(jakarta.mail.internet.InternetAddress.parseHeader(header, false))
                    .map(address -> String.valueOf(address.getAddress()));
        } catch (jakarta.mail.internet.AddressException none) {
            return Stream.empty();
        }
    }

    private static List<String> headers(MimeMessage message, String name) {
        try {
            String[] values = message.getHeader(name);
            return values == null ? List.of() : List.of(values);
        } catch (MessagingException unreadable) {
            return List.of();
        }
    }

    /// Names are shown, never used as paths.
    static String shown(String name) {
        String clean =
                name.replaceAll("[\\p{Cntrl}/\\\\\\u0085\\u2028\\u2029]", " ").strip();
        return clean.isEmpty() ? "document" : clean.substring(0, Math.min(200, clean.length()));
    }

    static Attachment attachment(Path path, String name) {
        return new Attachment(path, shown(name));
    }
}
