package io.dartwing.telephony.lookup;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.keys.SealedColumn;
import io.dartwing.platform.keys.SealedData;
import io.dartwing.telephony.carriers.NumberLookup.LookupAnswer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Answers that are kept. Every method needs a transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LookupRows {
    private static final String TABLE = "number_lookups";
    private static final String COLUMN = "content";

    @Configuration(proxyBeanMethods = false)
    static class Keys {
        @Bean
        SealedData sealedNumberLookups(JdbcClient database, TransactionTemplate transaction, OrganizationKeys keys) {
            return SealedColumn.of(database, transaction, keys, TABLE, COLUMN, "id", LookupRows::context);
        }
    }

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    LookupRows(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    private static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    private byte[] index(PhoneNumber number) {
        return keys.blindIndex(TABLE + ".number", number.e164());
    }

    /// The newest answer that is not older than `since`, by one account or by any.
    Optional<KnownNumber> find(PhoneNumber number, @Nullable UUID account, Instant since, Instant now) {
        return jdbc.sql("""
                        select * from number_lookups
                        where number_index = :index and (cast(:account as uuid) is null or account_id = :account)
                          and looked_up_at >= :since and expires_at > :now
                        order by looked_up_at desc, id desc limit 1""")
                .param("index", index(number))
                .param("account", account)
                .param("since", Timestamp.from(since))
                .param("now", Timestamp.from(now))
                .query(this::known)
                .optional();
    }

    private KnownNumber known(ResultSet row, int index) throws SQLException {
        byte[] content = keys.open(row.getBytes(COLUMN), context(row.getString("id")));
        return new KnownNumber(
                row.getObject("account_id", UUID.class),
                json.readValue(content, LookupAnswer.class),
                Optional.empty(),
                row.getObject("looked_up_at", OffsetDateTime.class).toInstant(),
                true);
    }

    /// In the place of what the same account said before.
    void keep(PhoneNumber number, KnownNumber known, Instant until) {
        jdbc.sql("delete from number_lookups where number_index = ? and account_id = ?")
                .params(index(number), known.accountId())
                .update();
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into number_lookups (id, organization_id, account_id, number_index, content, looked_up_at,
                                                    expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (organization_id, number_index, account_id) do nothing""")
                .params(
                        id,
                        Actors.current().requireOrganization(),
                        known.accountId(),
                        index(number),
                        keys.seal(json.writeValueAsBytes(known.answer()), context(id.toString())),
                        Timestamp.from(known.lookedUpAt()),
                        Timestamp.from(until))
                .update();
    }
}
