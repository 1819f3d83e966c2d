package io.dartwing.fax.forward;

import io.dartwing.fax.document.FaxEvent.RuleForward;
import io.dartwing.platform.actor.Actors;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The table `fax_forwards`.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ForwardRows {
    private final JdbcClient jdbc;

    ForwardRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// False when this rule wanted it before.
    boolean want(UUID fax, RuleForward forward, Instant now) {
        return jdbc.sql("""
                        insert into fax_forwards
                          (fax_id, rule_id, organization_id, rule_name, contact_id, to_number, from_number, cover, wanted_at)
                        values (:fax, :rule, :organization, :name, :contact, :to, :from, :cover, :now)
                        on conflict do nothing""")
                        .param("fax", fax)
                        .param("rule", forward.rule())
                        .param("organization", Actors.current().requireOrganization())
                        .param("name", forward.ruleName())
                        .param("contact", forward.contactId(), Types.OTHER)
                        .param("to", forward.to(), Types.VARCHAR)
                        .param("from", forward.from(), Types.VARCHAR)
                        .param("cover", forward.cover())
                        .param("now", Timestamp.from(now))
                        .update()
                > 0;
    }

    /// Until the transaction ends nobody else concludes it; empty when somebody has.
    Optional<RuleForward> lock(UUID fax, UUID rule) {
        return jdbc.sql("""
                        select rule_id, rule_name, to_number, contact_id, from_number, cover from fax_forwards
                        where fax_id = ? and rule_id = ? and state = 'wanted' for update""")
                .params(fax, rule)
                .query((row, index) -> new RuleForward(
                        row.getObject("rule_id", UUID.class),
                        row.getString("rule_name"),
                        row.getString("to_number"),
                        row.getObject("contact_id", UUID.class),
                        row.getString("from_number"),
                        row.getBoolean("cover")))
                .optional();
    }

    /// @param sent null: it was refused
    void conclude(UUID fax, UUID rule, @Nullable Sent sent, Instant now) {
        jdbc.sql("""
                        update fax_forwards set state = :state, sent_fax_id = :sent, hops = :hops,
                          to_number = coalesce(:to, to_number), from_number = coalesce(:from, from_number), ended_at = :now
                        where fax_id = :fax and rule_id = :rule and state = 'wanted'""")
                .param("state", sent == null ? "refused" : "sent")
                .param("sent", sent == null ? null : sent.fax(), Types.OTHER)
                .param("hops", sent == null ? 0 : sent.hops())
                .param("to", sent == null ? null : sent.to(), Types.VARCHAR)
                .param("from", sent == null ? null : sent.from(), Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("fax", fax)
                .param("rule", rule)
                .update();
    }

    /// @param fax the new one
    record Sent(UUID fax, int hops, String to, String from) {}

    /// How often what is in this fax was sent on before it came in, as far as this installation can tell: by who called
    /// whom with how many pages since then.
    int hops(String sender, String called, int pages, Instant since) {
        return jdbc.sql("select fax_forward_hops(?, ?, ?, ?)")
                .params(sender, called, pages, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    int sentTo(String number, Instant since) {
        return jdbc.sql("""
                        select count(*)::int from fax_forwards
                        where organization_id = ? and to_number = ? and state = 'sent' and ended_at > ?""")
                .params(Actors.current().requireOrganization(), number, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }
}
