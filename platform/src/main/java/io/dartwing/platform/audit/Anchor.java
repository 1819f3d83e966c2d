package io.dartwing.platform.audit;

import io.dartwing.platform.database.InstallationKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The installation's signed word that at this time an organisation's chain ended with this entry. Kept
/// anywhere else, it finds what the database alone can't tell: an end cut off, or a chain written anew from
/// some entry on.
public record Anchor(UUID organizationId, long sequence, byte[] hash, Instant at, byte[] publicKey, byte[] signature) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    static byte[] message(UUID organization, long sequence, byte[] hash, Instant at) {
        return String.join(
                        "\n",
                        "dartwing audit anchor v1",
                        organization.toString(),
                        Long.toString(sequence),
                        HEX.formatHex(hash),
                        at.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    /// Whether the key in it signed it. Whose key that is, the reader has to know (`keyId`).
    public boolean signed() {
        return InstallationKey.verifies(publicKey, message(organizationId, sequence, hash, at), signature);
    }

    public String keyId() {
        return InstallationKey.id(publicKey);
    }

    /// One line of JSON, without a line end.
    public String line() {
        ObjectNode line = JSON.createObjectNode();
        line.put("organization_id", organizationId.toString());
        line.put("sequence", sequence);
        line.put("hash", HEX.formatHex(hash));
        line.put("at", at.toString());
        line.put("key_id", keyId());
        line.put("public_key", Base64.getEncoder().encodeToString(publicKey));
        line.put("signature", Base64.getEncoder().encodeToString(signature));
        return JSON.writeValueAsString(line);
    }

    /// @throws IllegalArgumentException when the line is no anchor
    public static Anchor parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new Anchor(
                    UUID.fromString(node.path("organization_id").asString()),
                    node.path("sequence").asLong(),
                    HEX.parseHex(node.path("hash").asString()),
                    Instant.parse(node.path("at").asString()),
                    Base64.getDecoder().decode(node.path("public_key").asString()),
                    Base64.getDecoder().decode(node.path("signature").asString()));
        } catch (JacksonException | IllegalArgumentException | DateTimeException malformed) {
            throw new IllegalArgumentException("line: not an anchor (expected: one exported by Dartwing)", malformed);
        }
    }
}
