package io.dartwing.fax.mail;

import io.dartwing.fax.mail.FaxMessage.Content;
import io.dartwing.fax.mail.FaxMessage.Status;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Messages in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MessageRows {
    /// Stored, but not yet marked in its mailbox.
    record Unmarked(UUID id, long uid) {}

    /// @param uidValidity with `uid` names it in its mailbox; `null` for one that was handed in
    record Arrival(
            UUID id,
            @Nullable UUID mailbox,
            @Nullable Long uidValidity,
            @Nullable Long uid,
            byte[] digest,
            Content content,
            UUID rawFile,
            @Nullable ActorReference asker,
            Instant at) {}

    private final JdbcClient jdbc;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    MessageRows(JdbcClient jdbc, OrganizationKeys keys, JsonMapper json) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.json = json;
    }

    static String contentContext(String id) {
        return "fax_mail_messages.content " + id;
    }

    /// False when the same message is there already.
    boolean insert(Arrival arrival) {
        return insert(arrival, Status.RECEIVED, null) == 1;
    }

    /// Keeps that the same message came again.
    void insertDuplicate(Arrival arrival) {
        insert(arrival, Status.IGNORED, ofDigest(arrival.digest()).orElseThrow());
    }

    private int insert(Arrival arrival, Status status, @Nullable UUID duplicateOf) {
        ActorReference asker = arrival.asker();
        boolean duplicate = duplicateOf != null;
        return jdbc.sql("""
                        insert into fax_mail_messages
                          (id, organization_id, mailbox_id, source, uid_validity, uid, marked, digest, duplicate_of,
                           status, reason, content, raw_file, asker_type, asker_id, asker_name, arrived_at, decided_at)
                        values (:id, :org, :mailbox, :source, :validity, :uid, :marked, :digest, :duplicate, :status,
                                :reason, :content, :raw, :type, :asker, :name, :at, :decided)
                        on conflict (organization_id, digest) where duplicate_of is null do nothing""")
                .param("id", arrival.id())
                .param("org", Actors.current().requireOrganization())
                .param("mailbox", arrival.mailbox(), Types.OTHER)
                .param("source", arrival.uid() == null ? "smtp" : "imap")
                .param("validity", arrival.uidValidity(), Types.BIGINT)
                .param("uid", arrival.uid(), Types.BIGINT)
                .param("marked", arrival.uid() == null)
                .param("digest", arrival.digest())
                .param("duplicate", duplicateOf, Types.OTHER)
                .param("status", status.text())
                .param("reason", duplicate ? "the same message came before" : null, Types.VARCHAR)
                .param("content", seal(arrival.id(), arrival.content()))
                .param("raw", duplicate ? null : arrival.rawFile(), Types.OTHER)
                .param("type", asker == null ? null : asker.type().value(), Types.VARCHAR)
                .param("asker", asker == null ? null : asker.id(), Types.OTHER)
                .param("name", asker == null ? null : asker.name(), Types.VARCHAR)
                .param("at", Timestamp.from(arrival.at()))
                .param("decided", duplicate ? Timestamp.from(arrival.at()) : null, Types.TIMESTAMP)
                .update();
    }

    private Optional<UUID> ofDigest(byte[] digest) {
        return jdbc.sql("""
                        select id from fax_mail_messages
                        where organization_id = ? and digest = ? and duplicate_of is null""")
                .params(Actors.current().requireOrganization(), digest)
                .query(UUID.class)
                .optional();
    }

    List<Unmarked> unmarked(UUID mailbox, long uidValidity) {
        return jdbc.sql("""
                        select id, uid from fax_mail_messages
                        where mailbox_id = ? and uid_validity = ? and not marked order by uid limit 500""")
                .params(mailbox, uidValidity)
                .query((row, index) -> new Unmarked(row.getObject("id", UUID.class), row.getLong("uid")))
                .list();
    }

    void marked(UUID id) {
        jdbc.sql("update fax_mail_messages set marked = true where id = ?")
                .param(id)
                .update();
    }

    Optional<FaxMessage> find(UUID id) {
        return one("id = ?", id);
    }

    Optional<FaxMessage> lock(UUID id) {
        return one("id = ? for update", id);
    }

    Optional<FaxMessage> ofFax(UUID fax) {
        return one("fax_id = ?", fax);
    }

    /// The message whose answer was this mail of ours.
    Optional<FaxMessage> ofReply(UUID mail) {
        return one("reply_mail_id = ?", mail);
    }

    /// The newest first.
    ///
    /// @param asker only this one's; `null`: all
    /// @param before the last id of the page before
    List<FaxMessage> list(@Nullable Status status, @Nullable UUID asker, @Nullable UUID before, int limit) {
        return jdbc.sql("""
                        select * from fax_mail_messages
                        where (cast(:status as text) is null or status = :status)
                          and (cast(:asker as uuid) is null or asker_id = :asker)
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit""")
                .param("status", status == null ? null : status.text(), Types.VARCHAR)
                .param("asker", asker, Types.OTHER)
                .param("before", before, Types.OTHER)
                .param("limit", limit)
                .query((row, index) -> message(row))
                .list();
    }

    /// Codes that were sent because of this address's messages since then.
    int codesSince(UUID asker, Instant since) {
        return jdbc.sql("""
                        select count(*) from fax_mail_messages
                        where asker_id = ? and code_hash is not null and arrived_at >= ?""")
                .params(asker, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    void content(UUID id, Content content) {
        jdbc.sql("update fax_mail_messages set content = ? where id = ?")
                .params(seal(id, content), id)
                .update();
    }

    void asker(UUID id, ActorReference asker, String proof) {
        jdbc.sql("update fax_mail_messages set asker_type = ?, asker_id = ?, asker_name = ?, proof = ? where id = ?")
                .params(asker.type().value(), asker.id(), asker.name(), proof, id)
                .update();
    }

    void waits(UUID id, String code, Instant until, UUID reply) {
        jdbc.sql("""
                        update fax_mail_messages set status = 'waiting', code_hash = ?, code_expires_at = ?,
                          reply_mail_id = ? where id = ?""").params(hash(id, code), Timestamp.from(until), reply, id).update();
    }

    /// Takes as long for a wrong code as for the right one.
    boolean matches(UUID id, String code) {
        byte[] kept = jdbc.sql("select code_hash from fax_mail_messages where id = ?")
                .param(id)
                .query(byte[].class)
                .single();
        return MessageDigest.isEqual(kept, hash(id, code));
    }

    void wrongCode(UUID id) {
        jdbc.sql("update fax_mail_messages set wrong_codes = wrong_codes + 1 where id = ?")
                .param(id)
                .update();
    }

    void confirmed(UUID id) {
        jdbc.sql("update fax_mail_messages set confirmed = true, status = 'received' where id = ?")
                .param(id)
                .update();
    }

    /// Its end. The raw message is not needed any more.
    void end(
            UUID id,
            Status status,
            @Nullable String reason,
            @Nullable String proof,
            @Nullable UUID fax,
            @Nullable UUID reply,
            Instant now) {
        jdbc.sql("""
                        update fax_mail_messages set status = :status, reason = :reason,
                          proof = coalesce(:proof, proof), fax_id = :fax,
                          reply_mail_id = coalesce(:reply, reply_mail_id), decided_at = :now, raw_file = null
                        where id = :id""")
                .param("status", status.text())
                .param("reason", reason, Types.VARCHAR)
                .param("proof", proof, Types.VARCHAR)
                .param("fax", fax, Types.OTHER)
                .param("reply", reply, Types.OTHER)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    private Optional<FaxMessage> one(String where, UUID value) {
        return jdbc.sql("select * from fax_mail_messages where " + where)
                .param(value)
                .query((row, index) -> message(row))
                .optional();
    }

    private FaxMessage message(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID asker = row.getObject("asker_id", UUID.class);
        return new FaxMessage(
                id,
                Optional.ofNullable(row.getObject("mailbox_id", UUID.class)),
                row.getString("source"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"),
                row.getString("proof"),
                json.readValue(keys.open(row.getBytes("content"), contentContext(id.toString())), Content.class),
                Optional.ofNullable(row.getObject("raw_file", UUID.class)),
                asker == null
                        ? Optional.empty()
                        : Optional.of(new ActorReference(
                                ActorReference.Type.of(row.getString("asker_type")),
                                asker,
                                row.getString("asker_name"))),
                Optional.ofNullable(row.getObject("fax_id", UUID.class)),
                instant(row, "code_expires_at"),
                row.getInt("wrong_codes"),
                row.getBoolean("confirmed"),
                row.getObject("duplicate_of") != null,
                row.getTimestamp("arrived_at").toInstant(),
                instant(row, "decided_at"));
    }

    private byte[] seal(UUID id, Content content) {
        return keys.seal(json.writeValueAsBytes(content), contentContext(id.toString()));
    }

    private byte[] hash(UUID id, String code) {
        return keys.blindIndex("fax_mail_messages.code", id + " " + code);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
