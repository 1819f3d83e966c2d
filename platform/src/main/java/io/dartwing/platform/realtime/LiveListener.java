package io.dartwing.platform.realtime;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.RightsListener;
import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Hears the bus on a connection of its own and hands each change to the sockets of this node.
///
/// While the connection is down changes are lost, so after it is back every subscriber is told to fetch again.
@Component
class LiveListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final String RIGHTS = "dartwing_rights";

    /// How long keys are remembered (`ApiKeys`), and a little.
    private static final Duration MEMORY = Duration.ofMillis(850);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final InstalledDatabase database;
    private final LiveHub hub;
    private final JsonMapper json;
    private final List<RightsListener> rights;
    private volatile boolean running;
    private @Nullable Thread thread;

    LiveListener(InstalledDatabase database, LiveHub hub, JsonMapper json, List<RightsListener> rights) {
        this.rights = rights;
        this.database = database;
        this.hub = hub;
        this.json = json;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("live-listener").daemon().start(this::listenForever);
    }

    @Override
    public synchronized void stop() {
        running = false;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        hub.closeAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenForever() {
        while (running) {
            try (Connection connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + PostgresLiveUpdates.CHANNEL);
                statement.execute("listen " + RIGHTS);
                hub.resyncAll();
                tellRights(Optional.empty(), Optional.empty());
                while (running) {
                    deliver(connection.unwrap(PGConnection.class).getNotifications(WAIT_MILLIS));
                }
            } catch (SQLException lost) {
                if (running) {
                    LOG.warn("live updates: connection lost, next try in {} s", PAUSE.toSeconds());
                    pause();
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        var access = database.access();
        return DriverManager.getConnection(
                Migrations.withSchema(access.url()),
                access.app().name(),
                access.app().password());
    }

    private void deliver(PGNotification @Nullable [] notifications) {
        if (notifications == null) {
            return;
        }
        for (PGNotification notification : notifications) {
            if (notification.getName().equals(RIGHTS)) {
                JsonNode change = json.readTree(notification.getParameter());
                tellRights(id(change.path("organization")), id(change.path("person")));
                continue;
            }
            try {
                hub.deliver(json.readValue(notification.getParameter(), LiveChange.class));
            } catch (JacksonException malformed) {
                LOG.warn("live updates: a malformed notification was dropped");
            }
        }
    }

    private static Optional<UUID> id(JsonNode node) {
        return Ids.parse(node.asString(""));
    }

    /// Off this thread, which must keep up with the changes. A second time a little later, when nothing that was
    /// looked up before the change can be remembered any more.
    private void tellRights(Optional<UUID> organization, Optional<UUID> person) {
        Thread.ofVirtual().name("rights").start(() -> {
            tell(organization, person);
            try {
                Thread.sleep(MEMORY);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            }
            tell(organization, person);
        });
    }

    private void tell(Optional<UUID> organization, Optional<UUID> person) {
        for (RightsListener each : rights) {
            try {
                each.rightsChanged(organization, person);
            } catch (RuntimeException failure) {
                if (running) {
                    LOG.error("rights: a change could not be followed", failure);
                }
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
