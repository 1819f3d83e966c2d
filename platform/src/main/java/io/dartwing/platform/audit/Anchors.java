package io.dartwing.platform.audit;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.database.DataDirectory;
import io.dartwing.platform.database.InstallationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Signs where chains end, time and again. Each anchor is written to `audit/anchors.jsonl` in the data
/// directory and to the database: whoever changes the one leaves the other.
public final class Anchors {
    private static final Logger LOG = LoggerFactory.getLogger(Anchors.class);
    private static final String FILE = "anchors.jsonl";
    private static final String SECRET = "audit-anchor.key";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final InstallationKey key;
    private final AuditRows rows;
    private final Path folder;

    public Anchors(JdbcClient jdbc, TransactionTemplate transactions, Clock clock, DataDirectory data) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
        this.key = InstallationKey.in(data, SECRET);
        this.rows = new AuditRows(jdbc);
        this.folder = data.audit();
    }

    public InstallationKey key() {
        return key;
    }

    /// Anchors every organisation whose chain grew. One that fails is left to the next turn.
    public void anchorAll() {
        List<UUID> organizations = transactions.execute(status ->
                jdbc.sql("select audit_organizations()").query(UUID.class).list());
        for (UUID organization : organizations) {
            try {
                Actors.runAs(SystemJobActor.of(organization, "audit-anchor"), this::anchor);
            } catch (RuntimeException failure) {
                LOG.error("audit of {} could not be anchored, next try at the next turn", organization, failure);
            }
        }
    }

    /// Signs the current organisation's last entry; empty when it is signed already or there is none.
    ///
    /// The file comes first: after a crash in between, the anchor is true all the same and the next turn
    /// adds its row.
    public Optional<Anchor> anchor() {
        UUID organization = Actors.current().requireOrganization();
        AuditRows.Head head = transactions.execute(status -> rows.head(organization)); // committed entries only
        if (head.sequence() == 0
                || latest().filter(known -> known.sequence() == head.sequence()).isPresent()) {
            return Optional.empty();
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        byte[] signature = key.sign(Anchor.message(organization, head.sequence(), head.hash(), at));
        var anchor = new Anchor(organization, head.sequence(), head.hash(), at, key.publicKey(), signature);
        append(anchor);
        transactions.executeWithoutResult(status -> insert(anchor));
        return Optional.of(anchor);
    }

    /// The newest anchor of the current organisation that this installation's key signed.
    public Optional<Anchor> latest() {
        return list(1).stream().findFirst();
    }

    /// The current organisation's anchors by this installation's key, newest first. Rows of other keys may
    /// be anything.
    public List<Anchor> list(int limit) {
        UUID organization = Actors.current().requireOrganization();
        return transactions.execute(status -> jdbc.sql(
                        "select * from audit_anchors where organization_id = ? and key_id = ? order by sequence desc limit ?")
                .params(organization, InstallationKey.id(key.publicKey()), limit)
                .query((row, number) -> new Anchor(
                        organization,
                        row.getLong("sequence"),
                        row.getBytes("hash"),
                        AuditRows.instant(row, "at"),
                        row.getBytes("public_key"),
                        row.getBytes("signature")))
                .list());
    }

    /// Everything this installation knows about the current organisation's chain: anchors in the file and
    /// in the database, its own key, its archives.
    public Evidence evidence() {
        UUID organization = Actors.current().requireOrganization();
        var known = new ArrayList<>(list(Integer.MAX_VALUE));
        Path file = folder.resolve(FILE);
        try {
            if (Files.exists(file)) {
                OfflineVerification.anchors(file).stream()
                        .filter(anchor -> anchor.organizationId().equals(organization))
                        .forEach(known::add);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Evidence(
                known, Set.of(InstallationKey.id(key.publicKey())), Optional.of(AuditArchive.folder(folder)));
    }

    private void insert(Anchor anchor) {
        jdbc.sql("""
                        insert into audit_anchors (organization_id, sequence, hash, at, key_id, public_key, signature)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        anchor.organizationId(),
                        anchor.sequence(),
                        anchor.hash(),
                        OffsetDateTime.ofInstant(anchor.at(), ZoneOffset.UTC),
                        anchor.keyId(),
                        anchor.publicKey(),
                        anchor.signature())
                .update();
    }

    /// A crash may leave half a line at the end; it is ended before the next one begins.
    private synchronized void append(Anchor anchor) {
        try (FileChannel channel = FileChannel.open(
                folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long whole = wholeLines(channel);
            channel.truncate(whole);
            channel.position(whole);
            channel.write(ByteBuffer.wrap((anchor.line() + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        } catch (IOException failure) {
            throw new UncheckedIOException("audit anchors: can't be written", failure);
        }
    }

    private static long wholeLines(FileChannel channel) throws IOException {
        long end = channel.size();
        ByteBuffer one = ByteBuffer.allocate(1);
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }
}
