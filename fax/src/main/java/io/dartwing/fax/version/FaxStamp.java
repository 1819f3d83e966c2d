package io.dartwing.fax.version;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/// A stamp that an organisation made itself. Its text may have `{date}`, `{time}`, `{person}`, `{fax}`,
/// `{sender}` and `{received}`.
@Entity
@Table(name = "fax_stamps")
class FaxStamp extends TenantRecord {
    private String name = "";
    private String text = "";
    private String color = "red";
    private String border = "single";
    private int opacity = 100;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> roles = List.of();

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

    List<String> roles() {
        return roles;
    }

    /// Whether somebody may put it on a page: it is for everybody, for one of its roles, or for an administrator.
    boolean usableBy(Actor actor) {
        return roles.isEmpty()
                || actor.may(Actor.ADMIN)
                || actor instanceof PersonActor person && roles.stream().anyMatch(person.roles()::contains);
    }
}
