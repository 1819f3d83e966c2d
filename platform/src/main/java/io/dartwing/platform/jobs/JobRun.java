package io.dartwing.platform.jobs;

import java.util.UUID;

/// One run of a job. `attempt` counts from 1 and starts over after `JobOutcome.Again`.
public record JobRun<T>(UUID organizationId, String instanceId, T payload, int attempt) {}
