package io.dartwing.platform.identity;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.privacy.Eraser;
import io.dartwing.platform.privacy.PersonTraces;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Erases a person who left the organisation. The row stays, without name and address, so that what it did keeps its
/// author's id; its account goes the same way when no other organisation knows it.
@Component
class PersonEraser implements Eraser {
    private static final String NOBODY = "Erased person";

    private final JdbcClient jdbc;
    private final People people;
    private final List<PersonTraces> traces;
    private final Clock clock;

    PersonEraser(JdbcClient jdbc, People people, List<PersonTraces> traces, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.traces = traces;
        this.clock = clock;
    }

    private record Known(String fullName, boolean active) {}

    @Override
    public String subjectType() {
        return "person";
    }

    @Override
    public void check(UUID id) {
        Known person = find(id).orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such person"));
        if (person.active()) {
            throw new ProblemException(
                    PlatformError.CONFLICT, "the person still works here (expected: removed or inactive first)");
        }
    }

    @Override
    public String erase(UUID id) {
        check(id);
        String formerName = find(id).orElseThrow().fullName();
        UUID organization = Actors.current().requireOrganization();
        jdbc.sql("select person_forget(?, ?)")
                .params(organization, id)
                .query((row, number) -> true)
                .single(); // while its address is still known
        jdbc.sql("""
                        update people set email = ?, full_name = ?, roles = '{}', status = 'inactive',
                            deleted_at = coalesce(deleted_at, ?), updated_at = ?, updated_by = ?, version = version + 1
                        where organization_id = ? and id = ?""")
                .params(
                        "erased-" + id + "@erased.invalid",
                        NOBODY,
                        Sessions.utc(clock.instant()),
                        Sessions.utc(clock.instant()),
                        Actors.current().displayName(),
                        organization,
                        id)
                .update();
        people.announce(id);
        boolean account = jdbc.sql("select account_erase(?)")
                .param(id)
                .query(Boolean.class)
                .single();
        if (!formerName.equals(NOBODY)) {
            jdbc.sql("select person_unname(?, ?, ?)")
                    .params(organization, formerName, NOBODY)
                    .query((row, number) -> true)
                    .single();
            traces.forEach(trace -> trace.erase(id, formerName));
        }
        return account ? "Name, address and account." : "Name and address; the account belongs to other organisations.";
    }

    private Optional<Known> find(UUID id) {
        return jdbc.sql("select full_name, status, deleted_at from people where organization_id = ? and id = ?")
                .params(Actors.current().requireOrganization(), id)
                .query((row, number) -> new Known(
                        row.getString("full_name"),
                        row.getString("status").equals("active") && row.getObject("deleted_at") == null))
                .optional();
    }
}
