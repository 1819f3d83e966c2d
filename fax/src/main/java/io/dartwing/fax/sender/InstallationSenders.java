package io.dartwing.fax.sender;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.database.DatabaseAccess;
import io.dartwing.platform.database.DatabaseException;
import io.dartwing.platform.database.Migrations;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.telephony.csv.BadRow;
import io.dartwing.telephony.csv.CsvLines;
import io.dartwing.telephony.csv.CsvTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The installation's list of senders. For the administration commands: it works as the owner role, which no request
/// ever does. A running server hears of each change at its commit.
public final class InstallationSenders {
    private static final int ROWS_AT_ONCE = 5000;
    private static final int MOST_REPORTED = 100;
    private static final String WANTED = """
            create temp table wanted_senders (
                pattern text, effect text, reason text, expires_at timestamptz, updated_at timestamptz,
                n bigint generated always as identity
            ) on commit drop""";
    private static final String CHANGE = """
            on conflict (pattern) do update set effect = excluded.effect, reason = excluded.reason,
                expires_at = excluded.expires_at, updated_at = excluded.updated_at
            where (installation_senders.effect, installation_senders.reason, installation_senders.expires_at)
                is distinct from (excluded.effect, excluded.reason, excluded.expires_at)""";
    private static final String COLUMNS =
            "insert into installation_senders (pattern, effect, reason, expires_at, updated_at)";
    private static final String PUT = COLUMNS + " values (?, ?, ?, ?, ?) " + CHANGE;

    /// One statement for all, so that servers are told once; of a number that stands twice the later row counts.
    private static final String PUT_ALL = COLUMNS
            + " select distinct on (pattern) pattern, effect, reason, expires_at, updated_at from wanted_senders"
            + " order by pattern, n desc " + CHANGE;

    private final DatabaseAccess access;
    private final Clock clock;

    public InstallationSenders(DatabaseAccess access, Clock clock) {
        this.access = access;
        this.clock = clock;
    }

    /// What became of a file.
    ///
    /// @param bad the first hundred of the rejected rows
    public record Imported(int rows, int rejected, List<BadRow> bad) {}

    /// @throws ProblemException `DW-400` for a number or an effect that is none
    public void put(SenderLine line) {
        if (!line.pattern().matches(SenderLine.PATTERN)) {
            throw PlatformError.invalid("number", "not a number", SenderLine.PATTERN_IN_WORDS);
        }
        if (!List.of(SenderLine.BLOCK, SenderLine.ALLOW).contains(line.effect())) {
            throw PlatformError.invalid("effect", "unknown", "block or allow");
        }
        String reason = line.reason();
        if (reason != null && reason.length() > SenderLine.LONGEST_REASON) {
            throw PlatformError.invalid("reason", "too long", "at most 200 characters");
        }
        work(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PUT)) {
                fill(statement, line);
                return statement.executeUpdate();
            }
        });
    }

    /// Whether it was there.
    public boolean remove(String pattern) {
        return work(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from installation_senders where pattern = ?")) {
                statement.setString(1, pattern);
                return statement.executeUpdate() > 0;
            }
        });
    }

    /// By number, those after `pattern`, at most `most`.
    public List<SenderLine> list(String pattern, int most) {
        return work(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select pattern, effect, reason, expires_at from installation_senders"
                            + " where pattern > ? order by pattern limit ?")) {
                statement.setString(1, pattern);
                statement.setInt(2, most);
                try (ResultSet rows = statement.executeQuery()) {
                    var found = new ArrayList<SenderLine>();
                    while (rows.next()) {
                        found.add(line(rows));
                    }
                    return found;
                }
            }
        });
    }

    /// Adds the good rows of a CSV file and changes those it names, all of them or (when it fails) none.
    public Imported bringIn(InputStream file) {
        return work(connection -> {
            connection.setAutoCommit(false);
            try (var tables = connection.createStatement()) {
                tables.execute(WANTED);
                try (PreparedStatement statement = connection.prepareStatement(
                        "insert into wanted_senders (pattern, effect, reason, expires_at, updated_at)"
                                + " values (?, ?, ?, ?, ?)")) {
                    Imported done = read(file, statement);
                    tables.executeUpdate(PUT_ALL);
                    connection.commit();
                    return done;
                }
            }
        });
    }

    private Imported read(InputStream file, PreparedStatement statement) throws SQLException {
        var bad = new ArrayList<BadRow>();
        int rejected = 0;
        int rows = 0;
        try {
            CsvTable table = CsvTable.open(file, List.of("number"), String.join(",", SenderLine.HEADER));
            for (Optional<CsvLines.Row> next = table.next(); next.isPresent(); next = table.next()) {
                rows++;
                var wrong = new ArrayList<BadRow>();
                Optional<SenderLine> line = SenderLine.read(table, next.get(), wrong);
                if (line.isPresent()) {
                    fill(statement, line.get());
                    statement.addBatch();
                } else {
                    rejected++;
                    wrong.stream().limit(MOST_REPORTED - bad.size()).forEach(bad::add);
                }
                if (rows % ROWS_AT_ONCE == 0) {
                    statement.executeBatch();
                }
            }
            statement.executeBatch();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Imported(rows, rejected, bad);
    }

    private void fill(PreparedStatement statement, SenderLine line) throws SQLException {
        statement.setString(1, line.pattern());
        statement.setString(2, line.effect());
        statement.setString(3, line.reason());
        Instant until = line.until();
        statement.setTimestamp(4, until == null ? null : Timestamp.from(until));
        statement.setTimestamp(5, Timestamp.from(clock.instant()));
    }

    static SenderLine line(ResultSet row) throws SQLException {
        Timestamp until = row.getTimestamp("expires_at");
        return new SenderLine(
                row.getString("pattern"),
                row.getString("effect"),
                row.getString("reason"),
                until == null ? null : until.toInstant());
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T work(Work<T> work) {
        try (Connection connection = Migrations.connectAsOwner(access)) {
            return work.with(connection);
        } catch (SQLException failure) {
            throw new DatabaseException("the list of senders could not be reached", failure);
        }
    }
}
