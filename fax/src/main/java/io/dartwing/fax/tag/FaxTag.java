package io.dartwing.fax.tag;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// What an organisation marks its faxes with.
@Entity
@Table(name = "fax_tags")
public class FaxTag extends TenantRecord {
    private String name = "";
    private String color = "gray";

    public String name() {
        return name;
    }

    public String color() {
        return color;
    }
}
