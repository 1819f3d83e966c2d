package io.dartwing.fax.reading;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The findings of faxes, sealed. Who may see a fax's row may fetch them here: what of them is
/// shown is the caller's matter.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxFindings {
    static final String TABLE = "fax_findings";
    static final String COLUMN = "findings";

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;
    private final Clock clock;

    FaxFindings(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json, Clock clock) {
        this.clock = clock;
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    static String context(String fax) {
        return TABLE + "." + COLUMN + " " + fax;
    }

    /// Replaces what was found before.
    void save(UUID fax, Findings findings, Instant now) {
        jdbc.sql("""
                        insert into fax_findings (fax_id, organization_id, found_at, findings) values (?, ?, ?, ?)
                        on conflict (fax_id) do update set found_at = excluded.found_at, findings = excluded.findings""")
                .params(
                        fax,
                        Actors.current().requireOrganization(),
                        Timestamp.from(now),
                        keys.seal(json.writeValueAsBytes(findings), context(fax.toString())))
                .update();
    }

    /// Forgets what an earlier reading found.
    void remove(UUID fax) {
        jdbc.sql("delete from fax_findings where fax_id = ?").param(fax).update();
    }

    /// Forgets what was found at places that are taken away, and the words that spoke for the category.
    ///
    /// @param gone whether a place on a page (from 1) is
    public void forget(UUID fax, BiPredicate<Integer, Findings.PageBox> gone) {
        of(fax).ifPresent(all -> save(fax, all.without(gone), clock.instant()));
    }

    /// Empty when the fax was never judged.
    public Optional<Findings> of(UUID fax) {
        return jdbc.sql("select findings from fax_findings where fax_id = ?")
                .param(fax)
                .query((row, index) ->
                        json.readValue(keys.open(row.getBytes(1), context(fax.toString())), Findings.class))
                .optional();
    }

    /// Of those that were judged.
    public Map<UUID, Findings> of(Collection<UUID> faxes) {
        Map<UUID, Findings> all = new HashMap<>();
        jdbc.sql("select fax_id, findings from fax_findings where fax_id = any (?)")
                .param(faxes.toArray(UUID[]::new))
                .query(row -> {
                    UUID fax = row.getObject(1, UUID.class);
                    all.put(fax, json.readValue(keys.open(row.getBytes(2), context(fax.toString())), Findings.class));
                });
        return all;
    }
}
