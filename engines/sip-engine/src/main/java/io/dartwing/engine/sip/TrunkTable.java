package io.dartwing.engine.sip;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The configured trunks and the addresses of their hosts. Readers see one consistent state and never wait for DNS.
final class TrunkTable {
    private static final Logger LOG = LoggerFactory.getLogger(TrunkTable.class);

    private record Contents(Map<String, SipTrunk> trunks, Map<String, List<InetAddress>> hosts) {
        Map<InetAddress, Set<String>> bySource() {
            var sources = new HashMap<InetAddress, Set<String>>();
            for (SipTrunk trunk : trunks.values()) {
                for (InetAddress address : hosts.getOrDefault(trunk.host(), List.of())) {
                    sources.computeIfAbsent(address, a -> new TreeSet<>()).add(trunk.id());
                }
            }
            return sources;
        }
    }

    private volatile Contents contents = new Contents(Map.of(), Map.of());
    private volatile Map<InetAddress, Set<String>> bySource = Map.of();

    /// Replaces the table. Addresses written as such count at once, names after the next [#resolve].
    synchronized void replace(List<SipTrunk> trunks) {
        var byId = new LinkedHashMap<String, SipTrunk>();
        var hosts = new HashMap<String, List<InetAddress>>();
        for (SipTrunk trunk : trunks) {
            if (byId.put(trunk.id(), trunk) != null) {
                throw new IllegalArgumentException("trunk id: " + trunk.id() + " stands twice in the configuration");
            }
            literal(trunk.host())
                    .map(List::of)
                    .or(() -> Optional.ofNullable(contents.hosts().get(trunk.host())))
                    .ifPresent(known -> hosts.put(trunk.host(), known));
        }
        become(new Contents(byId, hosts));
    }

    private void become(Contents next) {
        contents = next;
        bySource = next.bySource();
    }

    /// Looks every name up again; waits for DNS. A name that can't be resolved now keeps its last addresses.
    void resolve() {
        var found = new HashMap<String, List<InetAddress>>();
        for (SipTrunk trunk : contents.trunks().values()) {
            if (literal(trunk.host()).isEmpty() && !found.containsKey(trunk.host())) {
                List<InetAddress> addresses = lookUp(trunk.host());
                if (!addresses.isEmpty()) {
                    found.put(trunk.host(), addresses);
                }
            }
        }
        synchronized (this) {
            var hosts = new HashMap<>(contents.hosts());
            hosts.putAll(found);
            become(new Contents(contents.trunks(), hosts));
        }
    }

    private static List<InetAddress> lookUp(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException e) {
            LOG.warn("trunk host {} can't be resolved", host);
            return List.of();
        }
    }

    private static Optional<InetAddress> literal(String host) {
        try {
            return Optional.of(InetAddress.ofLiteral(host));
        } catch (IllegalArgumentException aName) {
            return Optional.empty();
        }
    }

    boolean knows(InetAddress source) {
        return bySource.containsKey(source);
    }

    /// The ids of every trunk with that address.
    Set<String> at(InetAddress source) {
        return Set.copyOf(bySource.getOrDefault(source, Set.of()));
    }

    Optional<SipTrunk> find(String id) {
        return Optional.ofNullable(contents.trunks().get(id));
    }

    List<SipTrunk> all() {
        return new ArrayList<>(contents.trunks().values());
    }

    /// Where to send to; waits for DNS when the name was never resolved.
    Optional<InetAddress> addressOf(SipTrunk trunk) {
        List<InetAddress> known = contents.hosts().get(trunk.host());
        List<InetAddress> addresses = known != null ? known : lookUp(trunk.host());
        return addresses.stream().findFirst();
    }
}
