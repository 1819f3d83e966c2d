package io.dartwing.platform.identity;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A person as the current organisation knows it. Its id is the account's, the same in every
/// organisation.
///
/// Read through the records; changed by `People` only.
@Entity
@Table(name = "people")
public class Person extends TenantRecord {
    @Column(nullable = false)
    private String email = "";

    @Column(nullable = false)
    private String fullName = "";

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(nullable = false)
    private List<String> roles = List.of();

    @Column(nullable = false)
    private String status = "active";

    public String email() {
        return email;
    }

    public String fullName() {
        return fullName;
    }

    public List<String> roles() {
        return roles;
    }

    public boolean active() {
        return status.equals("active") && !deleted();
    }
}
