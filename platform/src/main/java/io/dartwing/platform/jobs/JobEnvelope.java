package io.dartwing.platform.jobs;

import io.dartwing.platform.actor.ActorReference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the queue keeps of a job: for whom, who asked, and the handler's payload.
record JobEnvelope(
        UUID organizationId, ActorReference asker, @Nullable String traceId, JsonNode payload) {}
