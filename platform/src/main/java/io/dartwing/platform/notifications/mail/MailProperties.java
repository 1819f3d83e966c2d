package io.dartwing.platform.notifications.mail;

import java.util.ArrayList;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// `dartwing.mail.*`: the mail server that takes our mail. No host: mail is kept and shown as not configured.
@ConfigurationProperties("dartwing.mail")
record MailProperties(
        @DefaultValue("") String host,
        @Nullable Integer port,
        @DefaultValue("starttls") Tls tls,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("Dartwing") String fromName) {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\\p{Cntrl}]+@[^\\s@<>,;\\p{Cntrl}]+");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");

    /// How the connection is protected; `NONE` is for a mail server on the same machine or network.
    enum Tls {
        STARTTLS,
        TLS,
        NONE
    }

    MailProperties {
        var wrong = new ArrayList<String>();
        if (!host.isBlank() && !ADDRESS.matcher(from).matches()) {
            wrong.add("dartwing.mail.from: not an address (expected: the sender, such as fax@example.org)");
        }
        if (port != null && (port < 1 || port > 65_535)) {
            wrong.add("dartwing.mail.port: " + port + " (expected: 1 to 65535)");
        }
        if (username.isBlank() != password.isBlank()) {
            wrong.add("dartwing.mail.username: needs dartwing.mail.password, and the other way round");
        }
        if (!password.isBlank() && tls == Tls.NONE && !THIS_MACHINE.contains(host)) {
            wrong.add("dartwing.mail.tls: none (expected: starttls or tls, for the password not to travel in clear)");
        }
        if (fromName.chars().anyMatch(Character::isISOControl)) {
            wrong.add("dartwing.mail.from-name: contains control characters");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    boolean configured() {
        return !host.isBlank();
    }

    int effectivePort() {
        return port != null
                ? port
                : switch (tls) {
                    case STARTTLS -> 587;
                    case TLS -> 465;
                    case NONE -> 25;
                };
    }
}
