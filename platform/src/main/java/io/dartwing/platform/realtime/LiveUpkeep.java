package io.dartwing.platform.realtime;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/// Looks at the open sockets' identities on every node, every ten seconds: an ended session's sockets close.
/// Every half minute it says who is connected.
@Component
class LiveUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveUpkeep.class);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int ROUNDS_BETWEEN_PEOPLE = 3;
    private static final Duration BREATH = Duration.ofMillis(500);

    private final LiveHub hub;
    private final Clock clock;
    private volatile boolean running;

    LiveUpkeep(LiveHub hub, Clock clock) {
        this.clock = clock;
        this.hub = hub;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("live-upkeep").start(this::checkForever);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void checkForever() {
        for (long round = 1; running; round++) {
            try {
                for (long breaths = EVERY.dividedBy(BREATH); breaths > 0; breaths--) {
                    Thread.sleep(BREATH);
                    hub.checkEmergencies(clock.instant());
                }
                hub.checkIdentities();
                if (round % ROUNDS_BETWEEN_PEOPLE == 0) {
                    hub.tellWhoIsHere();
                }
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (DataAccessException | TransactionException databaseAway) {
                LOG.warn("live updates: identities could not be checked, next try in {} s", EVERY.toSeconds());
            }
        }
    }
}
