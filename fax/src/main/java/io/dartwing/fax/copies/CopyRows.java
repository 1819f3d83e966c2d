package io.dartwing.fax.copies;

import io.dartwing.platform.actor.Actors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Mails about faxes in the database.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CopyRows {
    /// @param version that was attached; `null` for the fax's own pages, or none
    /// @param status queued, sent to the mail server, failed, expired or bounced
    record Copy(
            UUID mail,
            UUID fax,
            String recipient,
            String content,
            @Nullable Integer version,
            String status,
            @Nullable String reason,
            UUID sentBy,
            String sentByName,
            Instant at,
            @Nullable Instant endedAt) {}

    private final JdbcClient jdbc;

    CopyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Copy copy) {
        jdbc.sql("""
                        insert into fax_copies (mail_id, organization_id, fax_id, recipient, content, version_number,
                                                status, sent_by, sent_by_name, created_at)
                        values (:mail, :org, :fax, :to, :content, :version, :status, :by, :name, :at)""")
                .param("mail", copy.mail())
                .param("org", Actors.current().requireOrganization())
                .param("fax", copy.fax())
                .param("to", copy.recipient())
                .param("content", copy.content())
                .param("version", copy.version(), Types.INTEGER)
                .param("status", copy.status())
                .param("by", copy.sentBy())
                .param("name", copy.sentByName())
                .param("at", Timestamp.from(copy.at()))
                .update();
    }

    void end(UUID mail, String status, @Nullable String reason, Instant now) {
        jdbc.sql("update fax_copies set status = :status, reason = :reason, ended_at = :now where mail_id = :mail")
                .param("status", status)
                .param("reason", reason, Types.VARCHAR)
                .param("now", Timestamp.from(now))
                .param("mail", mail)
                .update();
    }

    Optional<Copy> lock(UUID mail) {
        return jdbc.sql("select * from fax_copies where mail_id = ? for update")
                .param(mail)
                .query(CopyRows::copy)
                .optional();
    }

    /// The newest first.
    List<Copy> of(UUID fax) {
        return jdbc.sql("select * from fax_copies where fax_id = ? order by created_at desc, mail_id desc limit 200")
                .param(fax)
                .query(CopyRows::copy)
                .list();
    }

    int since(UUID sender, Instant since) {
        return jdbc.sql("select count(*) from fax_copies where sent_by = ? and created_at >= ?")
                .params(sender, Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    private static Copy copy(ResultSet row, int index) throws SQLException {
        Timestamp ended = row.getTimestamp("ended_at");
        return new Copy(
                row.getObject("mail_id", UUID.class),
                row.getObject("fax_id", UUID.class),
                row.getString("recipient"),
                row.getString("content"),
                row.getObject("version_number", Integer.class),
                row.getString("status"),
                row.getString("reason"),
                row.getObject("sent_by", UUID.class),
                row.getString("sent_by_name"),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
