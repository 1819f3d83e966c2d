package io.dartwing.platform.audit;

import io.dartwing.platform.actor.ActorReference;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Entries as JSON, one a line: what an export, an archive and a SIEM get. It holds all that the hashes are
/// made of, so a file of it can be verified with nothing else at hand.
///
/// `actor.name` is for reading. Where `actor.sealed_name` stands beside it, that one is in the hash.
public final class AuditLines {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    private AuditLines() {}

    /// Without a line end.
    public static String write(AuditEntry entry) {
        return JSON.writeValueAsString(node(entry));
    }

    public static ObjectNode node(AuditEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        line.put("organization_id", entry.organizationId().toString());
        line.put("sequence", entry.sequence());
        line.put("at", entry.at().toString());
        ObjectNode actor = line.putObject("actor");
        actor.put("type", entry.actor().type().value());
        actor.put("id", entry.actor().id().toString());
        actor.put("name", entry.actor().name());
        if (entry.sealedName() != null) {
            actor.put("sealed_name", entry.sealedName());
        }
        line.put("event", entry.event());
        line.put("subject_type", entry.subjectType());
        line.put("subject_id", entry.subjectId());
        line.set("details", JSON.readTree(entry.details()));
        if (entry.purpose() != null) {
            line.put("purpose", entry.purpose());
        }
        if (!entry.records().isEmpty()) {
            line.set("records", JSON.valueToTree(entry.records()));
        }
        if (entry.dataSubject() != null) {
            line.put("data_subject", entry.dataSubject());
        }
        line.put("previous_hash", HEX.formatHex(entry.previousHash()));
        line.put("hash", HEX.formatHex(entry.hash()));
        return line;
    }

    /// @throws IllegalArgumentException when the line is no entry; its message doesn't repeat the line
    public static AuditEntry read(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            var records = new ArrayList<UUID>();
            node.path("records").forEach(record -> records.add(UUID.fromString(record.asString())));
            JsonNode actor = node.path("actor");
            return new AuditEntry(
                    UUID.fromString(node.path("organization_id").asString()),
                    node.path("sequence").asLong(),
                    Instant.parse(node.path("at").asString()),
                    reference(actor),
                    sealedName(actor),
                    node.path("event").asString(),
                    node.path("subject_type").asString(),
                    node.path("subject_id").asString(),
                    JSON.writeValueAsString(node.path("details")),
                    text(node, "purpose"),
                    List.copyOf(records),
                    text(node, "data_subject"),
                    HEX.parseHex(node.path("previous_hash").asString()),
                    HEX.parseHex(node.path("hash").asString()));
        } catch (JacksonException | IllegalArgumentException | DateTimeException malformed) {
            throw new IllegalArgumentException(
                    "line: not an audit entry (expected: one exported by Dartwing)", malformed);
        }
    }

    private static ActorReference reference(JsonNode actor) {
        return new ActorReference(
                ActorReference.Type.of(actor.path("type").asString()),
                UUID.fromString(actor.path("id").asString()),
                actor.path("name").asString());
    }

    /// Only a sealed name of a person may stand in for what is shown, or any name could be shown under a fitting hash.
    private static @Nullable String sealedName(JsonNode actor) {
        String sealed = text(actor, "sealed_name");
        if (sealed != null
                && !ActorNames.sealed(new ActorReference(
                        ActorReference.Type.of(actor.path("type").asString()), new UUID(0, 0), sealed))) {
            throw new IllegalArgumentException("sealed_name: not one");
        }
        return sealed;
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.has(name) ? node.path(name).asString() : null;
    }
}
