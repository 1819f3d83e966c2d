package io.dartwing.fax.inbox;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A shared inbox. Without members it is everyone's who may read faxes.
@Entity
@Table(name = "inboxes")
public class Inbox extends TenantRecord {
    private String name = "";
    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> members = List.of();

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

    /// How much of a fax goes out by mail as it is delivered here: off, notice, link or pages.
    public String mailCopies() {
        return mailCopies;
    }

    public List<String> mailTo() {
        return mailTo;
    }
}
