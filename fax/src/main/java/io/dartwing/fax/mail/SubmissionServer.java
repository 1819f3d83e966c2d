package io.dartwing.fax.mail;

import io.dartwing.platform.net.PublicAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.SessionHandler;

/// Takes messages from programs (RFC 6409): with an API key as the password, over TLS. Off unless
/// `dartwing.mail-in.smtp.port` is set.
@Component
class SubmissionServer implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SubmissionServer.class);
    private static final int CONNECTIONS = 64;
    private static final int CONNECTIONS_OF_ONE = 8;
    private static final int RECIPIENTS = 10;
    private static final int IDLE_SECONDS = 60;

    private final MailInProperties.Smtp properties;
    private final Submissions submissions;
    private final PublicAddress address;
    private volatile boolean running;
    private @org.jspecify.annotations.Nullable SMTPServer server;

    SubmissionServer(MailInProperties properties, Submissions submissions, PublicAddress address) {
        this.properties = properties.smtp();
        this.submissions = submissions;
        this.address = address;
    }

    @Override
    public void start() {
        if (properties.on()) {
            SMTPServer made = make();
            made.start();
            server = made;
            running = true;
            LOG.info("mail is taken on port {}", properties.port());
        }
    }

    private SMTPServer make() {
        SMTPServer.Builder builder = SMTPServer.port(properties.port())
                .bindAddress(bindAddress())
                .hostName(address.host())
                .softwareName("Dartwing")
                .messageHandlerFactory(submissions)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(submissions))
                .requireAuth()
                .sessionHandler(submissions.closing(SessionHandler.limitConcurrentSessionsBySource(CONNECTIONS_OF_ONE)))
                .maxConnections(CONNECTIONS)
                .maxRecipients(RECIPIENTS)
                .maxMessageSize((int) MessageIntake.MAX_RAW)
                .connectionTimeout(IDLE_SECONDS, TimeUnit.SECONDS);
        if (properties.plain()) {
            builder.hideTLS();
        } else {
            builder.enableTLS().requireTLS().startTlsSocketFactory(tls());
        }
        return builder.build();
    }

    private InetAddress bindAddress() {
        try {
            return InetAddress.getByName(properties.address());
        } catch (UnknownHostException unknown) {
            throw new IllegalStateException(
                    "dartwing.mail-in.smtp.address: " + properties.address()
                            + " (expected: an address of this machine)",
                    unknown);
        }
    }

    private SSLContext tls() {
        Path certificate = Objects.requireNonNull(properties.certificate());
        Path key = Objects.requireNonNull(properties.key());
        var details = PemSslStoreDetails.forCertificate(certificate.toUri().toString())
                .withPrivateKey(key.toUri().toString());
        return SslBundle.of(new PemSslStoreBundle(details, null)).createSslContext();
    }

    @Override
    public void stop() {
        SMTPServer made = server;
        if (made != null) {
            made.stop();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
