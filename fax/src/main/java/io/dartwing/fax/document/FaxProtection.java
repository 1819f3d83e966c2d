package io.dartwing.fax.document;

import io.dartwing.platform.permission.ProtectedTypes;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Faxes for row-level security, roles, and explanations.
@Component
class FaxProtection implements ProtectedTypes {
    private final JdbcClient jdbc;

    FaxProtection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Collection<RecordTypeRef> types() {
        return List.of(FaxAccess.TYPE);
    }

    @Override
    public Optional<RecordFacts> facts(String type, UUID record, Optional<UUID> person) {
        if (!type.equals(FaxAccess.TYPE.name())) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        select f.organization_id, f.assigned_to,
                               case when f.direction = 'inbound' then array(select jsonb_array_elements_text(i.members)) end as kept_for
                        from fax_documents f left join inboxes i on i.id = f.inbox_id where f.id = ? and f.deleted_at is null""")
                .param(record)
                .query((row, number) -> {
                    UUID assignee = row.getObject("assigned_to", UUID.class);
                    return FaxAccess.facts(
                            row.getObject("organization_id", UUID.class), record, assignee, keptFor(row, assignee));
                })
                .optional();
    }

    private static Set<UUID> keptFor(ResultSet row, @Nullable UUID assignee) throws SQLException {
        var kept = new HashSet<UUID>();
        if (row.getArray("kept_for") != null) {
            for (String member : (String[]) row.getArray("kept_for").getArray()) {
                kept.add(UUID.fromString(member));
            }
        }
        if (!kept.isEmpty() && assignee != null) {
            kept.add(assignee);
        }
        return kept;
    }
}
