package io.dartwing.fax.mail;

import io.dartwing.fax.mail.FaxMessage.Content;
import io.dartwing.fax.mail.MessageRows.Arrival;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.jobs.Jobs;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes messages in: row, content and job in one transaction. When it commits, the message will be
/// decided about, and whoever gave it may forget it.
@Component
class MessageIntake {
    /// Attachments of 25 MB, in Base64, and what else a message has; more of one is not read.
    static final long MAX_RAW = 48L * 1024 * 1024;

    /// What stays the same when a message is delivered twice; what servers add on its way does not.
    private static final List<String> TELLING = List.of("Message-ID", "From", "To", "Cc", "Date", "Subject");

    private final MessageRows rows;
    private final MailboxStates states;
    private final FileStore files;
    private final Jobs jobs;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MessageIntake(
            MessageRows rows,
            MailboxStates states,
            FileStore files,
            Jobs jobs,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.states = states;
        this.files = files;
        this.jobs = jobs;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// @param whole false: `raw` is its head only
    /// @return false when somebody else reads the mailbox, or its settings changed: nothing was stored
    boolean fromMailbox(FaxMailbox box, long uidValidity, long uid, Path raw, boolean whole) throws IOException {
        byte[] digest = digest(raw);
        return transaction.execute(status -> {
            if (!states.stored(box, uidValidity, uid)) {
                return false;
            }
            store(box.id(), uidValidity, uid, digest, Content.arrived(null, List.of(), !whole), raw, null);
            return true;
        });
    }

    /// Of a program that showed who it is; the current actor.
    ///
    /// @param from whom it named as the sender; empty for none
    void fromProgram(String from, List<String> recipients, Path raw) throws IOException {
        byte[] digest = digest(raw);
        ActorReference program = Actors.current().reference();
        Content content = Content.arrived(Addresses.plain(from).orElse(null), List.copyOf(recipients), false);
        transaction.executeWithoutResult(status -> store(null, null, null, digest, content, raw, program));
    }

    private void store(
            @Nullable UUID mailbox,
            @Nullable Long uidValidity,
            @Nullable Long uid,
            byte[] digest,
            Content content,
            Path raw,
            @Nullable ActorReference asker) {
        UUID id = Ids.next();
        UUID file = files.store(raw, "message/rfc822", MAX_RAW).id().value();
        var arrival = new Arrival(id, mailbox, uidValidity, uid, digest, content, file, asker, clock.instant());
        if (rows.insert(arrival)) {
            queue(id);
        } else {
            files.delete(new FileId(file));
            rows.insertDuplicate(arrival);
        }
    }

    /// In the system's name: whose rights count is found when it is decided about.
    void queue(UUID id) {
        Actors.runAs(
                SystemJobActor.of(Actors.current().requireOrganization(), HandleMessage.JOB.name()),
                () -> jobs.enqueue(HandleMessage.JOB, Ids.next().toString(), new HandleMessage.Handle(id)));
    }

    static byte[] digest(Path raw) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(raw))) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var head = new InternetHeaders(in);
            for (String name : TELLING) {
                String[] values = head.getHeader(name);
                for (String value : values == null ? new String[0] : values) {
                    digest.update((name + ": " + value + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return digest.digest();
        } catch (MessagingException noHead) {
            throw new IOException("a message without a head", noHead);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
