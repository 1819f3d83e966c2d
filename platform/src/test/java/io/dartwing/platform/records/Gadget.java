package io.dartwing.platform.records;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import tools.jackson.databind.JsonNode;

/// A record type with one field of every kind.
@Entity
@Table(name = "gadgets")
class Gadget extends TenantRecord {
    enum Colour {
        RED,
        GREEN
    }

    String name;
    String title;
    String phone;
    String email;

    @Enumerated(EnumType.STRING)
    Colour colour = Colour.RED;

    Integer size;
    boolean active = true;
    Instant seenAt;
    UUID parentId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> friends = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> tags = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    JsonNode settings;

    byte[] password;
    String diagnosis;
}
