package io.dartwing.fax.inbox;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A shared inbox. Without members it is everyone's who may read faxes. A member looks at its faxes (`viewers`), works
/// on them (the others), or also changes its members and rules (`admins`).
@Entity
@Table(name = "inboxes")
public class Inbox extends TenantRecord {
    private String name = "";
    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> members = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> viewers = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> admins = List.of();

    private @Nullable UUID managerId;
    private @Nullable UUID standInId;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Escalation escalation = Escalation.NONE;

    private String mailCopies = "off";

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> mailTo = List.of();

    public String name() {
        return name;
    }

    public @Nullable String description() {
        return description;
    }

    public List<UUID> members() {
        return members;
    }

    public List<UUID> viewers() {
        return viewers;
    }

    public List<UUID> admins() {
        return admins;
    }

    public Optional<UUID> managerId() {
        return Optional.ofNullable(managerId);
    }

    public Optional<UUID> standInId() {
        return Optional.ofNullable(standInId);
    }

    public Escalation escalation() {
        return escalation == null ? Escalation.NONE : escalation;
    }

    /// The database keeps no null there.
    void tidy() {
        escalation = escalation();
    }

    /// How much of a fax goes out by mail as it is delivered here: off, notice, link or pages.
    public String mailCopies() {
        return mailCopies;
    }

    public List<String> mailTo() {
        return mailTo;
    }
}
