package io.dartwing.platform.jobs;

import java.util.UUID;

/// A job's name in the queue: unique per type over all organisations.
record JobKey(UUID organizationId, String instanceId) {
    private static final int UUID_LENGTH = 36;

    static JobKey parse(String text) {
        return new JobKey(UUID.fromString(text.substring(0, UUID_LENGTH)), text.substring(UUID_LENGTH + 1));
    }

    JobKey {
        if (instanceId.isEmpty() || instanceId.length() > 100) {
            throw new IllegalArgumentException(
                    "instanceId: " + instanceId.length() + " characters (expected: 1 to 100)");
        }
    }

    @Override
    public String toString() {
        return organizationId + ":" + instanceId;
    }
}
