package io.dartwing.platform.actor;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Dartwing itself at work for one organisation: a job, the telephone line, an event listener.
///
/// `askedBy` is the actor whose request led to the work. Its rights are checked again by whoever runs
/// the job (`io.dartwing.platform.identity.ActorDirectory`), then the job runs with exactly the
/// permissions named here.
public record SystemJobActor(UUID organizationId, String job, Optional<ActorReference> askedBy, Set<String> permissions)
        implements Actor {
    public SystemJobActor {
        permissions = Set.copyOf(permissions);
    }

    /// Everything, protected health information included: Dartwing itself moves and reads what it keeps.
    private static final Set<String> EVERYTHING = Set.of(ADMIN, PHI + "read", PHI + "write");

    /// Work that nobody asked for, such as an arriving fax: everything inside the organisation.
    public static SystemJobActor of(UUID organization, String job) {
        return new SystemJobActor(organization, job, Optional.empty(), EVERYTHING);
    }

    public static SystemJobActor of(UUID organization, String job, ActorReference askedBy) {
        return new SystemJobActor(organization, job, Optional.of(askedBy), EVERYTHING);
    }

    @Override
    public Access access() {
        return Access.of(permissions);
    }

    /// The same for every run of the same job, so that timelines can group by it.
    @Override
    public UUID id() {
        return UUID.nameUUIDFromBytes(("dartwing-job:" + job).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String displayName() {
        return job;
    }

    @Override
    public Optional<UUID> organization() {
        return Optional.of(organizationId);
    }

    @Override
    public ActorReference reference() {
        return askedBy.orElseGet(() -> new ActorReference(ActorReference.Type.SYSTEM, id(), job));
    }
}
