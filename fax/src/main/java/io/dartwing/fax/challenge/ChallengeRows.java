package io.dartwing.fax.challenge;

import io.dartwing.fax.challenge.FaxChallenge.Status;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Challenges in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ChallengeRows {
    private static final String COLUMNS = """
            select id, fax_id, sent_fax_id, number, status, wrong_answers, created_at, expires_at, ended_at, answer_fax_id
            from fax_challenges where organization_id = :organization and\s""";

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;

    ChallengeRows(JdbcClient jdbc, OrganizationKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /// False when a challenge of the number was opened meanwhile.
    boolean insert(FaxChallenge challenge, String code) {
        return jdbc.sql("""
                                insert into fax_challenges
                                  (id, organization_id, fax_id, sent_fax_id, number, code_hash, status, created_at,
                                   expires_at)
                                values (?, ?, ?, ?, ?, ?, 'open', ?, ?)
                                on conflict (organization_id, number) where status = 'open' do nothing""")
                        .params(
                                challenge.id(),
                                organization(),
                                challenge.fax(),
                                challenge.sentFax(),
                                challenge.number(),
                                hash(challenge.id(), code),
                                Timestamp.from(challenge.createdAt()),
                                Timestamp.from(challenge.expiresAt()))
                        .update()
                == 1;
    }

    /// Whether one of these codes is that of the challenge. Takes as long for a wrong one as for
    /// the right one.
    boolean matches(UUID id, Set<String> codes) {
        byte[] kept = jdbc.sql("select code_hash from fax_challenges where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        boolean found = false;
        for (String code : codes) {
            found |= MessageDigest.isEqual(kept, hash(id, code));
        }
        return found;
    }

    void wrong(UUID id) {
        jdbc.sql("update fax_challenges set wrong_answers = wrong_answers + 1 where id = ?")
                .param(id)
                .update();
    }

    void end(UUID id, Status status, Instant at, @Nullable UUID answer) {
        jdbc.sql("update fax_challenges set status = ?, ended_at = ?, answer_fax_id = ? where id = ?")
                .param(1, status.text())
                .param(2, Timestamp.from(at))
                .param(3, answer, Types.OTHER)
                .param(4, id)
                .update();
    }

    void expires(UUID id, Instant at) {
        jdbc.sql("update fax_challenges set expires_at = ? where id = ?")
                .params(Timestamp.from(at), id)
                .update();
    }

    Optional<FaxChallenge> lock(UUID id) {
        return one("id = :value for update", id);
    }

    Optional<FaxChallenge> openOfNumber(String number) {
        return one("number = :value and status = 'open' for update", number);
    }

    Optional<FaxChallenge> openOfFax(UUID fax) {
        return one("fax_id = :value and status = 'open' for update", fax);
    }

    Optional<FaxChallenge> openOfSentFax(UUID sentFax) {
        return one("sent_fax_id = :value and status = 'open' for update", sentFax);
    }

    Optional<FaxChallenge> latestOfFax(UUID fax) {
        return one("fax_id = :value order by created_at desc limit 1", fax);
    }

    int since(String number, Instant from) {
        return jdbc.sql("""
                        select count(*)::int from fax_challenges
                        where organization_id = ? and number = ? and created_at > ?""")
                .params(organization(), number, Timestamp.from(from))
                .query(Integer.class)
                .single();
    }

    private Optional<FaxChallenge> one(String where, Object value) {
        return jdbc.sql(COLUMNS + where)
                .param("organization", organization())
                .param("value", value)
                .query(ChallengeRows::challenge)
                .optional();
    }

    private byte[] hash(UUID id, String code) {
        return keys.blindIndex("fax-challenge", id + " " + code);
    }

    private static UUID organization() {
        return Actors.current().requireOrganization();
    }

    private static FaxChallenge challenge(ResultSet row, int index) throws SQLException {
        return new FaxChallenge(
                row.getObject("id", UUID.class),
                row.getObject("fax_id", UUID.class),
                row.getObject("sent_fax_id", UUID.class),
                row.getString("number"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("wrong_answers"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getObject("answer_fax_id", UUID.class)));
    }
}
