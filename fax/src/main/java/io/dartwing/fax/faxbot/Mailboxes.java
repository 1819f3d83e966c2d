package io.dartwing.fax.faxbot;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Mailboxes of the current organisation, and which called number belongs to which. A fax's mailbox
/// is that of its number as the rules are now: nothing is written on the fax.
@ForFaxbot
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Mailboxes {
    /// @param allowedScopes with commas; null: for everybody who may read
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Mailbox(
            String id,
            String label,
            @Nullable String allowedScopes,
            @Nullable String note,
            @Nullable String createdAt,
            @Nullable String updatedAt) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Rule(
            String id,
            String toNumber,
            String mailboxLabel,
            @Nullable String createdAt) {}

    /// The mailbox behind a number, as the permission question needs it.
    record Assigned(String label, List<String> scopes) {}

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Mailboxes(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    List<Mailbox> list() {
        return jdbc.sql("select * from faxbot_mailboxes order by label")
                .query((row, number) -> mailbox(row))
                .list();
    }

    /// @throws FaxbotRefusal 409 when the label is taken
    Mailbox create(String label, List<String> scopes, @Nullable String note) {
        UUID id = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        unique(() -> jdbc.sql("""
                        insert into faxbot_mailboxes
                          (id, organization_id, label, allowed_scopes, note, created_at, updated_at)
                        values (:id, :organization, :label, :scopes, :note, :now, :now)""")
                .param("id", id)
                .param("organization", Actors.current().requireOrganization())
                .param("label", label)
                .param("scopes", scopes.toArray(String[]::new))
                .param("note", note)
                .param("now", now)
                .update());
        audit.record("mailbox_created", "faxbot_mailbox", id, Map.of());
        return find(id).orElseThrow();
    }

    /// @throws FaxbotRefusal 404, or 409 when the label is taken
    Mailbox update(UUID id, String label, List<String> scopes, @Nullable String note) {
        int updated = unique(() -> jdbc.sql("""
                        update faxbot_mailboxes
                        set label = :label, allowed_scopes = :scopes, note = :note, updated_at = :now where id = :id""")
                .param("id", id)
                .param("label", label)
                .param("scopes", scopes.toArray(String[]::new))
                .param("note", note)
                .param("now", Timestamp.from(clock.instant()))
                .update());
        if (updated == 0) {
            throw FaxbotRefusal.notFound("Mailbox not found");
        }
        audit.record("mailbox_updated", "faxbot_mailbox", id, Map.of());
        return find(id).orElseThrow();
    }

    List<Rule> rules() {
        return jdbc.sql("""
                        select r.id, r.to_number, m.label, r.created_at from faxbot_rules r
                        join faxbot_mailboxes m on m.id = r.mailbox_id order by r.to_number""").query((row, number) -> rule(row)).list();
    }

    /// Gives a number to a mailbox; an earlier rule of the number is replaced.
    ///
    /// @throws FaxbotRefusal 404 without such a mailbox
    Rule assign(String number, String label) {
        UUID mailbox = jdbc.sql("select id from faxbot_mailboxes where label = ?")
                .param(label)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> FaxbotRefusal.notFound("Mailbox not found"));
        UUID id = jdbc.sql("""
                        insert into faxbot_rules (id, organization_id, to_number, mailbox_id, created_at)
                        values (?, ?, ?, ?, ?) on conflict (organization_id, to_number)
                        do update set mailbox_id = excluded.mailbox_id returning id""")
                .params(
                        Ids.next(),
                        Actors.current().requireOrganization(),
                        number,
                        mailbox,
                        Timestamp.from(clock.instant()))
                .query(UUID.class)
                .single();
        audit.record("inbound_rule_created", "faxbot_rule", id, Map.of());
        return rules().stream()
                .filter(rule -> rule.id().equals(FaxbotForms.id(id)))
                .findFirst()
                .orElseThrow();
    }

    /// The mailboxes behind these numbers; a number without a rule is left out.
    Map<String, Assigned> of(Collection<String> numbers) {
        var found = new LinkedHashMap<String, Assigned>();
        if (!numbers.isEmpty()) {
            jdbc.sql("""
                            select r.to_number, m.label, m.allowed_scopes from faxbot_rules r
                            join faxbot_mailboxes m on m.id = r.mailbox_id where r.to_number = any (?)""").param(numbers.toArray(String[]::new)).query(row -> {
                found.put(row.getString(1), new Assigned(row.getString(2), FaxbotKeyScopes.texts(row.getArray(3))));
            });
        }
        return found;
    }

    /// The numbers of a mailbox.
    List<String> numbers(String label) {
        return rules().stream()
                .filter(rule -> rule.mailboxLabel().equals(label))
                .map(Rule::toNumber)
                .toList();
    }

    private Optional<Mailbox> find(UUID id) {
        return jdbc.sql("select * from faxbot_mailboxes where id = ?")
                .param(id)
                .query((row, number) -> mailbox(row))
                .optional();
    }

    private static int unique(java.util.function.IntSupplier change) {
        try {
            return change.getAsInt();
        } catch (DuplicateKeyException taken) {
            throw new FaxbotRefusal(409, "A mailbox with this label exists already");
        }
    }

    private static Mailbox mailbox(ResultSet row) throws SQLException {
        List<String> scopes = FaxbotKeyScopes.texts(row.getArray("allowed_scopes"));
        return new Mailbox(
                FaxbotForms.id(row.getObject("id", UUID.class)),
                row.getString("label"),
                scopes.isEmpty() ? null : String.join(",", scopes),
                row.getString("note"),
                FaxbotForms.time(instant(row, "created_at")),
                FaxbotForms.time(instant(row, "updated_at")));
    }

    private static Rule rule(ResultSet row) throws SQLException {
        return new Rule(
                FaxbotForms.id(row.getObject("id", UUID.class)),
                row.getString("to_number"),
                row.getString("label"),
                FaxbotForms.time(instant(row, "created_at")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
