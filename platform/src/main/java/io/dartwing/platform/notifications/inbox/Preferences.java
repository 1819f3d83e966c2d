package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.notifications.NoticeKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What people chose. Every method needs a transaction.
@Component
class Preferences {
    private final JdbcClient database;

    Preferences(JdbcClient database) {
        this.database = database;
    }

    Choice of(UUID person, NoticeKind kind) {
        return chosen(person).getOrDefault(kind.name(), Choice.defaults(kind)).forKind(kind);
    }

    Map<String, Choice> chosen(UUID person) {
        var chosen = new HashMap<String, Choice>();
        database.sql("select kind, in_app, mail, push from notification_choices where person_id = ?")
                .param(person)
                .query(row -> {
                    chosen.put(
                            row.getString("kind"),
                            new Choice(
                                    row.getBoolean("in_app"),
                                    Choice.MailChoice.of(row.getString("mail")),
                                    row.getBoolean("push")));
                });
        return chosen;
    }

    void choose(UUID person, String kind, Choice choice) {
        database.sql("""
                insert into notification_choices (organization_id, person_id, kind, in_app, mail, push)
                values (?, ?, ?, ?, ?, ?)
                on conflict (organization_id, person_id, kind)
                do update set in_app = excluded.in_app, mail = excluded.mail, push = excluded.push""")
                .params(
                        Actors.current().requireOrganization(),
                        person,
                        kind,
                        choice.inApp(),
                        choice.mail().text(),
                        choice.push())
                .update();
    }

    Times times(UUID person) {
        return database.sql(
                        "select zone, quiet_from, quiet_until, digest_at from notification_times where person_id = ?")
                .param(person)
                .query(Preferences::times)
                .optional()
                .orElse(Times.DEFAULT);
    }

    void setTimes(UUID person, Times times) {
        database.sql("""
                insert into notification_times (organization_id, person_id, zone, quiet_from, quiet_until, digest_at)
                values (?, ?, ?, ?, ?, ?)
                on conflict (organization_id, person_id)
                do update set zone = excluded.zone, quiet_from = excluded.quiet_from,
                    quiet_until = excluded.quiet_until, digest_at = excluded.digest_at""")
                .params(Arrays.asList(
                        Actors.current().requireOrganization(),
                        person,
                        times.zone().getId(),
                        times.quietFrom(),
                        times.quietUntil(),
                        times.digestAt()))
                .update();
    }

    private static Times times(ResultSet row, int number) throws SQLException {
        return new Times(
                ZoneId.of(row.getString("zone")),
                row.getObject("quiet_from", LocalTime.class),
                row.getObject("quiet_until", LocalTime.class),
                row.getObject("digest_at", LocalTime.class));
    }
}
