package io.dartwing.fax.optout;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The numbers that the current actor's organisation must not fax.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DoNotFax {
    static final String ALL = "all";
    static final String BROADCASTS = "broadcasts";

    private static final String COUNTS = "deleted_at is null and (applies_to = 'all' or :broadcast)";

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    DoNotFax(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param broadcast whether it would be one of many of the same
    public boolean refuses(PhoneNumber number, boolean broadcast) {
        return jdbc.sql("select exists (select from do_not_fax where organization_id = :organization"
                        + " and number = :number and " + COUNTS + ")")
                .param("organization", Actors.current().requireOrganization())
                .param("number", number.e164())
                .param("broadcast", broadcast)
                .query(Boolean.class)
                .single();
    }

    /// Those of `numbers` (E.164) that get no broadcast.
    public Set<String> refusedBroadcasts(Collection<String> numbers) {
        return new HashSet<>(jdbc.sql("select number from do_not_fax where organization_id = :organization"
                        + " and number = any (:numbers) and " + COUNTS)
                .param("organization", Actors.current().requireOrganization())
                .param("numbers", numbers.toArray(String[]::new))
                .param("broadcast", true)
                .query(String.class)
                .list());
    }

    /// Puts a number on the list, for everything; one that is there for broadcasts only is there for everything then.
    ///
    /// @param source one of those of the list
    /// @return whether the list changed
    public boolean add(PhoneNumber number, String source, String reason) {
        Optional<UUID> changed = put(number, source, reason, clock.instant());
        changed.ifPresent(id -> audit.record("do_not_fax.added", "do_not_fax", id, Map.of("source", source)));
        return changed.isPresent();
    }

    /// The same for many, by their reasons.
    ///
    /// @return how many changed the list
    int bringIn(Map<PhoneNumber, String> numbers) {
        Instant now = clock.instant();
        int changed = (int) numbers.entrySet().stream()
                .filter(one -> put(one.getKey(), "import", one.getValue(), now).isPresent())
                .count();
        audit.record(
                "do_not_fax.imported",
                "organization",
                Actors.current().requireOrganization(),
                Map.of("added", String.valueOf(changed)));
        return changed;
    }

    private Optional<UUID> put(PhoneNumber number, String source, String reason, Instant now) {
        return jdbc.sql("""
                        insert into do_not_fax (id, organization_id, created_at, created_by, updated_at, updated_by,
                                                number, applies_to, source, reason, asked_at)
                        values (:id, :organization, :now, :who, :now, :who, :number, 'all', :source, :reason, :now)
                        on conflict (organization_id, number) where deleted_at is null do update
                            set applies_to = 'all', version = do_not_fax.version + 1, updated_at = excluded.updated_at,
                                updated_by = excluded.updated_by
                            where do_not_fax.applies_to <> 'all'
                        returning id""")
                .param("id", Ids.next())
                .param("organization", Actors.current().requireOrganization())
                .param("now", Timestamp.from(now))
                .param("who", Actors.current().reference().name())
                .param("number", number.e164())
                .param("source", source)
                .param("reason", reason)
                .query(UUID.class)
                .optional();
    }
}
