package io.dartwing.fax.mail;

import io.dartwing.fax.mail.FaxMessage.Status;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Ends messages: what became of them is kept, what they said is not.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MessageEnds {
    private final MessageRows rows;
    private final FileStore files;
    private final Clock clock;

    MessageEnds(MessageRows rows, FileStore files, Clock clock) {
        this.rows = rows;
        this.files = files;
        this.clock = clock;
    }

    void end(FaxMessage message, Status status, String reason, @Nullable String proof, @Nullable UUID reply) {
        end(message, status, reason, proof, null, reply);
    }

    void accepted(FaxMessage message, UUID fax, @Nullable String proof, @Nullable UUID reply) {
        end(message, Status.ACCEPTED, null, proof, fax, reply);
    }

    private void end(
            FaxMessage message,
            Status status,
            @Nullable String reason,
            @Nullable String proof,
            @Nullable UUID fax,
            @Nullable UUID reply) {
        rows.end(message.id(), status, reason, proof, fax, reply, clock.instant());
        message.rawFile().ifPresent(raw -> files.delete(new FileId(raw)));
    }
}
