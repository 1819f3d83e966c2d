package io.dartwing.fax.mail;

import io.dartwing.fax.mail.ReadMail.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Goes through the parts of one message: its text, its files on disk, and what is wrong with them.
final class MessageParts {
    static final long MAX_FILES_BYTES = 25L * 1024 * 1024;
    static final int MAX_FILES = 20;

    private static final int DEEPEST = 8;
    private static final int MOST_PARTS = 200;
    private static final int MOST_TEXT = 200_000;
    private static final Set<String> SIGNATURES = Set.of(
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-signature",
            "text/vcard",
            "text/x-vcard",
            "application/pgp-keys");
    private static final Set<String> SEALED =
            Set.of("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp-encrypted");

    private final Path folder;
    private final List<Attachment> files = new ArrayList<>();
    private final List<Attachment> pictures = new ArrayList<>();
    private @Nullable String plain;
    private @Nullable String html;
    private @Nullable String bounced;
    private @Nullable String problem;
    private int parts;
    private long bytes;

    MessageParts(Path folder) {
        this.folder = folder;
    }

    void read(Message message) {
        part(message, 0, false);
    }

    void tooLarge() {
        trouble("its attachments are larger than 25 MB together; send a smaller file");
    }

    String text() {
        String found = plain != null ? plain : html == null ? "" : MailText.ofHtml(html);
        return found.strip();
    }

    /// Pictures that belong to the text, such as logos, count only when there is nothing else.
    List<Attachment> attachments() {
        return List.copyOf(files.isEmpty() ? pictures : files);
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    Optional<String> bounced() {
        return Optional.ofNullable(bounced);
    }

    private void part(Part part, int depth, boolean related) {
        if (problem != null && !(part instanceof Message)) {
            return;
        }
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            trouble("it has too many parts, or too many inside each other");
            return;
        }
        try {
            String type = type(part);
            if (type.startsWith("multipart/")) {
                multipart(part, type, depth);
            } else if (type.equals("message/rfc822") && part.getContent() instanceof Message inner) {
                part(inner, depth + 1, false);
            } else if (type.equals("text/rfc822-headers")) {
                headers(part);
            } else {
                leaf(part, type, related);
            }
        } catch (MessagingException | IOException | RuntimeException broken) {
            trouble("one of its parts is broken and can't be read");
        }
    }

    private void multipart(Part part, String type, int depth) throws MessagingException, IOException {
        if (type.equals("multipart/encrypted")) {
            trouble("it is encrypted; send the file itself");
            return;
        }
        if (!(part.getContent() instanceof Multipart all)) {
            trouble("one of its parts is broken and can't be read");
            return;
        }
        for (int index = 0; index < all.getCount(); index++) {
            BodyPart inner = all.getBodyPart(index);
            if (type.equals("multipart/report") && type(inner).equals("message/rfc822")) {
                original(inner);
            } else {
                part(inner, depth + 1, type.equals("multipart/related") && index > 0);
            }
        }
    }

    private void leaf(Part part, String type, boolean related) throws MessagingException, IOException {
        String name = name(part);
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition()) || name != null;
        if (SEALED.contains(type)) {
            trouble("it is encrypted; send the file itself");
        } else if (SIGNATURES.contains(type) || type.startsWith("message/")) {
            return;
        } else if (type.equals("application/ms-tnef")
                || type.equals("application/vnd.ms-tnef")
                || "winmail.dat".equalsIgnoreCase(name)) {
            tnef(part);
        } else if (!attached && type.equals("text/plain")) {
            plain = plain == null ? text(part) : plain;
        } else if (!attached && type.equals("text/html")) {
            html = html == null ? text(part) : html;
        } else if (!attached && type.startsWith("text/")) {
            return;
        } else {
            Attachment file = save(part.getInputStream(), name == null ? "document" : name);
            if (file != null) {
                (related && type.startsWith("image/") ? pictures : files).add(file);
            }
        }
    }

    private void tnef(Part part) throws MessagingException, IOException {
        Attachment whole = save(part.getInputStream(), "winmail.dat");
        if (whole == null) {
            return;
        }
        List<Tnef.Inner> opened;
        try {
            opened = Tnef.open(whole.path());
        } catch (IOException broken) {
            trouble("its winmail.dat can't be opened; send the file itself, or turn rich text off");
            return;
        }
        for (Tnef.Inner inner : opened) {
            Attachment file = save(new java.io.ByteArrayInputStream(inner.content()), inner.name());
            if (file != null) {
                files.add(file);
            }
        }
    }

    private @Nullable Attachment save(InputStream content, String name) throws IOException {
        if (files.size() + pictures.size() >= MAX_FILES) {
            trouble("it has more than " + MAX_FILES + " attachments");
            return null;
        }
        Path path = folder.resolve("part-" + parts + "-" + (files.size() + pictures.size()));
        try (content;
                OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                if (bytes > MAX_FILES_BYTES) {
                    tooLarge();
                    return null;
                }
                out.write(buffer, 0, read);
            }
        }
        return MailReader.attachment(path, name);
    }

    private void headers(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            bounced(new InternetHeaders(in).getHeader("Message-ID", null));
        }
    }

    private void original(Part part) throws MessagingException, IOException {
        if (part.getContent() instanceof Message inner) {
            String[] ids = inner.getHeader("Message-ID");
            bounced(ids == null ? null : ids[0]);
        }
    }

    private void bounced(@Nullable String messageId) {
        if (bounced == null && messageId != null) {
            bounced = messageId.strip();
        }
    }

    private void trouble(String what) {
        problem = problem == null ? what : problem;
    }

    private static String text(Part part) throws MessagingException, IOException {
        Charset charset = StandardCharsets.UTF_8;
        try {
            String named = new ContentType(part.getContentType()).getParameter("charset");
            charset = named == null ? charset : Charset.forName(MimeUtility.javaCharset(named));
        } catch (jakarta.mail.internet.ParseException
                | IllegalCharsetNameException
                | UnsupportedCharsetException unknown) {
            charset = StandardCharsets.ISO_8859_1;
        }
        try (InputStream in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_TEXT), charset);
        }
    }

    private static String type(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (jakarta.mail.internet.ParseException none) {
            return part instanceof MimePart mime && mime.getDisposition() == null
                    ? "text/plain"
                    : "application/octet-stream";
        }
    }

    private static @Nullable String name(Part part) {
        try {
            String name = part.getFileName();
            return name == null || name.isBlank() ? null : MimeUtility.decodeText(name);
        } catch (MessagingException | UnsupportedEncodingException unreadable) {
            return "document";
        }
    }
}
