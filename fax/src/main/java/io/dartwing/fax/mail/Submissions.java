package io.dartwing.fax.mail;

import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.permission.Permissions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.MessageHandlerFactory;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.TooMuchDataException;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.auth.UsernamePasswordValidator;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// What programs hand in: "250" is said when the message is stored for good.
@Component
class Submissions implements MessageHandlerFactory, UsernamePasswordValidator {
    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

    private final ApiKeys keys;
    private final MessageIntake intake;
    private final WorkFolders folders;
    private final Map<String, ApiKeyActor> signedIn = new ConcurrentHashMap<>();

    Submissions(ApiKeys keys, MessageIntake intake, WorkFolders folders) {
        this.keys = keys;
        this.intake = intake;
        this.folders = folders;
    }

    /// Whatever the user name: the key says who it is.
    @Override
    public void login(String username, String password, MessageContext context) throws LoginFailedException {
        ApiKeyActor actor = keys.authenticate(password, address(context))
                .map(ApiKeys.Shown::actor)
                .filter(key -> key.may(Permissions.FAX_SEND))
                .orElseThrow(LoginFailedException::new);
        signedIn.put(context.getSessionId(), actor);
    }

    private static Optional<InetAddress> address(MessageContext context) {
        return context.getRemoteAddress() instanceof InetSocketAddress inet
                ? Optional.ofNullable(inet.getAddress())
                : Optional.empty();
    }

    /// Forgets who signed in as sessions end.
    SessionHandler closing(SessionHandler limit) {
        return new SessionHandler() {
            @Override
            public SessionAcceptance accept(Session session) {
                return limit.accept(session);
            }

            @Override
            public void onSessionEnd(Session session) {
                signedIn.remove(session.getSessionId());
                limit.onSessionEnd(session);
            }
        };
    }

    @Override
    public MessageHandler create(MessageContext context) {
        return new Handing(context.getSessionId());
    }

    private final class Handing implements MessageHandler {
        private final String session;
        private final List<String> recipients = new ArrayList<>();
        private String from = "";

        private Handing(String session) {
            this.session = session;
        }

        @Override
        public void from(String address) {
            from = address;
        }

        @Override
        public void recipient(String address) throws RejectException {
            recipients.add(Addresses.plain(address)
                    .orElseThrow(() -> new RejectException(553, "5.1.3 Not one plain address")));
        }

        @Override
        public String data(InputStream content) throws RejectException, TooMuchDataException, IOException {
            ApiKeyActor actor = signedIn.get(session);
            if (actor == null) {
                throw new RejectException(530, "5.7.0 Sign in first");
            }
            try (WorkFolders.Folder folder = folders.open()) {
                Path raw = folder.file("message.eml");
                write(content, raw);
                Actors.callAs(actor, () -> {
                    intake.fromProgram(from, recipients, raw);
                    return true;
                });
                return "2.0.0 Stored";
            } catch (DataAccessException | TransactionException | UncheckedIOException failure) {
                LOG.error("a message could not be stored", failure);
                throw new RejectException(451, "4.3.0 Try again later");
            }
        }

        private void write(InputStream content, Path raw) throws IOException, TooMuchDataException {
            try (OutputStream out = Files.newOutputStream(raw)) {
                byte[] buffer = new byte[64 * 1024];
                long size = 0;
                for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                    size += read;
                    if (size > MessageIntake.MAX_RAW) {
                        throw new TooMuchDataException("5.3.4 Too large");
                    }
                    out.write(buffer, 0, read);
                }
            }
        }

        @Override
        public void done() {
            recipients.clear();
        }
    }
}
