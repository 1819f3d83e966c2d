package io.dartwing.platform.audit;

import io.dartwing.platform.actor.ActorReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// An entry of an organisation's chain. `sequence` counts from 1 without gaps.
public record AuditEntry(
        UUID organizationId,
        long sequence,
        Instant at,
        ActorReference actor,
        String event,
        String subjectType,
        String subjectId,
        String details,
        byte[] previousHash,
        byte[] hash) {
    static final int HASH_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// What the first entry of a chain takes for the hash before it.
    static byte[] beginning() {
        return new byte[HASH_BYTES];
    }

    /// Details in one form only: keys sorted, no spaces.
    static String canonical(Map<String, String> details) {
        return JSON.writeValueAsString(new TreeMap<>(details));
    }

    /// SHA-256 over the hash before it and the entry's own content as canonical JSON.
    byte[] expectedHash() {
        var content = new TreeMap<String, String>();
        content.put("organization", organizationId.toString());
        content.put("sequence", Long.toString(sequence));
        content.put("at", at.toString());
        content.put("actor_type", actor.type().value());
        content.put("actor_id", actor.id().toString());
        content.put("actor_name", actor.name());
        content.put("event", event);
        content.put("subject_type", subjectType);
        content.put("subject_id", subjectId);
        content.put("details", details);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(previousHash);
            return digest.digest(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
