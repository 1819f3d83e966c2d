package io.dartwing.fax.mail;

import io.dartwing.platform.net.GuardedSockets;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;

/// One folder of a mailbox on an IMAP server (RFC 9051), open. Reading a message leaves it unread.
final class ImapFolder implements AutoCloseable {
    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "60000";
    private static final String FETCH_BYTES = Integer.toString(1 << 20);
    private static final int MOST_AT_ONCE = 200;

    /// Where and as whom; `secret` is the password or an access token.
    record Place(
            String host,
            int port,
            FaxMailbox.Security security,
            String username,
            String secret,
            boolean accessToken,
            String folder) {
        static Place of(FaxMailbox box, String secret) {
            return new Place(
                    box.host(),
                    box.port(),
                    box.security(),
                    box.username(),
                    secret,
                    box.signIn() == FaxMailbox.SignIn.OAUTH2,
                    box.folder());
        }

        @Override
        public String toString() {
            return "Place";
        }
    }

    /// A message in the folder; `size` as the server says.
    record Found(long uid, long size, @Nullable Instant arrived) {}

    /// The server did not take user name and secret.
    static final class NotSignedIn extends MessagingException {
        private static final long serialVersionUID = 1L;

        NotSignedIn() {
            super("not signed in");
        }
    }

    private final Store store;
    private final IMAPFolder folder;

    private ImapFolder(Store store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    static ImapFolder open(Place place, GuardedSockets sockets) throws MessagingException {
        String protocol = place.security() == FaxMailbox.Security.TLS ? "imaps" : "imap";
        Store store = Session.getInstance(settings(place, protocol, sockets)).getStore(protocol);
        try {
            store.connect(place.host(), place.port(), place.username(), place.secret());
            var folder = (IMAPFolder) store.getFolder(place.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapFolder(store, folder);
        } catch (MessagingException failure) {
            closeQuietly(store);
            throw failure instanceof AuthenticationFailedException ? new NotSignedIn() : failure;
        }
    }

    private static Properties settings(Place place, String protocol, GuardedSockets sockets) {
        String prefix = "mail." + protocol + ".";
        var settings = new Properties();
        settings.setProperty(prefix + "connectiontimeout", CONNECT_MILLIS);
        settings.setProperty(prefix + "timeout", READ_MILLIS);
        settings.setProperty(prefix + "writetimeout", READ_MILLIS);
        settings.setProperty(prefix + "fetchsize", FETCH_BYTES);
        settings.setProperty(prefix + "peek", "true");
        settings.setProperty(prefix + "ssl.checkserveridentity", "true");
        settings.put(prefix + "socketFactory", sockets);
        settings.setProperty(prefix + "socketFactory.fallback", "false");
        if (place.security() == FaxMailbox.Security.STARTTLS) {
            settings.setProperty(prefix + "starttls.enable", "true");
            settings.setProperty(prefix + "starttls.required", "true");
        }
        if (place.accessToken()) {
            settings.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
        }
        return settings;
    }

    long uidValidity() throws MessagingException {
        return folder.getUIDValidity();
    }

    int count() throws MessagingException {
        return folder.getMessageCount();
    }

    /// The UID before the next one that will be given.
    long highestUid() throws MessagingException {
        long next = folder.getUIDNext();
        if (next > 0) {
            return next - 1;
        }
        int count = folder.getMessageCount();
        return count == 0 ? 0 : folder.getUID(folder.getMessage(count));
    }

    /// The oldest messages after this UID, in their order.
    List<Found> after(long uid) throws MessagingException {
        // With "*" at the end a server answers the last message, even when it is older.
        Message[] messages = Arrays.stream(folder.getMessagesByUID(uid + 1, UIDFolder.LASTUID))
                .filter(message -> message != null && uidOf(message) > uid)
                .sorted(Comparator.comparingLong(this::uidOf))
                .limit(MOST_AT_ONCE)
                .toArray(Message[]::new);
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.SIZE);
        profile.add(FetchProfile.Item.ENVELOPE);
        folder.fetch(messages, profile);
        var found = new ArrayList<Found>();
        for (Message message : messages) {
            found.add(new Found(
                    uidOf(message),
                    Math.max(0, message.getSize()),
                    Optional.ofNullable(message.getReceivedDate())
                            .map(Date::toInstant)
                            .orElse(null)));
        }
        return found;
    }

    private long uidOf(Message message) {
        try {
            return folder.getUID(message);
        } catch (MessagingException gone) {
            return -1;
        }
    }

    /// False when it is gone.
    boolean copy(long uid, OutputStream target) throws MessagingException, IOException {
        Message message = folder.getMessageByUID(uid);
        if (message == null) {
            return false;
        }
        message.writeTo(target);
        return true;
    }

    /// Only its head, for one that is too large to be read.
    boolean copyHead(long uid, OutputStream target) throws MessagingException, IOException {
        Message message = folder.getMessageByUID(uid);
        if (message == null) {
            return false;
        }
        for (Enumeration<?> lines = ((MimeMessage) message).getAllHeaderLines(); lines.hasMoreElements(); ) {
            target.write((lines.nextElement() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        target.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        return true;
    }

    /// Marks a message as read, or moves it; one that is gone needs neither.
    void done(long uid, @Nullable String moveTo) throws MessagingException {
        Message message = folder.getMessageByUID(uid);
        if (message == null) {
            return;
        }
        message.setFlag(Flags.Flag.SEEN, true);
        if (moveTo == null || moveTo.equals(folder.getFullName())) {
            return;
        }
        Folder target = store.getFolder(moveTo);
        if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
            throw new FolderNotFoundException(target, "can't be made");
        }
        Message[] one = {message};
        try {
            folder.moveMessages(one, target);
        } catch (MessagingException noMove) {
            folder.copyMessages(one, target);
            folder.setFlags(one, new Flags(Flags.Flag.DELETED), true);
            folder.expunge(one);
        }
    }

    @Override
    public void close() {
        try {
            folder.close(false);
        } catch (MessagingException | IllegalStateException closed) {
            // What was to be done is done.
        }
        closeQuietly(store);
    }

    private static void closeQuietly(Store store) {
        try {
            store.close();
        } catch (MessagingException closed) {
            // Nothing is left to be done on it.
        }
    }

    /// What went wrong, in our words.
    static String reason(Exception failure) {
        return switch (failure) {
            case MailTrouble trouble -> String.valueOf(trouble.getMessage());
            case NotSignedIn ignored -> "the mail server refused the user name or the secret";
            case FolderNotFoundException ignored -> "the mail server has no such folder";
            default -> reasonOf(failure);
        };
    }

    private static String reasonOf(Exception failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 8; depth++) {
            switch (cause) {
                case UnknownHostException unknown -> {
                    return "its host is unknown or not on the public internet";
                }
                case SSLException untrusted -> {
                    return "its certificate is not trusted, or it speaks no TLS there";
                }
                case ConnectException refused -> {
                    return "its host refuses connections on this port";
                }
                case SocketTimeoutException late -> {
                    return "its host did not answer in time";
                }
                default -> cause = cause.getCause();
            }
        }
        return "the mail server broke off, or answered something unexpected";
    }
}
