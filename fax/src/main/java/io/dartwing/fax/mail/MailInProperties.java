package io.dartwing.fax.mail;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.mail-in.*`: what the operator decides about mail that becomes faxes.
///
/// @param every how often mailboxes are looked into
/// @param smtp the submission server
@ConfigurationProperties("dartwing.mail-in")
record MailInProperties(
        @DefaultValue("30s") Duration every, @DefaultValue Smtp smtp) {
    MailInProperties {
        if (every.toMillis() < 200 || every.toHours() > 1) {
            throw new IllegalArgumentException("dartwing.mail-in.every: " + every + " (expected: 200ms to 1h)");
        }
    }

    /// @param port where programs hand mail in; 0: the submission server is off
    /// @param certificate the chain in PEM, the server's own first
    /// @param key its private key in PEM (PKCS#8)
    /// @param plain let programs sign in without TLS: for a network of its own, or a proxy in front
    record Smtp(
            @DefaultValue("0") int port,
            @DefaultValue("0.0.0.0") String address,
            @Nullable Path certificate,
            @Nullable Path key,
            @DefaultValue("false") boolean plain) {
        Smtp {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(
                        "dartwing.mail-in.smtp.port: " + port + " (expected: 0 for none, or 1 to 65535)");
            }
            if (port > 0 && !plain && (certificate == null || key == null)) {
                throw new IllegalArgumentException(
                        "dartwing.mail-in.smtp.certificate: missing (expected: certificate and key, or plain=true)");
            }
        }

        boolean on() {
            return port > 0;
        }
    }
}
