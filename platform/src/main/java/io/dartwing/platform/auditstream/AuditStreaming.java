package io.dartwing.platform.auditstream;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.audit.AuditEntry;
import io.dartwing.platform.audit.AuditLines;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.net.FetchResult;
import io.dartwing.platform.net.GuardedFetch;
import io.dartwing.platform.records.RecordService;
import io.dartwing.platform.records.RecordType;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Brings every stream up to date, each on a thread of its own. The cursor moves after a batch has arrived:
/// killed in between, the batch is sent again.
@Component
class AuditStreaming {
    private static final Logger LOG = LoggerFactory.getLogger(AuditStreaming.class);
    private static final int BATCH = 500;
    private static final int MOST_BATCHES = 20;
    private static final Duration HTTP_WITHIN = Duration.ofSeconds(20);
    private static final int LONGEST_PAUSE_SECONDS = 600;

    private final Audit audit;
    private final StreamCursors cursors;
    private final EntityManager entities;
    private final RecordService records;
    private final RecordType<AuditStream> type;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final GuardedFetch fetch;
    private final Clock clock;
    private final SyslogSender syslog;
    private final FileSender files;

    private record Due(UUID organization, UUID stream) {}

    AuditStreaming(
            Audit audit,
            StreamCursors cursors,
            EntityManager entities,
            RecordService records,
            RecordType<AuditStream> type,
            JdbcClient database,
            TransactionTemplate transaction,
            StreamFetch fetch,
            StreamProperties properties,
            DataDirectory data,
            Clock clock) {
        this.audit = audit;
        this.cursors = cursors;
        this.entities = entities;
        this.records = records;
        this.type = type;
        this.database = database;
        this.transaction = transaction;
        this.fetch = fetch.posts();
        this.clock = clock;
        this.syslog = new SyslogSender(properties.trustedHosts(), new SyslogFormat(hostName()));
        this.files = new FileSender(data.audit().resolve("streams"));
    }

    void sendAll() throws InterruptedException {
        List<Due> due = transaction.execute(status -> database.sql(
                        "select organization_id, stream_id from dartwing_audit_streams_due(?)")
                .param(Timestamp.from(clock.instant()))
                .query((row, number) -> new Due(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list());
        List<Thread> threads = due.stream()
                .map(one -> Thread.ofVirtual().start(() -> send(one)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void send(Due due) {
        try {
            Actors.runAs(SystemJobActor.of(due.organization(), "audit-stream"), () -> send(due.stream()));
        } catch (RuntimeException failure) {
            LOG.error("audit stream {}: failed, next try at its next turn", due.stream(), failure);
        }
    }

    private void send(UUID id) {
        Optional<AuditStream> found =
                transaction.execute(status -> Optional.ofNullable(entities.find(AuditStream.class, id)));
        if (found.isEmpty() || !found.get().enabled() || found.get().deleted()) {
            return;
        }
        AuditStream stream = found.get();
        UUID organization = stream.organizationId();
        for (int batches = 0; batches < MOST_BATCHES; batches++) {
            StreamCursors.Cursor cursor =
                    transaction.execute(status -> cursors.find(id)).orElse(StreamCursors.Cursor.BEGINNING);
            List<AuditEntry> entries = audit.following(cursor.sequence(), BATCH);
            if (entries.isEmpty()) {
                return;
            }
            try {
                deliver(stream, entries);
            } catch (IOException | UncheckedIOException failure) {
                pause(organization, id, cursor.failures(), failure);
                return;
            }
            long last = entries.getLast().sequence();
            transaction.executeWithoutResult(status -> cursors.sent(organization, id, last, clock.instant()));
        }
    }

    private void deliver(AuditStream stream, List<AuditEntry> entries) throws IOException {
        switch (stream.kind()) {
            case SYSLOG_TLS, SYSLOG_TCP, SYSLOG_UDP -> syslog.send(stream, entries);
            case FILE -> files.send(stream, entries);
            case HTTPS -> post(stream, entries);
        }
    }

    private void post(AuditStream stream, List<AuditEntry> entries) throws IOException {
        String lines = entries.stream().map(AuditLines::write).collect(Collectors.joining("\n", "", "\n"));
        Map<String, String> headers = stream.hasToken()
                ? Map.of(
                        "Authorization",
                        "Bearer " + records.secret(type, stream, "token").orElse(""))
                : Map.of();
        FetchResult result = fetch.post(
                Objects.requireNonNull(stream.url()),
                lines.getBytes(StandardCharsets.UTF_8),
                "application/x-ndjson",
                headers,
                HTTP_WITHIN);
        if (result instanceof FetchResult.Refused(String reason)) {
            throw new IOException(reason);
        }
    }

    /// Twice as long after each failure, up to ten minutes, and never all streams at the same moment.
    private void pause(UUID organization, UUID stream, int failures, Exception failure) {
        long seconds = Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures, 20));
        long millis = seconds * 750 + ThreadLocalRandom.current().nextLong(seconds * 500);
        Instant next = clock.instant().plusMillis(millis);
        String reason = reason(failure);
        LOG.warn("audit stream {}: {}; next try in {} s", stream, reason, seconds);
        transaction.executeWithoutResult(status -> cursors.failed(organization, stream, reason, next));
    }

    private static String reason(Exception failure) {
        Throwable cause = failure instanceof UncheckedIOException wrapped ? wrapped.getCause() : failure;
        return switch (cause) {
            case UnknownHostException unknown -> "its host is unknown or not on the public internet";
            case ConnectException refused -> "its host refuses connections";
            case SocketTimeoutException late -> "its host did not answer in time";
            case SSLException untrusted -> "its certificate is not trusted, or it speaks no TLS";
            case null, default ->
                cause != null && cause.getClass() == IOException.class && cause.getMessage() != null
                        ? cause.getMessage()
                        : "the connection broke";
        };
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "-";
        }
    }
}
