package io.dartwing.fax.retention;

import io.dartwing.fax.archive.Archives;
import io.dartwing.fax.retention.RetentionDecision.Archiving;
import io.dartwing.fax.retention.RetentionDecision.Kept;
import io.dartwing.fax.retention.RetentionDecision.Policy;
import io.dartwing.fax.retention.RetentionRows.Candidate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What there is to do now with faxes, as policies and archives stand.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DueFaxes {
    /// @param toErase erased, or else archived
    /// @param archive where a copy of it lies that the archive has confirmed
    record Due(
            Candidate fax,
            Kept kept,
            boolean toErase,
            @Nullable String archive) {}

    private final RetentionRows rows;
    private final Archives archives;
    private final Clock clock;

    DueFaxes(RetentionRows rows, Archives archives, Clock clock) {
        this.rows = rows;
        this.archives = archives;
        this.clock = clock;
    }

    /// In the same order; without those that nothing is to be done with.
    List<Due> among(List<Candidate> faxes) {
        Instant now = clock.instant();
        List<Policy> policies = rows.policies();
        List<Due> over = faxes.stream()
                .flatMap(fax -> RetentionDecision.decide(policies, fax.facts())
                        .filter(kept -> kept.over(now))
                        .map(kept -> new Due(fax, kept, kept.toErase(now), null))
                        .stream())
                .toList();
        Map<Archives.Copy, String> places = archives.confirmed(over.stream()
                .filter(due -> due.kept().policy().archive().isPresent())
                .map(due -> due.fax().id())
                .toList());
        return over.stream().flatMap(due -> with(due, places)).toList();
    }

    private static Stream<Due> with(Due due, Map<Archives.Copy, String> places) {
        Optional<UUID> target = due.kept().policy().archive().map(Archiving::target);
        if (target.isEmpty()) {
            return Stream.of(due);
        }
        String place = places.get(new Archives.Copy(due.fax().id(), target.get()));
        if (place == null) {
            return Stream.of(new Due(due.fax(), due.kept(), false, null));
        }
        return due.toErase() ? Stream.of(new Due(due.fax(), due.kept(), true, place)) : Stream.empty();
    }
}
