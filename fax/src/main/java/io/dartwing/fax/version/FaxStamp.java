package io.dartwing.fax.version;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/// A stamp that an organisation made itself. Its text may have `{date}`, `{time}`, `{person}`, `{fax}` and `{sender}`.
@Entity
@Table(name = "fax_stamps")
class FaxStamp extends TenantRecord {
    private String name = "";
    private String text = "";
    private String color = "red";
    private String border = "single";
    private int opacity = 100;

    String name() {
        return name;
    }

    String text() {
        return text;
    }

    String color() {
        return color;
    }

    String border() {
        return border;
    }

    int opacity() {
        return opacity;
    }
}
