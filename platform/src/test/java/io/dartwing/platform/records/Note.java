package io.dartwing.platform.records;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A record type that says everything of its people that the permission decision can ask: a stand-in for patients'
/// records.
@Entity
@Table(name = "notes")
public class Note extends TenantRecord {
    String title;
    String body;
    Integer salary;
    UUID ownerId;
    UUID assignedTo;
    UUID teamId;
    UUID contactId;
    UUID patientId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> keptFor = List.of();
}
