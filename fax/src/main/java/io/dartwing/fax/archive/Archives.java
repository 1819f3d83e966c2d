package io.dartwing.fax.archive;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Puts faxes on their way to archives, and knows what lies there.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Archives {
    /// @param version of an edited copy; the fax's own pages if `null`
    /// @param lockDays instead of the target's
    /// @param batched with the target's next batch instead of at once
    /// @param reason for people, without anything of the fax
    public record Wish(
            UUID fax, UUID target, @Nullable Integer version, OptionalInt lockDays, boolean batched, String reason) {}

    public record Copy(UUID fax, UUID target) {}

    private final ArchiveRows rows;
    private final ArchiveTargets targets;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Archives(ArchiveRows rows, ArchiveTargets targets, Jobs jobs, Audit audit, Clock clock) {
        this.rows = rows;
        this.targets = targets;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /// Once for each fax, version and target: what is on its way or there is answered as it is, what failed is tried
    /// again.
    ///
    /// Empty when the target is gone or switched off, or the fax erased.
    public Optional<Archived> ask(Wish wish) {
        return targets.find(wish.target())
                .filter(ArchiveTarget::enabled)
                .flatMap(target -> rows.facts(wish.fax()).flatMap(fax -> ask(wish, target, fax)));
    }

    private Optional<Archived> ask(Wish wish, ArchiveTarget target, ArchiveRows.Facts fax) {
        Instant now = clock.instant();
        Instant due = wish.batched() ? target.due(now) : now;
        OptionalInt days = wish.lockDays().isPresent()
                ? wish.lockDays()
                : target.lockDays().map(OptionalInt::of).orElse(OptionalInt.empty());
        UUID id = Ids.next();
        if (rows.insert(id, target, fax, wish.version(), days, wish.reason(), now, due)) {
            audit.record(
                    "fax.archive_asked",
                    "fax_document",
                    fax.id(),
                    Map.of("target", target.id().toString()));
            queue(id, due);
        } else {
            of(wish.fax(), wish.target(), wish.version())
                    .filter(known -> known.status().equals("failed")
                            || known.status().equals("waiting") && known.dueAt().isAfter(due))
                    .ifPresent(known -> {
                        rows.again(known.id(), due);
                        queue(known.id(), due);
                    });
        }
        return of(wish.fax(), wish.target(), wish.version());
    }

    /// In the system's name: it goes on also when who asked for it has left.
    private void queue(UUID id, Instant due) {
        Actors.runAs(SystemJobActor.of(Actors.current().requireOrganization(), ArchiveFax.JOB.name()), () -> {
            if (!jobs.enqueue(ArchiveFax.JOB, id.toString(), new ArchiveFax.Go(id), due, JobPriority.LOW)) {
                jobs.reschedule(ArchiveFax.JOB, id.toString(), due);
            }
        });
    }

    public Optional<Archived> of(UUID fax, UUID target, @Nullable Integer version) {
        return rows.find(fax, target, version);
    }

    /// What of these faxes' own pages archives have confirmed, and where it lies.
    public Map<Copy, String> confirmed(Collection<UUID> faxes) {
        return faxes.isEmpty() ? Map.of() : rows.confirmed(faxes);
    }

    /// The newest first.
    public List<Archived> of(UUID fax) {
        return rows.of(fax);
    }
}
