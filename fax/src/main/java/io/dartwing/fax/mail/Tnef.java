package io.dartwing.fax.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;

/// `winmail.dat`: what Outlook wraps rich text and attachments in (MS-OXTNEF). The text is left to
/// the plain one that comes beside it.
final class Tnef {
    private static final int MOST_FILES = 20;

    record Inner(String name, byte[] content) {}

    private Tnef() {}

    /// @throws IOException when it is broken, or none
    static List<Inner> open(Path file) throws IOException {
        try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
            var message = new HMEFMessage(in);
            var inner = new ArrayList<Inner>();
            for (Attachment attachment : message.getAttachments()) {
                byte[] content = attachment.getContents();
                if (content != null && inner.size() <= MOST_FILES) {
                    inner.add(new Inner(name(attachment), content));
                }
            }
            return inner;
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError broken) {
            throw new IOException("a winmail.dat that can't be opened", broken);
        }
    }

    private static String name(Attachment attachment) {
        String longName = attachment.getLongFilename();
        return longName == null || longName.isBlank()
                ? Objects.requireNonNullElse(attachment.getFilename(), "document")
                : longName;
    }
}
