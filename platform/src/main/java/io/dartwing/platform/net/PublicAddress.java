package io.dartwing.platform.net;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Under which address people reach this server in their browsers: `dartwing.public-url`, or this machine.
///
/// What a request says of its own address is never believed: links in mails and the places where providers send people
/// back to are made from this one alone.
@Component
public final class PublicAddress {
    private final Environment environment;
    private volatile @Nullable URI known;

    PublicAddress(Environment environment) {
        this.environment = environment;
        uri(); // a wrong one is found at the start
    }

    /// Without a path, such as `https://fax.clinic.example`.
    public URI uri() {
        URI found = known;
        return found == null ? find() : found;
    }

    private URI find() {
        String given = environment.getProperty("dartwing.public-url", "").strip();
        if (given.isEmpty()) {
            return thisMachine();
        }
        URI uri = URI.create(given.endsWith("/") ? given.substring(0, given.length() - 1) : given);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || !uri.getPath().isEmpty() || uri.getQuery() != null) {
            throw new IllegalArgumentException(
                    "dartwing.public-url: " + given + " (expected: an address such as https://fax.clinic.example)");
        }
        known = uri;
        return uri;
    }

    /// The port is known for good once the server listens.
    private URI thisMachine() {
        String port = environment.getProperty("local.server.port");
        if (port == null) {
            return URI.create("http://localhost:" + environment.getProperty("server.port", "8080"));
        }
        URI uri = URI.create("http://localhost:" + port);
        known = uri;
        return uri;
    }

    /// The host alone, in lower case.
    public String host() {
        return uri().getHost().toLowerCase(Locale.ROOT);
    }

    /// An address on this server; `path` begins with a slash.
    public URI at(String path) {
        return URI.create(uri() + path);
    }
}
