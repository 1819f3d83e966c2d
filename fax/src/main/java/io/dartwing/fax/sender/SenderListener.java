package io.dartwing.fax.sender;

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

/// Keeps the filter true on a connection of its own: reads every listed sender once, then hears of each change at its
/// commit, whichever process made it. While the connection is down the filter says nothing.
@Component
class SenderListener implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SenderListener.class);
    private static final String CHANNEL = "dartwing_senders";
    private static final String ALL = "all";
    private static final int WAIT_MILLIS = 500;
    private static final int WAITS_PER_CHECK = 4;
    private static final int ANSWER_SECONDS = 2;
    private static final int ROWS_AT_ONCE = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final InstalledDatabase database;
    private final SenderFilter filter;
    private volatile boolean running;
    private @Nullable Thread thread;

    SenderListener(InstalledDatabase database, SenderFilter filter) {
        this.database = database;
        this.filter = filter;
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name("sender-listener").daemon().start(this::listenForever);
    }

    @Override
    public synchronized void stop() {
        running = false;
        filter.incomplete();
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(Duration.ofSeconds(5));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listenForever() {
        while (running) {
            try (Connection connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                readAll(connection);
                follow(connection);
            } catch (SQLException lost) {
                filter.incomplete();
                if (running) {
                    LOG.warn("known senders: connection lost, next try in {} s", PAUSE.toSeconds());
                    pause();
                }
            }
        }
    }

    /// A connection that has gone silently is noticed after two seconds.
    private void follow(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (running) {
            for (int wait = 0; wait < WAITS_PER_CHECK && running; wait++) {
                if (take(postgres.getNotifications(WAIT_MILLIS))) {
                    readAll(connection);
                }
            }
            if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("the connection does not answer");
            }
        }
    }

    /// What was listed in the meantime is taken before the filter counts again.
    private void readAll(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        filter.incomplete();
        do {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(ROWS_AT_ONCE);
                try (var rows = statement.executeQuery("select mark from fax_sender_marks() mark")) {
                    while (rows.next()) {
                        filter.add(rows.getLong(1));
                    }
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        } while (take(postgres.getNotifications()));
        filter.complete();
    }

    /// @return whether more was listed than could be told
    private boolean take(PGNotification @Nullable [] notifications) {
        boolean all = false;
        for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
            String told = notification.getParameter();
            if (told.equals(ALL)) {
                filter.incomplete();
                all = true;
            } else {
                for (String mark : told.split(",", -1)) {
                    filter.add(Long.parseLong(mark));
                }
            }
        }
        return all;
    }

    private Connection connect() throws SQLException {
        var access = database.access();
        return DriverManager.getConnection(
                Migrations.withSchema(access.url()),
                access.app().name(),
                access.app().password());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
