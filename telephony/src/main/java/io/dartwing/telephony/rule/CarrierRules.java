package io.dartwing.telephony.rule;

import io.dartwing.telephony.carriers.Capability;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The current organisation's rules, read with one statement. Needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CarrierRules {
    private final JdbcClient jdbc;

    CarrierRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that are switched on, in their order; between equal ones by name.
    public List<Rule> inForce() {
        return jdbc.sql("""
                        select name, traffic, countries, prefixes, sender_tags, effect, reason,
                               array(select jsonb_array_elements_text(sender_ids)::uuid) as senders,
                               array(select jsonb_array_elements_text(account_ids || trunk_ids)::uuid) as ways
                        from carrier_rules where enabled and deleted_at is null
                        order by priority, name, id""").query(CarrierRules::rule).list();
    }

    private static Rule rule(ResultSet row, int index) throws SQLException {
        return new Rule(
                row.getString("name"),
                traffic(texts(row, "traffic")),
                Set.copyOf(texts(row, "countries")),
                texts(row, "prefixes"),
                ids(row, "senders"),
                Set.copyOf(texts(row, "sender_tags")),
                Rule.Effect.valueOf(row.getString("effect").toUpperCase(Locale.ROOT)),
                ids(row, "ways"),
                Objects.requireNonNullElse(row.getString("reason"), ""));
    }

    private static Set<Capability> traffic(List<String> words) {
        var found = EnumSet.noneOf(Capability.class);
        words.forEach(word -> found.add(Capability.valueOf(word.toUpperCase(Locale.ROOT))));
        return found;
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static Set<UUID> ids(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((UUID[]) row.getArray(column).getArray()));
    }
}
