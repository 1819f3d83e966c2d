package io.dartwing.fax.document;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.permission.Action;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Turns a row of `FaxQueries` into what an actor is shown.
@Component
class FaxViews {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<FaxView.Tag>> TAGS = new TypeReference<>() {};

    private final JsonMapper json;
    private final CallsInProgress calls;

    FaxViews(JsonMapper json, CallsInProgress calls) {
        this.json = json;
        this.calls = calls;
    }

    FaxView of(ResultSet row, Actor actor, Assignees assignees) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String status = row.getString("status");
        String direction = row.getString("direction");
        UUID organization = row.getObject("organization_id", UUID.class);
        UUID assignee = row.getObject("assigned_to", UUID.class);
        Set<String> hidden = FaxAccess.hidden(actor, organization, id, assignee);
        boolean party = !hidden.contains(FaxAccess.PARTY);
        boolean subject = !hidden.contains(FaxAccess.SUBJECT);
        boolean found = !hidden.contains(FaxAccess.FINDINGS);
        boolean viewOnly = row.getBoolean("view_only");
        return new FaxView(
                id,
                row.getString("name"),
                direction,
                status,
                party ? row.getString("recipient_number") : null,
                party ? row.getString("sender_number") : null,
                party ? row.getString("recipient_name") : null,
                party ? row.getString("sender_name") : null,
                party ? row.getString("remote_station_id") : null,
                row.getObject("pages", Integer.class),
                row.getObject("tiff_file") != null,
                row.getInt("pages_sent"),
                row.getString("priority"),
                subject ? row.getString("subject") : null,
                row.getString("resolution"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "scheduled_at"),
                instant(row, "received_at"),
                instant(row, "sent_at"),
                instant(row, "completed_at"),
                row.getObject("duration_seconds", Integer.class),
                row.getInt("attempts_count"),
                instant(row, "next_attempt_at"),
                row.getString("cause"),
                row.getString("cause_text"),
                row.getString("transport"),
                row.getObject("bit_rate", Integer.class),
                row.getObject("ecm", Boolean.class),
                named(row, "inbox"),
                named(row, "folder"),
                assignees.of(assignee),
                routedBy(row),
                found ? json.readValue(row.getString("tags"), TAGS) : List.of(),
                snoozed(row),
                workGroup(row),
                done(row),
                row.getBoolean("unread"),
                row.getString("reading_status").toLowerCase(Locale.ROOT),
                row.getObject("text_confidence", Float.class),
                found ? row.getString("category") : null,
                found ? row.getObject("category_confidence", Float.class) : null,
                found && row.getBoolean("category_unsure"),
                found && row.getBoolean("category_corrected"),
                found ? row.getObject("spam_score", Integer.class) : null,
                found && row.getBoolean("spam_flagged"),
                found ? row.getObject("contains_phi", Boolean.class) : null,
                row.getLong("file_size"),
                row.getString("file_hash"),
                row.getString("file_format"),
                row.getBoolean("header"),
                row.getBoolean("cover"),
                row.getString("station_identifier"),
                row.getString("callback_url"),
                subject ? json.readValue(row.getString("metadata"), OBJECT) : Map.of(),
                row.getString("created_by"),
                status.equals("sending") ? calls.of(id).orElse(null) : null,
                viewOnly
                        ? List.of()
                        : allowedActions(
                                direction,
                                status,
                                row.getBoolean("junk"),
                                act -> FaxAccess.allows(actor, act, organization, id, assignee)),
                viewOnly,
                hidden.contains(FaxAccess.TEXT) ? null : snippet(row.getString("snippet_source")),
                row.getBoolean("test"),
                row.getLong("version"));
    }

    /// A fax to be sent, written in this transaction, as `of` would show its row: nobody has had it in hand.
    FaxView ofNew(FaxDocument fax, Actor actor) {
        Set<String> hidden = FaxAccess.hidden(actor, fax.organizationId(), fax.id(), null);
        boolean party = !hidden.contains(FaxAccess.PARTY);
        boolean subject = !hidden.contains(FaxAccess.SUBJECT);
        return new FaxView(
                fax.id(),
                fax.name(),
                fax.direction().text(),
                fax.status().text(),
                party ? fax.recipientNumber : null,
                party ? fax.senderNumber : null,
                party ? fax.recipientName : null,
                party ? fax.senderName : null,
                null,
                fax.pages,
                fax.tiffFile != null,
                0,
                fax.priority.text(),
                subject ? fax.subject : null,
                fax.resolution,
                fax.createdAt(),
                fax.scheduledAt,
                null,
                null,
                null,
                null,
                0,
                fax.nextAttemptAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                false,
                fax.readingStatus.name().toLowerCase(Locale.ROOT),
                null,
                null,
                null,
                false,
                false,
                null,
                false,
                null,
                fax.fileSize,
                fax.fileHash,
                fax.fileFormat,
                fax.header,
                fax.cover,
                fax.stationIdentifier,
                fax.callbackUrl,
                subject ? fax.metadata : Map.of(),
                fax.createdBy(),
                null,
                allowedActions(
                        fax.direction().text(),
                        fax.status().text(),
                        false,
                        act -> FaxAccess.allows(actor, act, fax.organizationId(), fax.id(), null)),
                false,
                null,
                fax.test,
                fax.version());
    }

    static List<String> allowedActions(String direction, String status, boolean junk, Predicate<Action> allowed) {
        var actions = new ArrayList<String>();
        boolean outbound = direction.equals("outbound");
        if (outbound && allowed.test(FaxAccess.SEND)) {
            switch (status) {
                case "queued", "sending" -> actions.add("cancel");
                case "failed", "cancelled" -> actions.add("retry");
                case "uncertain" -> actions.addAll(List.of("retry", "mark_sent"));
                default -> {}
            }
        }
        if (!outbound && allowed.test(FaxAccess.ASSIGN)) {
            actions.add("assign");
            if (!List.of("received", "processing").contains(status)) {
                actions.add("categorize");
            }
            if (List.of("delivered", "held").contains(status)) {
                actions.add("read_again");
            }
            if (List.of("delivered", "rejected").contains(status)) {
                actions.add("snooze");
                actions.add("finish");
            }
            if (status.equals("held") || (status.equals("rejected") && junk)) {
                actions.add("release");
            }
            if (status.equals("held")) {
                actions.add("reject");
            }
        }
        if (allowed.test(FaxAccess.ASSIGN)) {
            actions.add("tag");
        }
        if (allowed.test(FaxAccess.DELETE)
                && !List.of("queued", "sending", "received", "processing").contains(status)) {
            actions.add("delete");
        }
        return List.copyOf(actions);
    }

    /// Nothing when it has no name for the reader.
    private static FaxView.@Nullable Named named(ResultSet row, String what) throws SQLException {
        UUID id = row.getObject(what + "_id", UUID.class);
        String name = row.getString(what + "_name");
        return id == null || name == null ? null : new FaxView.Named(id, name);
    }

    private static FaxView.@Nullable RoutedBy routedBy(ResultSet row) throws SQLException {
        String reason = row.getString("routed_reason");
        return reason == null
                ? null
                : new FaxView.RoutedBy(
                        row.getObject("routed_by_rule", UUID.class), row.getString("routed_rule_name"), reason);
    }

    private static FaxView.@Nullable Named workGroup(ResultSet row) throws SQLException {
        UUID group = row.getObject("work_group_id", UUID.class);
        String name = row.getString("work_group_name");
        return group == null || name == null ? null : new FaxView.Named(group, name);
    }

    private static FaxView.@Nullable Done done(ResultSet row) throws SQLException {
        Instant at = instant(row, "done_at");
        return at == null
                ? null
                : new FaxView.Done(
                        at, new FaxView.Person(row.getObject("done_by", UUID.class), row.getString("done_by_name")));
    }

    private static FaxView.@Nullable Snoozed snoozed(ResultSet row) throws SQLException {
        Instant until = instant(row, "snoozed_until");
        return until == null
                ? null
                : new FaxView.Snoozed(
                        until,
                        new FaxView.Person(row.getObject("snoozed_by", UUID.class), row.getString("snoozed_by_name")));
    }

    /// The found words marked, everything else escaped.
    private static @Nullable String snippet(@Nullable String source) {
        return source == null || source.isBlank()
                ? null
                : HtmlUtils.htmlEscape(source, "UTF-8")
                        .replace("\uE000", "<mark>")
                        .replace("\uE001", "</mark>");
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
