package io.dartwing.platform.jobs;

import java.time.Instant;

/// A job that was given up, and why.
public record DeadJob(String type, String instanceId, String reason, int attempts, Instant diedAt) {}
