package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.RightsListener;
import io.dartwing.platform.observability.Metric;
import io.dartwing.platform.observability.Metrics;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The open sockets of this node.
@Component
class LiveHub implements RightsListener {
    private static final Logger LOG = LoggerFactory.getLogger(LiveHub.class);

    private final Set<LiveSocket> sockets = ConcurrentHashMap.newKeySet();

    private final ObjectProvider<LivePeople> listeners;

    LiveHub(Metrics metrics, ObjectProvider<LivePeople> listeners) {
        this.listeners = listeners;
        metrics.gauge(Metric.LIVE_SOCKETS, sockets::size);
    }

    void add(LiveSocket socket) {
        sockets.add(socket);
        if (socket.identity().reference().type() == ActorReference.Type.PERSON) {
            tell(
                    socket.identity().organizationId(),
                    Set.of(socket.identity().reference().id()));
        }
    }

    /// Says who is connected, for whoever keeps it.
    void tellWhoIsHere() {
        sockets.stream()
                .map(LiveSocket::identity)
                .filter(identity -> identity.reference().type() == ActorReference.Type.PERSON)
                .collect(Collectors.groupingBy(
                        LiveIdentity::organizationId,
                        Collectors.mapping(identity -> identity.reference().id(), Collectors.toSet())))
                .forEach(this::tell);
    }

    /// A listener's trouble is none of the connection.
    private void tell(UUID organization, Set<UUID> people) {
        for (LivePeople listener : listeners) {
            try {
                listener.here(organization, people);
            } catch (RuntimeException failure) {
                LOG.warn(
                        "live updates: {} could not be told who is here: {}",
                        listener.getClass().getSimpleName(),
                        failure.getClass().getSimpleName());
            }
        }
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
