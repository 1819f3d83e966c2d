package io.dartwing.telephony.account;

import io.dartwing.platform.net.PublicAddress;
import io.dartwing.telephony.carriers.Connector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// The providers that this installation can speak to, and where.
///
/// `dartwing.carriers.<name>.api` puts another address in the place of a provider's API, for
/// example a simulator's. A wrong one keeps the server from starting.
@Component
public class Connectors {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Map<String, Connector> byName = new TreeMap<>();
    private final Map<String, URI> apis = new TreeMap<>();
    private final PublicAddress address;

    Connectors(ObjectProvider<Connector> connectors, Environment environment, PublicAddress address) {
        this.address = address;
        for (Connector connector : connectors) {
            String name = connector.name();
            if (!NAME.matcher(name).matches() || byName.put(name, connector) != null) {
                throw new IllegalStateException(
                        "connector " + name + ": not usable (expected: small letters, digits, dashes; each once)");
            }
            String property = "dartwing.carriers." + name + ".api";
            apis.put(
                    name,
                    Optional.ofNullable(environment.getProperty(property))
                            .filter(given -> !given.isBlank())
                            .map(given -> replacement(property, given.strip()))
                            .orElseGet(connector::api));
        }
    }

    private static URI replacement(String property, String given) {
        URI uri = URI.create(given.endsWith("/") ? given.substring(0, given.length() - 1) : given);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getQuery() != null) {
            throw new IllegalArgumentException(property + ": not valid (expected: an address such as https://host)");
        }
        return uri;
    }

    /// By their names.
    public List<Connector> all() {
        return List.copyOf(byName.values());
    }

    public Optional<Connector> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// The hosts that were put in the places of providers' own: the operator trusts them.
    public Set<String> replacedHosts() {
        return byName.values().stream()
                .filter(connector -> !api(connector).equals(connector.api()))
                .map(connector -> api(connector).getHost().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Where requests go. Its path ends without a slash when it was put in the provider's place.
    URI api(Connector connector) {
        URI api = apis.get(connector.name());
        return api == null ? connector.api() : api;
    }

    /// Where the provider is to send what happens.
    URI callback(Connector connector, String publicId) {
        return address.at("/hooks/" + connector.name() + "/" + publicId);
    }
}
