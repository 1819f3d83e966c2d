package io.dartwing.fax.contact;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A person or organisation that is faxed; what is a `byte[]` is sealed, or a keyed hash.
@Entity
@Table(name = "contacts")
public class Contact extends TenantRecord {
    private byte[] name = {};
    private byte @Nullable [] company;
    private byte[] faxNumber = {};
    private byte[] faxNumberIndex = {};
    private byte @Nullable [] otherFaxNumber;
    private byte @Nullable [] otherFaxNumberIndex;
    private byte @Nullable [] email;
    private byte @Nullable [] notes;
    private @Nullable String timeZone;
    private @Nullable String resolution;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> groupIds = List.of();

    @Nullable
    String timeZone() {
        return timeZone;
    }

    @Nullable
    String resolution() {
        return resolution;
    }

    List<UUID> groupIds() {
        return groupIds;
    }
}
