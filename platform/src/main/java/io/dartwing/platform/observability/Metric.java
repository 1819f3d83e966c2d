package io.dartwing.platform.observability;

import java.util.List;

/// Every metric we publish ourselves: the one table of names, so that dashboards and alerts can rely on them.
///
/// The name is Micrometer's (`dartwing.fax.received`); Prometheus shows `dartwing_fax_received_total`, a timer
/// ends
/// in
/// `_seconds`. Tag values are from small closed sets: never a number, a name or an id of a record, except a
/// trunk's
/// name.
public enum Metric {
    FAX_RECEIVED("dartwing.fax.received", Kind.COUNTER, "Faxes received and stored"),
    FAX_SENT("dartwing.fax.sent", Kind.COUNTER, "Faxes confirmed by the far machine"),
    FAX_FAILED("dartwing.fax.failed", Kind.COUNTER, "Faxes given up, by cause", "cause"),
    FAX_UNCERTAIN("dartwing.fax.uncertain", Kind.COUNTER, "Faxes whose outcome is unknown"),
    FAX_ATTEMPTS("dartwing.fax.attempts", Kind.COUNTER, "Fax calls that ended, by cause", "cause"),
    FAX_PAGES("dartwing.fax.pages", Kind.COUNTER, "Fax pages, by direction", "direction"),
    FAX_PROCESSING("dartwing.fax.processing.duration", Kind.TIMER, "From the end of the call to delivered"),
    OCR("dartwing.ocr.duration", Kind.TIMER, "Reading the text of one fax"),
    CARRIER_HEALTH(
            "dartwing.carrier.health.status", Kind.GAUGE, "1 when the trunk can be used, else 0, by its id", "trunk"),
    CARRIER_WEBHOOKS(
            "dartwing.carrier.webhooks",
            Kind.COUNTER,
            "Webhooks of carriers, by connector and what became of them",
            "connector",
            "outcome"),
    QUEUE_DEPTH("dartwing.queue.depth", Kind.GAUGE, "Jobs that are due and wait, by queue", "queue"),
    JOB_DURATION("dartwing.job.duration", Kind.TIMER, "Runs of jobs, by type and outcome", "type", "outcome"),
    JOBS_DEAD("dartwing.jobs.dead", Kind.GAUGE, "Jobs that were given up and wait for a person"),
    SIP_CALLS("dartwing.sip.calls", Kind.GAUGE, "Calls in progress, by direction", "direction"),
    SIP_REFUSED("dartwing.sip.refused", Kind.COUNTER, "SIP requests refused, by reason", "reason"),
    LINE_UP("dartwing.line.up", Kind.GAUGE, "1 while the SIP and fax process runs, else 0"),
    LIVE_SOCKETS("dartwing.live.sockets", Kind.GAUGE, "Open live-update connections"),
    LIVE_RESYNCS("dartwing.live.resyncs", Kind.COUNTER, "Times a slow reader was told to fetch again"),
    FILES_STORED("dartwing.files.stored", Kind.COUNTER, "Files stored"),
    MAILS("dartwing.mails", Kind.COUNTER, "Mails that were concluded, by outcome", "outcome"),
    WEBHOOK_ATTEMPTS(
            "dartwing.webhook.attempts", Kind.COUNTER, "Webhook attempts, by what became of the delivery", "outcome"),
    WEBHOOK_QUEUE("dartwing.webhook.queue.depth", Kind.GAUGE, "Webhook deliveries that are due and wait"),
    LIMITED_REQUESTS("dartwing.limits.refused", Kind.COUNTER, "Requests refused because a limit was used up"),
    LIMIT_STORE_UP("dartwing.limits.store.up", Kind.GAUGE, "1 while the shared limit store answers, else 0"),
    IDEMPOTENT_REPLAYS("dartwing.idempotent.replays", Kind.COUNTER, "Answers repeated for an idempotency key");

    enum Kind {
        COUNTER,
        TIMER,
        GAUGE
    }

    private final String meterName;
    private final Kind kind;
    private final String help;

    @SuppressWarnings("ImmutableEnumChecker") // List.of copies
    private final List<String> tagNames;

    Metric(String meterName, Kind kind, String help, String... tagNames) {
        this.meterName = meterName;
        this.kind = kind;
        this.help = help;
        this.tagNames = List.of(tagNames);
    }

    public String meterName() {
        return meterName;
    }

    Kind kind() {
        return kind;
    }

    String help() {
        return help;
    }

    List<String> tagNames() {
        return tagNames;
    }
}
