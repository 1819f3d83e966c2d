package io.dartwing.platform.audit;

import io.dartwing.platform.actor.ActorReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// An entry of an organisation's chain. `sequence` counts from 1 without gaps.
///
/// @param sealedName what is stored and hashed when `actor` shows an opened name (`ActorNames`); null when they are one
public record AuditEntry(
        UUID organizationId,
        long sequence,
        Instant at,
        ActorReference actor,
        @Nullable String sealedName,
        String event,
        String subjectType,
        String subjectId,
        String details,
        @Nullable String purpose,
        List<UUID> records,
        @Nullable String dataSubject,
        byte[] previousHash,
        byte[] hash) {
    static final int HASH_BYTES = 32;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public AuditEntry {
        records = List.copyOf(records);
    }

    /// What the first entry of a chain takes for the hash before it.
    static byte[] beginning() {
        return new byte[HASH_BYTES];
    }

    /// Details in one form only: keys sorted, no spaces.
    static String canonical(Map<String, String> details) {
        return JSON.writeValueAsString(new TreeMap<>(details));
    }

    AuditEntry withHash(byte[] known) {
        return new AuditEntry(
                organizationId,
                sequence,
                at,
                actor,
                sealedName,
                event,
                subjectType,
                subjectId,
                details,
                purpose,
                records,
                dataSubject,
                previousHash,
                known);
    }

    /// The same entry with a name that people can read.
    AuditEntry showing(String name) {
        return new AuditEntry(
                organizationId,
                sequence,
                at,
                new ActorReference(actor.type(), actor.id(), name),
                storedName(),
                event,
                subjectType,
                subjectId,
                details,
                purpose,
                records,
                dataSubject,
                previousHash,
                hash);
    }

    /// The actor's name as the chain has it.
    String storedName() {
        return sealedName == null ? actor.name() : sealedName;
    }

    /// SHA-256 over the hash before it and the entry's own content as canonical JSON. What an entry doesn't
    /// have is left out, so that entries from before those members existed keep their hash.
    byte[] expectedHash() {
        var content = new TreeMap<String, String>();
        content.put("organization", organizationId.toString());
        content.put("sequence", Long.toString(sequence));
        content.put("at", at.toString());
        content.put("actor_type", actor.type().value());
        content.put("actor_id", actor.id().toString());
        content.put("actor_name", storedName());
        content.put("event", event);
        content.put("subject_type", subjectType);
        content.put("subject_id", subjectId);
        content.put("details", details);
        if (purpose != null) {
            content.put("purpose", purpose);
        }
        if (!records.isEmpty()) {
            content.put("records", records.stream().map(UUID::toString).collect(Collectors.joining(",")));
        }
        if (dataSubject != null) {
            content.put("data_subject", dataSubject);
        }
        MessageDigest digest = sha256();
        digest.update(previousHash);
        return digest.digest(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
