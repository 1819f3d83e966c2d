package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.notifications.NoticeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The organisation's template of a kind, else the kind's own. Needs a transaction.
@Component
class Templates {
    private final JdbcClient database;

    Templates(JdbcClient database) {
        this.database = database;
    }

    Wording.Template of(NoticeKind kind) {
        return database.sql("select subject, body from notification_templates where kind = ? and deleted_at is null")
                .param(kind.name())
                .query((row, number) -> new Wording.Template(row.getString(1), row.getString(2)))
                .optional()
                .orElseGet(() -> Wording.Template.of(kind));
    }
}
