package io.dartwing.platform.notifications.mail;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.keys.OrganizationKeys;
import io.dartwing.platform.notifications.MailMessage;
import io.dartwing.platform.notifications.MailParts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table of mails and that of their attempts. What a mail says is sealed and forgotten when it is not
/// needed anymore: it may hold a link that signs somebody in.
@Component
class MailRows {
    static final String CONTEXT = "mail";

    private final JdbcClient database;
    private final OrganizationKeys keys;
    private final JsonMapper json;

    MailRows(JdbcClient database, OrganizationKeys keys, JsonMapper json) {
        this.database = database;
        this.keys = keys;
        this.json = json;
    }

    /// `parts` is missing in mails of earlier versions.
    private record Content(
            String subject,
            String text,
            @Nullable String html,
            @Nullable MailParts parts) {}

    /// A mail that is not concluded.
    record Open(UUID id, String kind, String to, byte[] content, Instant usefulUntil, int attempts) {}

    void insert(UUID id, MailMessage message, MailParts parts, Instant now) {
        byte[] content = json.writeValueAsBytes(new Content(message.subject(), message.text(), message.html(), parts));
        database.sql("""
                insert into mails (id, organization_id, kind, recipient, content, status, created_at, useful_until)
                values (?, ?, ?, ?, ?, 'queued', ?, ?)""")
                .params(
                        id,
                        Actors.current().requireOrganization(),
                        message.kind(),
                        message.to(),
                        keys.seal(content, CONTEXT),
                        utc(now),
                        utc(now.plus(message.usefulFor())))
                .update();
    }

    /// Locks the mail; empty when there is nothing left to do for it.
    Optional<Open> lockOpen(UUID id) {
        return database.sql("""
                        select m.id, m.kind, m.recipient, m.content, m.useful_until,
                            (select count(*) from mail_attempts a where a.mail_id = m.id) as attempts
                        from mails m where m.id = ? and m.status in ('queued', 'not_configured') for update""").param(id).query(MailRows::open).optional();
    }

    MailServer.Letter letter(Open mail) {
        Content content = json.readValue(keys.open(mail.content(), CONTEXT), Content.class);
        return new MailServer.Letter(
                mail.id(),
                mail.to(),
                content.subject(),
                content.text(),
                content.html(),
                content.parts() == null ? MailParts.NONE : content.parts());
    }

    void startAttempt(UUID id, int number, Instant now) {
        database.sql("""
                insert into mail_attempts (organization_id, mail_id, number, started_at) values (?, ?, ?, ?)""")
                .params(Actors.current().requireOrganization(), id, number, utc(now))
                .update();
    }

    void endAttempt(UUID id, int number, String outcome, @Nullable String reason, Instant now) {
        database.sql("update mail_attempts set ended_at = ?, outcome = ?, reason = ? where mail_id = ? and number = ?")
                .params(Arrays.asList(utc(now), outcome, reason, id, number))
                .update();
    }

    /// Still to be sent, at `next`.
    void waits(UUID id, String status, Instant next) {
        database.sql("update mails set status = ?, next_attempt_at = ? where id = ?")
                .params(status, utc(next), id)
                .update();
    }

    /// A failed mail keeps its content, so that it can be sent again.
    void conclude(UUID id, String status, Instant now) {
        database.sql("""
                update mails set status = ?, concluded_at = ?, next_attempt_at = null,
                    content = case when ? = 'failed' then content end
                where id = ?""").params(status, utc(now), status, id).update();
    }

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("recipient"),
                row.getBytes("content"),
                row.getObject("useful_until", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"));
    }

    private static OffsetDateTime utc(Instant at) {
        return OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
