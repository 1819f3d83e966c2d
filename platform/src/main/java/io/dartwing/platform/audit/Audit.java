package io.dartwing.platform.audit;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.settings.SettingChangeListener;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The audit of the current actor's organisation.
public final class Audit {
    private static final int LONGEST_VALUE = 400;

    private final TransactionTemplate transactions;
    private final Clock clock;
    private final AuditQueue queue;
    private final AuditRows rows;
    private final ChainCheck check;
    private final ActorNames names;
    private final Supplier<Optional<String>> origin;

    /// For tools that have no keys of the organisations: people stand in it under their pseudonyms.
    public Audit(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this(jdbc, transactions, clock, ActorNames.PSEUDONYMS, () -> {}, Optional::empty);
    }

    /// `beforeAppend` runs before the chain is locked: the server flushes its changes there, so that no
    /// other row is locked while the chain is. `origin` is the network address that asked for what is done now.
    public Audit(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            Clock clock,
            ActorNames names,
            Runnable beforeAppend,
            Supplier<Optional<String>> origin) {
        this.transactions = transactions;
        this.clock = clock;
        this.names = names;
        this.origin = origin;
        this.queue = new AuditQueue(this::append, beforeAppend);
        this.rows = new AuditRows(jdbc);
        this.check = new ChainCheck(rows, new ArchiveRows(jdbc), transactions);
    }

    /// Records what the current actor did. The entry is written when the current transaction commits
    /// and not at all when it rolls back; without a transaction, at once.
    ///
    /// @throws IllegalStateException in a read-only transaction, which could not keep it
    public void record(AuditEvent event) {
        Actor actor = Actors.current();
        var pending = new AuditQueue.Pending(
                actor.requireOrganization(),
                actor.reference(),
                origin.get().map(event::from).orElse(event),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!queue.addToTransaction(pending)) {
            transactions.executeWithoutResult(status -> queue.addToTransaction(pending));
        }
    }

    public void record(String event, String subjectType, UUID subject, Map<String, String> details) {
        record(AuditEvent.of(event, subjectType, subject, details));
    }

    /// Records changes of settings, with their values: settings hold no PHI.
    public SettingChangeListener settingChanges() {
        return change -> record(AuditEvent.of(
                "setting.changed",
                "setting",
                change.setting(),
                Map.of("before", shortened(change.before()), "after", shortened(change.after()))));
    }

    private static String shortened(Optional<String> json) {
        return json.map(it -> it.length() > LONGEST_VALUE ? it.substring(0, LONGEST_VALUE) + "…" : it)
                .orElse("");
    }

    /// The latest entries first, at most `limit`, before `sequence` (exclusive; `Long.MAX_VALUE` for
    /// the newest).
    public List<AuditEntry> entries(long before, int limit) {
        return entries(AuditFilter.EVERYTHING, before, limit);
    }

    /// The same, those that the filter asks for.
    public List<AuditEntry> entries(AuditFilter filter, long before, int limit) {
        UUID organization = organization();
        return transactions.execute(status -> named(organization, rows.find(organization, filter, before, limit)));
    }

    /// The entries after `sequence`, oldest first, at most `limit`.
    public List<AuditEntry> following(long sequence, int limit) {
        UUID organization = organization();
        return transactions.execute(status -> named(organization, rows.following(organization, sequence, limit)));
    }

    /// How many entries the chain has.
    public long length() {
        UUID organization = organization();
        return transactions.execute(status -> rows.head(organization).sequence());
    }

    /// Walks the current organisation's chain from its first entry. Memory stays small however long it
    /// is.
    public AuditVerification verify() {
        return verify(Evidence.NONE);
    }

    /// The same, and holds it against what is known from elsewhere.
    public AuditVerification verify(Evidence evidence) {
        return check.verify(organization(), evidence);
    }

    private void append(List<AuditQueue.Pending> pending) {
        UUID organization = pending.getFirst().organization();
        Map<ActorReference, String> sealed = sealedNames(organization, pending);
        AuditRows.Head head = rows.lock(organization);
        long sequence = head.sequence();
        byte[] previous = head.hash();
        for (AuditQueue.Pending one : pending) {
            sequence++;
            AuditEvent event = one.event();
            var draft = new AuditEntry(
                    one.organization(),
                    sequence,
                    one.at(),
                    stored(one.actor(), sealed),
                    null,
                    event.event(),
                    event.subjectType(),
                    event.subjectId(),
                    AuditEntry.canonical(event.details()),
                    event.purpose().map(AccessPurpose::value).orElse(null),
                    event.records(),
                    event.dataSubject().orElse(null),
                    previous,
                    AuditEntry.beginning());
            AuditEntry entry = draft.withHash(draft.expectedHash());
            rows.insert(entry);
            previous = entry.hash();
        }
    }

    private Map<ActorReference, String> sealedNames(UUID organization, List<AuditQueue.Pending> pending) {
        Set<ActorReference> people = pending.stream()
                .map(AuditQueue.Pending::actor)
                .filter(actor -> actor.type() == ActorReference.Type.PERSON)
                .collect(Collectors.toUnmodifiableSet());
        return people.isEmpty() ? Map.of() : names.seal(organization, people);
    }

    private static ActorReference stored(ActorReference actor, Map<ActorReference, String> sealed) {
        String name = sealed.get(actor);
        return name == null ? actor : new ActorReference(actor.type(), actor.id(), name);
    }

    private List<AuditEntry> named(UUID organization, List<AuditEntry> entries) {
        Set<ActorReference> sealed = entries.stream()
                .map(AuditEntry::actor)
                .filter(ActorNames::sealed)
                .collect(Collectors.toUnmodifiableSet());
        if (sealed.isEmpty()) {
            return entries;
        }
        Map<ActorReference, String> shown = names.open(organization, sealed);
        return entries.stream()
                .map(entry -> shown.containsKey(entry.actor()) ? entry.showing(shown.get(entry.actor())) : entry)
                .toList();
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }
}
