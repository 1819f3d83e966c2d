package io.dartwing.telephony.callername;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Caller names beside the numbers' own life: writing down what became of one is no change of the
/// number. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CallerNameRows {
    private static final int LONGEST_PROBLEM = 300;

    /// @param published what the carrier has, as far as we know
    /// @param publishedBy the account that has it
    record Wanted(
            String number,
            Optional<String> name,
            Optional<UUID> accountId,
            Optional<String> providerId,
            Optional<String> published,
            Optional<UUID> publishedBy) {
        boolean done() {
            return name.equals(published) && (name.isEmpty() || publishedBy.equals(accountId));
        }

        @Override
        public String toString() {
            return "Wanted[" + accountId + "]";
        }
    }

    private final JdbcClient jdbc;

    CallerNameRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether it has a name, or had one.
    boolean concerned(UUID number) {
        return jdbc.sql("""
                        select exists (select from fax_numbers
                                       where id = ? and (caller_name is not null or caller_name_state is not null))""").param(number).query(Boolean.class).single();
    }

    Optional<Wanted> find(UUID id) {
        return jdbc.sql("select * from fax_numbers where id = ? and state = 'active' and deleted_at is null")
                .param(id)
                .query((row, index) -> new Wanted(
                        row.getString("number"),
                        Optional.ofNullable(row.getString("caller_name")),
                        Optional.ofNullable(row.getObject("carrier_id", UUID.class)),
                        Optional.ofNullable(row.getString("provider_id")),
                        Optional.ofNullable(row.getString("published_caller_name")),
                        Optional.ofNullable(row.getObject("published_by", UUID.class))))
                .optional();
    }

    /// The name lies with the account now, or none does.
    void published(UUID id, Optional<String> name, Optional<UUID> account) {
        jdbc.sql("""
                        update fax_numbers set published_caller_name = ?, published_by = ?, caller_name_state = ?,
                                               caller_name_problem = null
                        where id = ?""")
                .params(Arrays.<@Nullable Object>asList(
                        name.orElse(null),
                        name.isEmpty() ? null : account.orElse(null),
                        name.isEmpty() ? null : "published",
                        id))
                .update();
    }

    /// @param state `kept_here`, `pending` or `refused`
    void open(UUID id, String state, @Nullable String problem) {
        jdbc.sql("update fax_numbers set caller_name_state = ?, caller_name_problem = ? where id = ?")
                .params(Arrays.<@Nullable Object>asList(
                        state,
                        problem == null ? null : problem.substring(0, Math.min(LONGEST_PROBLEM, problem.length())),
                        id))
                .update();
    }
}
