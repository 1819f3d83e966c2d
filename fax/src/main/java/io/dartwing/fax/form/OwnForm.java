package io.dartwing.fax.form;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A kind of form of the organisation's own.
@Entity
@Table(name = "form_templates")
public class OwnForm extends TenantRecord {
    private String name = "";
    private String title = "";
    private boolean enabled = true;

    @JdbcTypeCode(SqlTypes.JSON)
    private FormDefinition definition = FormDefinition.EMPTY;

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    boolean enabled() {
        return enabled;
    }

    FormDefinition definition() {
        return definition;
    }
}
