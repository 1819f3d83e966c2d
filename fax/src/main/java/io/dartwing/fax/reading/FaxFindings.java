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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The findings of faxes, sealed. Who may see a fax's row may fetch them here: what of them is
/// shown is the caller's matter.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FaxFindings {
    private static final Logger LOG = LoggerFactory.getLogger(FaxFindings.class);
    static final String TABLE = "fax_findings";
    static final String COLUMN = "findings";

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;
    private final FaxMeanings meanings;
    private final Clock clock;

    FaxFindings(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json, FaxMeanings meanings, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
        this.meanings = meanings;
        this.clock = clock;
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

    /// Forgets what was found at places that are taken away, the words that spoke for the category, and what all of it
    /// meant.
    ///
    /// @param gone whether a place on a page (from 1) is
    public void forget(UUID fax, BiPredicate<Integer, Findings.PageBox> gone) {
        of(fax).ifPresent(all -> save(fax, all.without(gone), clock.instant()));
        meanings.forget(fax);
    }

    /// Empty when the fax was never judged.
    public Optional<Findings> of(UUID fax) {
        return jdbc.sql("select findings from fax_findings where fax_id = ?")
                .param(fax)
                .query((row, index) -> opened(fax, row.getBytes(1)))
                .optional();
    }

    /// Of those that were judged. What is damaged is left out, so that one fax doesn't hold up the others.
    public Map<UUID, Findings> readable(Collection<UUID> faxes) {
        Map<UUID, Findings> all = new HashMap<>();
        jdbc.sql("select fax_id, findings from fax_findings where fax_id = any (?)")
                .param(faxes.toArray(UUID[]::new))
                .query(row -> {
                    UUID fax = row.getObject(1, UUID.class);
                    try {
                        all.put(fax, opened(fax, row.getBytes(2)));
                    } catch (OrganizationKeys.SealBroken | JacksonException damaged) {
                        LOG.error(
                                "the findings of fax {} can't be opened ({})",
                                fax,
                                damaged.getClass().getSimpleName());
                    }
                });
        return all;
    }

    private Findings opened(UUID fax, byte[] sealed) {
        return json.readValue(keys.open(sealed, context(fax.toString())), Findings.class);
    }
}
