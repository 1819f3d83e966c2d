package io.dartwing.fax.contact;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// Contacts that are faxed together.
@Entity
@Table(name = "contact_groups")
public class ContactGroup extends TenantRecord {
    private String name = "";
    private @Nullable String description;

    String name() {
        return name;
    }
}
