package io.dartwing.fax.routing;

import io.dartwing.engine.fax.pages.Barcodes;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What the codes on faxes' pages say, sealed. They are looked for only where a rule asks for them:
/// it takes time.
@Component
public class FaxBarcodes {
    static final String TABLE = "fax_barcodes";
    static final String COLUMN = "codes";
    private static final int PAGES_LOOKED_AT = 5;
    private static final TypeReference<List<String>> CODES = new TypeReference<>() {};

    private final EntityManager entities;
    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;
    private final TransactionTemplate transaction;

    FaxBarcodes(
            EntityManager entities,
            JdbcClient jdbc,
            OrganizationKeys keys,
            JsonMapper json,
            TransactionTemplate transaction) {
        this.entities = entities;
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.transaction = transaction;
    }

    static String context(String fax) {
        return TABLE + "." + COLUMN + " " + fax;
    }

    /// Looks at the pages of a received fax, outside of a transaction.
    public void look(UUID fax, int pages, Path tiff) throws IOException {
        boolean asked = transaction.execute(status -> entities.createQuery(
                        "from RoutingRule where enabled and deletedAt is null", RoutingRule.class)
                .getResultStream()
                .anyMatch(rule -> rule.when().asks(condition -> condition.field() == Condition.Field.BARCODE)));
        if (asked) {
            List<String> codes = Barcodes.read(tiff, pages, PAGES_LOOKED_AT);
            transaction.executeWithoutResult(status -> save(fax, codes));
        }
    }

    private void save(UUID fax, List<String> codes) {
        jdbc.sql("""
                        insert into fax_barcodes (fax_id, organization_id, codes) values (?, ?, ?)
                        on conflict (fax_id) do update set codes = excluded.codes""")
                .params(
                        fax,
                        Actors.current().requireOrganization(),
                        keys.seal(json.writeValueAsBytes(codes), context(fax.toString())))
                .update();
    }

    /// Empty when nobody looked.
    Optional<List<String>> of(UUID fax) {
        return jdbc.sql("select codes from fax_barcodes where fax_id = ?")
                .param(fax)
                .query((row, index) -> json.readValue(keys.open(row.getBytes(1), context(fax.toString())), CODES))
                .optional();
    }
}
