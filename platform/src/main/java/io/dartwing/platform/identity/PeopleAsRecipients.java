package io.dartwing.platform.identity;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.notifications.Recipients;
import io.dartwing.platform.permission.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The active members of the current organisation, for those who have to tell them something.
@Component
class PeopleAsRecipients implements Recipients {
    private static final String ACTIVE = """
            select id, email, full_name from people
            where organization_id = ? and status = 'active' and deleted_at is null\s""";
    private static final RowMapper<Recipient> RECIPIENT = (row, number) ->
            new Recipient(row.getObject("id", UUID.class), row.getString("email"), row.getString("full_name"));

    private final JdbcClient jdbc;

    PeopleAsRecipients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Recipient> find(UUID person) {
        return jdbc.sql(ACTIVE + "and id = ?")
                .params(Actors.current().requireOrganization(), person)
                .query(RECIPIENT)
                .optional();
    }

    @Override
    public List<Recipient> administrators() {
        return jdbc.sql(ACTIVE + "and roles && cast(? as text[]) order by created_at, id")
                .params(
                        Actors.current().requireOrganization(),
                        new String[] {Role.OWNER.value(), Role.ADMINISTRATOR.value()})
                .query(RECIPIENT)
                .list();
    }
}
