package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whether who asked for a job may still have it done.
@Component
class JobRights {
    private final Askers askers;

    JobRights(Askers askers) {
        this.askers = askers;
    }

    /// The same for one pass over many jobs: each asker is looked up once.
    JobRights remembering() {
        var known = new HashMap<String, Optional<Actor>>();
        return new JobRights((organization, reference) ->
                known.computeIfAbsent(organization + " " + reference, key -> askers.find(organization, reference)));
    }

    /// Why not; empty when it may.
    <T> Optional<String> refused(JobHandler<T> handler, JobEnvelope envelope, T payload) {
        if (envelope.asker().type() == ActorReference.Type.SYSTEM
                || envelope.asker().type() == ActorReference.Type.INSTALLATION) {
            return Optional.empty();
        }
        Optional<Actor> asker = askers.find(envelope.organizationId(), envelope.asker());
        if (asker.isEmpty()) {
            return Optional.of("who asked for this is no longer a member of the organisation");
        }
        boolean allowed = Actors.callAs(asker.get(), () -> handler.allowed(asker.get(), payload));
        return allowed ? Optional.empty() : Optional.of("who asked for this no longer has the permission");
    }
}
