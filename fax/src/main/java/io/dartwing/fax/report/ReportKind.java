package io.dartwing.fax.report;

import static io.dartwing.fax.report.Measure.count;
import static io.dartwing.fax.report.Measure.mean;
import static io.dartwing.fax.report.Measure.quantile;
import static io.dartwing.fax.report.Measure.share;
import static io.dartwing.fax.report.Measure.sum;

import io.dartwing.fax.document.FaxAccess;
import io.dartwing.fax.report.Report.Chart;
import io.dartwing.fax.report.Report.Shape;
import io.dartwing.fax.report.Report.Type;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.permission.Permissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Every report there is. Those with measures count faxes; the others have queries of their own.
enum ReportKind {
    ACTIVITY(
            "Activity",
            Grouping.DAY,
            List.of(
                    count("received", "Received", Sql.IN),
                    sum("pages_received", "Pages received", "f.pages", Sql.IN),
                    count("handed_in", "Handed in", Sql.OUT),
                    count("sent", "Sent", Sql.SENT),
                    count("failed", "Failed", Sql.OUT + " and f.status = 'failed'"),
                    count("held", "Held", "f.status = 'held'"),
                    count("waiting", "Waiting", Sql.WAITING),
                    sum("pages_sent", "Pages sent", "f.pages_sent", Sql.OUT)),
            List.of(new Chart("Faxes", Shape.LINES, List.of("received", "sent")))),
    DELIVERY(
            "Delivery",
            Grouping.DAY,
            List.of(
                    count("handed_in", "Handed in", Sql.OUT),
                    count("sent", "Sent", Sql.SENT),
                    count("failed", "Failed", Sql.OUT + " and f.status = 'failed'"),
                    count("uncertain", "Uncertain", Sql.OUT + " and f.status = 'uncertain'"),
                    count("cancelled", "Cancelled", Sql.OUT + " and f.status = 'cancelled'"),
                    count("waiting", "Waiting", Sql.WAITING),
                    share("success", "Success", Sql.SENT, Sql.OUT + " and f.status in ('sent', 'failed', 'uncertain')"),
                    mean("attempts", "Attempts, mean", Type.NUMBER, "f.attempts_count", Sql.OUT),
                    quantile(
                            "minutes",
                            "Minutes to the end, median",
                            0.5,
                            "case when f.direction = 'outbound' and f.status = 'sent' then "
                                    + Sql.minutes("f.completed_at - f.created_at") + " end")),
            List.of(new Chart(
                    "Outcomes", Shape.STACK, List.of("sent", "failed", "uncertain", "cancelled", "waiting")))),
    FAILURES(
            "Causes of failures",
            Grouping.CAUSE,
            List.of(
                    count("faxes", "Faxes", "f.status in ('failed', 'uncertain')"),
                    count("failed", "Failed", "f.status = 'failed'"),
                    count("uncertain", "Uncertain", "f.status = 'uncertain'")),
            List.of(new Chart("Faxes", Shape.BARS, List.of("faxes")))),
    RESPONSE(
            "Response time",
            Grouping.DAY,
            List.of(
                    count("received", "Received", Sql.DELIVERED),
                    count("acted_on", "Acted on", Sql.DELIVERED + " and a.first_at is not null"),
                    quantile("median", "Minutes, median", 0.5, Sql.REACTION),
                    quantile("most", "Minutes, nine of ten", 0.9, Sql.REACTION),
                    mean("mean", "Minutes, mean", Type.MINUTES, Sql.REACTION, "true")),
            List.of(new Chart("Minutes to the first action", Shape.LINES, List.of("median")))),
    INBOXES(
            "Inboxes",
            Grouping.INBOX,
            List.of(
                    count("received", "Received", Sql.IN),
                    sum("pages", "Pages", "f.pages", Sql.IN),
                    count("assigned", "Assigned", Sql.IN + " and f.assigned_to is not null"),
                    count("held", "Held", "f.status = 'held'"),
                    count("acted_on", "Acted on", Sql.DELIVERED + " and a.first_at is not null"),
                    quantile("median", "Minutes to the first action, median", 0.5, Sql.REACTION)),
            List.of(new Chart("Received", Shape.BARS, List.of("received")))),
    NUMBERS(
            "Numbers",
            Grouping.NUMBER,
            List.of(
                    count("received", "Received", Sql.IN),
                    sum("pages_received", "Pages received", "f.pages", Sql.IN),
                    count("sent", "Sent", Sql.SENT),
                    count("failed", "Failed", Sql.OUT + " and f.status = 'failed'"),
                    sum("pages_sent", "Pages sent", "f.pages_sent", Sql.OUT),
                    share(
                            "success",
                            "Success",
                            Sql.SENT,
                            Sql.OUT + " and f.status in ('sent', 'failed', 'uncertain')")),
            List.of(new Chart("Faxes", Shape.BARS, List.of("received", "sent")))),
    SENDERS(
            "Senders",
            Grouping.SENDER,
            List.of(
                    count("received", "Received", Sql.IN),
                    sum("pages", "Pages", "f.pages", Sql.IN),
                    count("junk", "Junk", Sql.IN + " and f.junk")),
            List.of(new Chart("Received", Shape.BARS, List.of("received")))),
    CATEGORIES(
            "Categories",
            Grouping.CATEGORY,
            List.of(
                    count("received", "Received", Sql.IN),
                    count("unsure", "To be looked at", Sql.IN + " and f.category_unsure"),
                    count("corrected", "Corrected", Sql.IN + " and f.category_corrected"),
                    mean("confidence", "Confidence, mean (%)", Type.PERCENT, "f.category_confidence * 100", Sql.IN)),
            List.of(new Chart("Received", Shape.BARS, List.of("received")))),
    SPAM(
            "Spam",
            Grouping.DAY,
            List.of(
                    count("received", "Received", Sql.IN),
                    count(
                            "blocked",
                            "Of blocked senders",
                            Sql.IN + " and f.status = 'rejected' and f.junk is not true"),
                    count("junk", "Judged junk", Sql.IN + " and f.junk"),
                    count("waiting", "Held still", "f.status = 'held'"),
                    count("let_through", "Let through after all", Sql.IN + " and f.junk = false"),
                    count("marked", "Marked only", Sql.IN + " and f.spam_flagged and f.status = 'delivered'"),
                    share("share", "Kept away", Sql.KEPT_AWAY, Sql.IN),
                    share(
                            "false_positives",
                            "Held without need",
                            Sql.IN + " and f.junk = false",
                            Sql.IN + " and f.junk is not null")),
            List.of(new Chart("Kept away", Shape.STACK, List.of("blocked", "junk", "waiting", "let_through")))),
    READING(
            "Quality of reading",
            Grouping.DAY,
            List.of(
                    count("read", "Read", Sql.IN + " and f.reading_status = 'done'"),
                    count("unreadable", "Unreadable", Sql.IN + " and f.reading_status = 'unreadable'"),
                    mean("text", "Text, mean (%)", Type.PERCENT, "f.text_confidence * 100", Sql.IN),
                    mean("category", "Category, mean (%)", Type.PERCENT, "f.category_confidence * 100", Sql.JUDGED),
                    count("unsure", "To be looked at", Sql.JUDGED + " and f.category_unsure"),
                    count("corrected", "Corrected", Sql.JUDGED + " and f.category_corrected"),
                    share("accuracy", "Not corrected", Sql.JUDGED + " and not f.category_corrected", Sql.JUDGED)),
            List.of(new Chart("Confidence (%)", Shape.LINES, List.of("text", "category")))),
    CONFIDENCE(
            "Spread of confidence",
            Grouping.CONFIDENCE,
            List.of(
                    count("faxes", "Faxes", Sql.IN),
                    count("corrected", "Corrected", Sql.IN + " and f.category_corrected")),
            List.of(new Chart("Faxes", Shape.BARS, List.of("faxes")))),
    ROUTING(
            "Routing",
            Grouping.RULE,
            List.of(
                    count("faxes", "Faxes", Sql.IN),
                    count("moved", "Handed on by people", Sql.IN + " and m.moved"),
                    share("kept", "Left where it was put", Sql.IN + " and not m.moved", Sql.IN)),
            List.of(new Chart("Faxes", Shape.BARS, List.of("faxes", "moved")))),
    DISCLOSURES(
            "Disclosures",
            Grouping.RECIPIENT,
            List.of(
                    count("faxes", "Faxes delivered", Sql.SENT),
                    sum("pages", "Pages delivered", "f.pages_sent", Sql.OUT),
                    count("uncertain", "Perhaps delivered", Sql.OUT + " and f.status = 'uncertain'")),
            List.of(new Chart("Faxes delivered", Shape.BARS, List.of("faxes")))),
    PEOPLE("People", List.of(new Chart("Faxes handled", Shape.BARS, List.of("faxes")))),
    COST("Cost", List.of(new Chart("Cost", Shape.BARS, List.of("cost")))),
    PHI_ACCESS("Access to health information", List.of(new Chart("Reads", Shape.BARS, List.of("reads")))),
    TRAIL("Compliance trail", List.of(new Chart("Entries", Shape.BARS, List.of("entries")))),
    INCIDENTS("Security incidents", List.of(new Chart("Entries", Shape.BARS, List.of("entries")))),
    RIGHTS("Review of rights", List.of()),
    TRAINING("Training", List.of());

    private final String title;
    private final Grouping grouping;
    private final List<Measure> measures;
    private final List<Chart> charts;

    ReportKind(String title, List<Chart> charts) {
        this(title, Grouping.NONE, List.of(), charts);
    }

    ReportKind(String title, Grouping grouping, List<Measure> measures, List<Chart> charts) {
        this.title = title;
        this.grouping = grouping;
        this.measures = measures;
        this.charts = charts;
    }

    static Optional<ReportKind> named(@Nullable String value) {
        return Arrays.stream(values()).filter(one -> one.value().equals(value)).findFirst();
    }

    String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    /// How it is grouped unless somebody says otherwise.
    Grouping grouping() {
        return grouping;
    }

    /// Whether it counts faxes; else it can't be narrowed to an inbox, a number or a person.
    boolean countsFaxes() {
        return !measures.isEmpty();
    }

    /// What else its rows may stand for: those of time anything that doesn't tell of other parties.
    List<Grouping> groupings() {
        return grouping.ofTime()
                ? List.of(
                        Grouping.HOUR,
                        Grouping.DAY,
                        Grouping.WEEK,
                        Grouping.MONTH,
                        Grouping.INBOX,
                        Grouping.NUMBER,
                        Grouping.PERSON)
                : List.of(grouping);
    }

    List<Measure> measures() {
        return measures;
    }

    List<Chart> charts() {
        return charts;
    }

    /// Rows without faxes of this kind are left out where rows are no times.
    String condition() {
        return switch (this) {
            case FAILURES -> "f.direction = 'outbound' and f.status in ('failed', 'uncertain')";
            case DISCLOSURES -> "f.direction = 'outbound' and f.status in ('sent', 'uncertain')";
            case SENDERS -> "f.direction = 'inbound' and f.sender_number <> ''";
            case INBOXES, CATEGORIES, CONFIDENCE, ROUTING -> Sql.IN;
            default -> "true";
        };
    }

    /// What more of each fax its figures ask for.
    String join() {
        return switch (this) {
            case RESPONSE, INBOXES -> Sql.FIRST_ACTION;
            case ROUTING -> Sql.MOVED;
            default -> "";
        };
    }

    /// Whether it shows numbers of other parties.
    boolean namesParties() {
        return this == SENDERS || this == DISCLOSURES;
    }

    /// @throws io.dartwing.kernel.ProblemException `DW-403` when the current actor may not have it
    void require() {
        if (countsFaxes() || this == PEOPLE) {
            FaxAccess.require(FaxAccess.READ);
        }
        switch (this) {
            case CATEGORIES, SPAM, READING, CONFIDENCE -> FaxAccess.requireInLists(FaxAccess.FINDINGS);
            case SENDERS -> {
                FaxAccess.requireInLists(FaxAccess.PARTY);
                FaxAccess.requireInLists(FaxAccess.FINDINGS);
            }
            case DISCLOSURES -> {
                FaxAccess.requireInLists(FaxAccess.PARTY);
                PermissionDecision.require(Permissions.AUDIT_READ);
            }
            case PEOPLE -> PermissionDecision.require(Permissions.PEOPLE_READ);
            case PHI_ACCESS, TRAIL, INCIDENTS -> PermissionDecision.require(Permissions.AUDIT_READ);
            case COST, RIGHTS, TRAINING -> PermissionDecision.require(Permissions.ADMIN);
            default -> {}
        }
    }

    /// Conditions and values that several figures share.
    private static final class Sql {
        static final String IN = "f.direction = 'inbound'";
        static final String OUT = "f.direction = 'outbound'";
        static final String SENT = "f.direction = 'outbound' and f.status = 'sent'";
        static final String WAITING = "f.direction = 'outbound' and f.status in ('queued', 'sending')";
        static final String DELIVERED = "f.direction = 'inbound' and f.status in ('delivered', 'held', 'rejected')";
        static final String KEPT_AWAY = "f.direction = 'inbound' and f.status in ('held', 'rejected')";
        static final String JUDGED = "f.direction = 'inbound' and f.category is not null";
        static final String REACTION = "case when f.direction = 'inbound' then "
                + minutes("a.first_at - coalesce(f.received_at, f.created_at)") + " end";

        /// The first time a person opened the fax or did something with it.
        static final String FIRST_ACTION = """
                left join lateral (select least(
                    (select min(r.read_at) from fax_reads r where r.fax_id = f.id),
                    (select min(t.at) from fax_timeline t where t.fax_id = f.id and t.actor_type = 'person'))
                  as first_at where f.direction = 'inbound') a on true""";

        static final String MOVED = """
                left join lateral (select exists (select from fax_timeline t
                    where t.fax_id = f.id and t.event = 'assigned' and t.actor_type = 'person') as moved) m on true""";

        static String minutes(String interval) {
            return "extract(epoch from " + interval + ") / 60";
        }
    }
}
