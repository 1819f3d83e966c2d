package io.dartwing.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/// Walks PostgreSQL's own catalogue: whatever a migration adds later is held to the same rules.
class CatalogueIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    @Test
    void everyTableIsSecuredOrExemptWithAReason() throws SQLException {
        assertThat(names("""
                select c.relname from pg_class c
                where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p')
                  and c.relname not like 'flyway\\_%'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                  and not exists (select from tenancy_exemptions e where e.table_name = c.relname)""")).isEmpty();
    }

    @Test
    void everySecuredTableOfTheAppRoleReadsByOrganisation() throws SQLException {
        assertThat(names("""
                select c.relname from pg_class c
                where c.relnamespace = 'dartwing'::regnamespace and c.relrowsecurity
                  and has_table_privilege('dartwing_app', c.oid, 'select')
                  and exists (select from pg_policy p where p.polrelid = c.oid
                              and 'dartwing_app'::regrole = any (p.polroles)
                              and coalesce(pg_get_expr(p.polqual, p.polrelid), '') not like '%organization_id = ANY%'
                              and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') not like '%organization_id = ANY%')""")).isEmpty();
    }

    @Test
    void everyTableWithAnOrganisationIsSecured() throws SQLException {
        assertThat(names("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p')
                  and a.attname = 'organization_id' and not c.relforcerowsecurity
                  and not exists (select from tenancy_exemptions e where e.table_name = c.relname)""")).isEmpty();
    }

    @Test
    void noExemptionOutlivesItsTable() throws SQLException {
        assertThat(
                        names(
                                "select table_name from tenancy_exemptions where to_regclass('dartwing.' || table_name) is null"))
                .isEmpty();
    }

    @Test
    void viewsCheckWhoeverAsks() throws SQLException {
        assertThat(names("""
                select relname from pg_class
                where relnamespace = 'dartwing'::regnamespace
                  and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=true%', false))""")).isEmpty();
    }

    @Test
    void everyFunctionThatCrossesOrganisationsSaysWhyAndFixesItsSearchPath() throws SQLException {
        assertThat(names("""
                select proname from pg_proc p
                where pronamespace = 'dartwing'::regnamespace and prosecdef
                  and (obj_description(p.oid, 'pg_proc') is null
                       or not coalesce(array_to_string(proconfig, ',') like '%search_path=dartwing, pg_temp%', false))""")).isEmpty();
    }

    @Test
    void theAppRoleHasNoPowerOverRoles() throws SQLException {
        assertThat(names("""
                select rolname from pg_roles
                where rolname = 'dartwing_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)""")).isEmpty();
        assertThat(names("""
                select relname from pg_class
                where relnamespace = 'dartwing'::regnamespace and pg_has_role('dartwing_app', relowner, 'member')""")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "set row_security = off; select * from people",
                "set role dartwing_owner",
                "set session authorization postgres",
                "alter table people disable row level security",
                "drop policy tenant_select on people",
                "create table dartwing.mine (id int)",
                "create policy mine on people using (true)",
                "select * from accounts",
                "select * from sessions",
                "select * from flyway_platform",
                "insert into tenancy_exemptions values ('people', 'because I say so, and that is it')",
                "call dartwing_exempt_from_tenancy('people', 'because I say so, and that is it')",
                "copy people to program 'cat'",
                "select pg_read_file('/etc/passwd')",
                "select lo_import('/etc/passwd')"
            })
    void rawSqlOfTheAppRoleGetsNowhere(String sql) {
        assertThatThrownBy(() -> DATABASE.transactions()
                        .executeWithoutResult(status -> DATABASE.jdbc().sql(sql).query(row -> {})))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void withoutAnActorEveryTenantTableIsEmpty() throws SQLException {
        for (String table : names("""
                select relname from pg_class
                where relnamespace = 'dartwing'::regnamespace and relforcerowsecurity
                  and has_table_privilege('dartwing_app', oid, 'select')""")) {
            assertThat(DATABASE.jdbc()
                            .sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    private static List<String> names(String sql) throws SQLException {
        try (var superuser = DATABASE.superuser();
                var statement = superuser.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
