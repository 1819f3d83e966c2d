package io.dartwing.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.testkit.database.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class RowSecurityIT {
    private static TestDatabase database;

    private final UUID ours = Ids.next();
    private final UUID theirs = Ids.next();

    @BeforeAll
    static void makeTenantTable() throws SQLException {
        database = TestDatabase.fresh();
        try (var owner = DriverManager.getConnection(
                        database.access().url() + "?currentSchema=dartwing", "dartwing_owner", "owner");
                var statement = owner.createStatement()) {
            statement.execute("create table notes (id uuid primary key, organization_id uuid not null, text text)");
            statement.execute("call dartwing_enable_tenancy('notes')");
        }
    }

    @BeforeEach
    void writeOneNoteEach() {
        write(ours);
        write(theirs);
    }

    @Test
    void anActorSeesItsOrganisationOnly() {
        assertThat(visibleAs(ours)).isEqualTo(1);
        assertThat(visibleAs(Ids.next())).isZero();
    }

    @Test
    void withoutAnActorThereAreNoRows() {
        long seen = database.transactions().execute(status -> count());
        assertThat(seen).isZero();
    }

    @Test
    void withoutATransactionThereAreNoRowsEither() {
        Actors.runAs(SystemJobActor.of(ours, "test"), () -> assertThat(count()).isZero());
    }

    @Test
    void aConnectionCarriesNothingOverToItsNextUser() {
        for (int use = 0; use < 20; use++) {
            assertThat(visibleAs(ours)).isEqualTo(1);
            assertThat(count()).isZero();
        }
    }

    @Test
    void aRowCannotBeWrittenForAnotherOrganisation() {
        assertThatThrownBy(() -> as(ours, () -> insert(theirs))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void aRowCannotBeMovedToAnotherOrganisation() {
        assertThatThrownBy(() -> as(
                        ours,
                        () -> database.jdbc()
                                .sql("update notes set organization_id = ?")
                                .param(theirs)
                                .update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void updatesAndDeletesTouchNothingOfOthers() {
        as(
                ours,
                () -> assertThat(database.jdbc()
                                .sql("delete from notes where organization_id = ?")
                                .param(theirs)
                                .update())
                        .isZero());
        as(
                ours,
                () -> assertThat(database.jdbc()
                                .sql("update notes set text = 'x' where organization_id = ?")
                                .param(theirs)
                                .update())
                        .isZero());
        assertThat(visibleAs(theirs)).isEqualTo(1);
    }

    @Test
    void theActorCannotChangeItsOrganisationInsideATransaction() {
        assertThatThrownBy(() -> as(ours, () -> Actors.runAs(SystemJobActor.of(theirs, "test"), this::count)))
                .isInstanceOf(IllegalStateException.class);
    }

    private void write(UUID organization) {
        as(organization, () -> insert(organization));
    }

    private void insert(UUID organization) {
        database.jdbc()
                .sql("insert into notes values (?, ?, 'text')")
                .params(Ids.next(), organization)
                .update();
    }

    private long visibleAs(UUID organization) {
        return Actors.callAs(
                SystemJobActor.of(organization, "test"),
                () -> database.transactions().execute(status -> count()));
    }

    private void as(UUID organization, Runnable work) {
        Actors.runAs(
                SystemJobActor.of(organization, "test"),
                () -> database.transactions().executeWithoutResult(status -> work.run()));
    }

    private long count() {
        return database.jdbc()
                .sql("select count(*) from notes")
                .query(Long.class)
                .single();
    }
}
