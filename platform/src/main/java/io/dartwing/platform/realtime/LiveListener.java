package io.dartwing.platform.realtime;

import io.dartwing.platform.database.InstalledDatabase;
import io.dartwing.platform.database.Migrations;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Hears the bus on a connection of its own and hands each change to the sockets of this node.
///
/// While the connection is down changes are lost, so after it is back every subscriber is told to fetch again.
@Component
class LiveListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
    private static final int WAIT_MILLIS = 500;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final InstalledDatabase database;
    private final LiveHub hub;
    private final JsonMapper json;
    private volatile boolean running;
    private @Nullable Thread thread;

    LiveListener(InstalledDatabase database, LiveHub hub, JsonMapper json) {
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
                hub.resyncAll();
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
            try {
                hub.deliver(json.readValue(notification.getParameter(), LiveChange.class));
            } catch (JacksonException malformed) {
                LOG.warn("live updates: a malformed notification was dropped");
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
