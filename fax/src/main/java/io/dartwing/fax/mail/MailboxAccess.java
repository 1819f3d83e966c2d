package io.dartwing.fax.mail;

import io.dartwing.platform.net.GuardedSockets;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.mail.MessagingException;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds mailboxes and opens them, with whichever secret they have.
@Component
class MailboxAccess {
    private final EntityManager entities;
    private final RecordService records;
    private final RecordType<FaxMailbox> type;
    private final OAuthTokens tokens;
    private final GuardedSockets sockets;
    private final TransactionTemplate transaction;

    MailboxAccess(
            EntityManager entities,
            RecordService records,
            RecordType<FaxMailbox> type,
            OAuthTokens tokens,
            GuardedSockets sockets,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.records = records;
        this.type = type;
        this.tokens = tokens;
        this.sockets = sockets;
        this.transaction = transaction;
    }

    Optional<FaxMailbox> find(UUID id) {
        return transaction.execute(status ->
                Optional.ofNullable(entities.find(FaxMailbox.class, id)).filter(box -> !box.deleted()));
    }

    /// No transaction is open while the server is spoken to.
    ImapFolder open(FaxMailbox box) throws MessagingException, IOException {
        boolean oauth = box.signIn() == FaxMailbox.SignIn.OAUTH2;
        String secret = oauth
                ? tokens.access(box)
                : records.secret(type, box, "password").orElse("");
        try {
            return ImapFolder.open(ImapFolder.Place.of(box, secret), sockets);
        } catch (ImapFolder.NotSignedIn refused) {
            if (oauth) {
                tokens.refused(box);
            }
            throw refused;
        }
    }
}
