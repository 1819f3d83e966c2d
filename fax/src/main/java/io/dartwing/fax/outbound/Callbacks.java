package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxEvent;
import io.dartwing.fax.document.Faxes;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.net.FetchResult;
import io.dartwing.platform.net.GuardedFetch;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Tells a fax's `callback_url` how it ended. At least once, several times when the address is out of reach.
///
/// The message holds ids and the outcome, nothing of the fax: who receives it asks the API, with its own key.
@Component
class Callbacks implements JobHandler<Callbacks.Call> {
    record Call(UUID faxId, String event) {}

    static final JobType<Call> JOB = new JobType<>(
            "fax-callback", JobPool.SHORT, Call.class, new RetryPolicy(8, Duration.ofSeconds(10), Duration.ofHours(1)));
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Faxes faxes;
    private final Jobs jobs;
    private final GuardedFetch fetch;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Callbacks(
            Faxes faxes, Jobs jobs, GuardedFetch fetch, JsonMapper json, TransactionTemplate transaction, Clock clock) {
        this.faxes = faxes;
        this.jobs = jobs;
        this.fetch = fetch;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(FaxEvent.Ended event) {
        if (faxes.find(event.faxId()).flatMap(FaxDocument::callbackUrl).isPresent()) {
            String name = name(event);
            jobs.enqueue(JOB, event.faxId() + "-" + name, new Call(event.faxId(), name));
        }
    }

    private static String name(FaxEvent.Ended event) {
        return switch (event) {
            case FaxEvent.FaxSent ignored -> "fax.delivered";
            case FaxEvent.FaxFailed ignored -> "fax.failed";
            case FaxEvent.FaxUncertain ignored -> "fax.uncertain";
            case FaxEvent.FaxCancelled ignored -> "fax.cancelled";
        };
    }

    @Override
    public JobType<Call> type() {
        return JOB;
    }

    @Override
    public JobOutcome run(JobRun<Call> run) throws IOException {
        Optional<FaxDocument> fax =
                transaction.execute(status -> faxes.find(run.payload().faxId()));
        String url = fax.flatMap(FaxDocument::callbackUrl).orElse(null);
        if (url == null) {
            return JobOutcome.done();
        }
        FetchResult result = fetch.post(url, json.writeValueAsBytes(message(run.payload(), fax.orElseThrow())), LIMIT);
        return switch (result) {
            case FetchResult.Fetched ignored -> JobOutcome.done();
            case FetchResult.Refused(String reason) -> throw new IOException("callback: " + reason);
        };
    }

    private Map<String, Object> message(Call call, FaxDocument fax) {
        var message = new LinkedHashMap<String, Object>();
        message.put("event", call.event());
        message.put("timestamp", clock.instant().toString());
        message.put("fax_id", fax.id().toString());
        message.put("name", fax.name());
        message.put("status", fax.status().text());
        return message;
    }
}
