package io.dartwing.fax.mail;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import tools.jackson.databind.json.JsonMapper;

/// How far each mailbox is read, and what went wrong last.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MailboxStates {
    /// @param uidValidity `null` until the mailbox was looked into
    record State(
            @Nullable String place,
            @Nullable Long uidValidity,
            long lastUid,
            @Nullable Instant polledAt,
            int failures,
            @Nullable String lastError,
            @Nullable Tokens tokens) {
        static final State NEW = new State(null, null, 0, null, 0, null, null);
    }

    /// What the sign-in service gave last; some give a new refresh token each time.
    record Tokens(
            String accessToken,
            Instant usableUntil,
            @Nullable String refreshToken) {
        @Override
        public String toString() {
            return "Tokens";
        }
    }

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    MailboxStates(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    static String tokensContext(String mailbox) {
        return "fax_mailbox_states.tokens " + mailbox;
    }

    @Transactional
    State find(UUID mailbox) {
        return jdbc.sql("select * from fax_mailbox_states where mailbox_id = ?")
                .param(mailbox)
                .query((row, index) -> state(row))
                .optional()
                .orElse(State.NEW);
    }

    /// Its settings changed: it is looked into at once, and what is new is told by its place.
    void changed(FaxMailbox box) {
        jdbc.sql("""
                        insert into fax_mailbox_states (mailbox_id, organization_id, place) values (:id, :org, :place)
                        on conflict (mailbox_id) do update set
                          uid_validity = case when fax_mailbox_states.place = :place
                                              then fax_mailbox_states.uid_validity end,
                          last_uid = case when fax_mailbox_states.place = :place
                                          then fax_mailbox_states.last_uid else 0 end,
                          place = :place, failures = 0, next_poll_at = null, last_error = null, tokens = null""")
                .param("id", box.id())
                .param("org", Actors.current().requireOrganization())
                .param("place", box.place())
                .update();
    }

    /// From here on; false when the settings changed meanwhile.
    boolean begins(FaxMailbox box, long uidValidity, long lastUid) {
        return jdbc.sql("""
                                update fax_mailbox_states set uid_validity = ?, last_uid = ?
                                where mailbox_id = ? and place = ?""").params(uidValidity, lastUid, box.id(), box.place()).update() == 1;
    }

    /// False when the settings changed meanwhile, or another run was faster.
    boolean stored(FaxMailbox box, long uidValidity, long uid) {
        return jdbc.sql("""
                                update fax_mailbox_states set last_uid = ?
                                where mailbox_id = ? and place = ? and uid_validity = ? and last_uid < ?""")
                        .params(uid, box.id(), box.place(), uidValidity, uid)
                        .update()
                == 1;
    }

    void looked(UUID mailbox, Instant now) {
        jdbc.sql("""
                        update fax_mailbox_states set polled_at = ?, failures = 0, next_poll_at = null, last_error = null
                        where mailbox_id = ?""").params(Timestamp.from(now), mailbox).update();
    }

    void failed(UUID mailbox, String reason, Instant next) {
        jdbc.sql("""
                        update fax_mailbox_states set failures = failures + 1, next_poll_at = ?, last_error = ?
                        where mailbox_id = ?""").params(Timestamp.from(next), reason, mailbox).update();
    }

    void keep(UUID mailbox, @Nullable Tokens tokens) {
        jdbc.sql("update fax_mailbox_states set tokens = ? where mailbox_id = ?")
                .param(
                        1,
                        tokens == null
                                ? null
                                : keys.seal(json.writeValueAsBytes(tokens), tokensContext(mailbox.toString())),
                        Types.BINARY)
                .param(2, mailbox)
                .update();
    }

    private State state(ResultSet row) throws SQLException {
        String context = tokensContext(row.getString("mailbox_id"));
        byte[] sealed = row.getBytes("tokens");
        return new State(
                row.getString("place"),
                row.getObject("uid_validity", Long.class),
                row.getLong("last_uid"),
                Optional.ofNullable(row.getTimestamp("polled_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                row.getInt("failures"),
                row.getString("last_error"),
                sealed == null ? null : json.readValue(keys.open(sealed, context), Tokens.class));
    }
}
