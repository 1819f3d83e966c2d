package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.RightsListener;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The open sockets of this node.
@Component
class LiveHub implements RightsListener {
    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();

    LiveHub(Metrics metrics) {
        metrics.gauge(Metric.LIVE_SOCKETS, sockets::size);
    }

    void add(LiveSocket socket) {
        sockets.add(socket);
    }

    void remove(LiveSocket socket) {
        sockets.remove(socket);
    }

    /// How many sockets the same person or key has open here.
    long count(LiveIdentity identity) {
        return sockets.stream()
                .filter(socket -> socket.identity().sameAsker(identity))
                .count();
    }

    void deliver(LiveChange change) {
        for (LiveSocket socket : sockets) {
            socket.offer(change);
        }
    }

    void resyncAll() {
        sockets.forEach(LiveSocket::resync);
    }

    /// Closes the sockets whose session or key ended, and gives the others the rights their actor has now.
    void checkIdentities() {
        sockets.forEach(LiveSocket::checkIdentity);
    }

    @Override
    public void rightsChanged(Optional<UUID> organization, Optional<UUID> person) {
        for (LiveSocket socket : sockets) {
            LiveIdentity identity = socket.identity();
            boolean concerned =
                    organization.map(identity.organizationId()::equals).orElse(true)
                            && person.map(identity.reference().id()::equals).orElse(true);
            if (concerned) {
                socket.checkIdentity();
                person.ifPresent(named -> socket.resyncRights());
            }
        }
    }

    /// Those whose broken glass is whole again lose what it opened.
    void checkEmergencies(Instant now) {
        sockets.stream().filter(socket -> socket.emergencyEnded(now)).forEach(LiveSocket::checkIdentity);
    }

    void closeAll() {
        sockets.forEach(LiveSocket::close);
    }
}
