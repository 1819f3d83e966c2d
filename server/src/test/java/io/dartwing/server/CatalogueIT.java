package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.OwnerView;
import io.dartwing.server.test.TestServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/// The rules of the platform's catalogue, held against the schema of the whole product.
class CatalogueIT {
    private final OwnerView owner = new OwnerView(TestServer.shared());

    @Test
    void everyTableIsSecuredOrExemptWithAReason() throws SQLException {
        assertThat(owner.texts("""
                select c.relname from pg_class c
                where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p')
                  and c.relname not like 'flyway\\_%'
                  and not (c.relrowsecurity and c.relforcerowsecurity)
                  and not exists (select from tenancy_exemptions e where e.table_name = c.relname)""")).isEmpty();
    }

    @Test
    void everyTableWithAnOrganisationIsSecured() throws SQLException {
        assertThat(owner.tenantTables()).hasSizeGreaterThan(20);
        assertThat(owner.texts("""
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = 'dartwing'::regnamespace and c.relkind in ('r', 'p')
                  and a.attname = 'organization_id' and not (c.relrowsecurity and c.relforcerowsecurity)""")).isEmpty();
    }

    @Test
    void everyPolicyOfTheAppRoleLooksAtTheOrganisation() throws SQLException {
        assertThat(owner.texts("""
                select c.relname || ' ' || p.polname from pg_class c join pg_policy p on p.polrelid = c.oid
                where c.relnamespace = 'dartwing'::regnamespace
                  and p.polname <> 'owner'
                  and coalesce(pg_get_expr(p.polqual, p.polrelid), '') not like '%organization_id = ANY%'
                  and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') not like '%organization_id = ANY%'""")).isEmpty();
    }

    @Test
    void everyFunctionThatCrossesOrganisationsSaysWhyAndFixesItsSearchPath() throws SQLException {
        assertThat(owner.texts("""
                select proname from pg_proc p
                where pronamespace = 'dartwing'::regnamespace and prosecdef
                  and (obj_description(p.oid, 'pg_proc') is null
                       or not coalesce(array_to_string(proconfig, ',') like '%search_path=dartwing, pg_temp%', false))""")).isEmpty();
        assertThat(owner.texts(
                        "select proname from pg_proc where pronamespace = 'dartwing'::regnamespace and prosecdef"))
                .contains("find_fax_number", "open_fax_attempts", "expired_fax_previews");
    }

    @Test
    void noViewReadsForSomeoneElse() throws SQLException {
        assertThat(owner.texts("""
                select relname from pg_class where relnamespace = 'dartwing'::regnamespace
                  and (relkind = 'm' or relkind = 'v' and not coalesce(reloptions::text like '%security_invoker=true%', false))""")).isEmpty();
    }
}
