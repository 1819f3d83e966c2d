package io.dartwing.fax.inbound;

import io.dartwing.engine.fax.pages.ConversionResult;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.platform.jobs.JobHandler;
import io.dartwing.platform.jobs.JobOutcome;
import io.dartwing.platform.jobs.JobPool;
import io.dartwing.platform.jobs.JobRun;
import io.dartwing.platform.jobs.JobType;
import io.dartwing.platform.jobs.RetryPolicy;
import io.dartwing.platform.net.FetchResult;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import io.dartwing.telephony.media.CarrierMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Fetches the pages of a fax that a carrier holds for us; the fax is received when they are
/// stored here.
@Component
class FetchArrival implements JobHandler<FetchArrival.Payload> {
    record Payload(UUID arrivalId) {}

    /// A carrier that is down for a day still has the fax afterwards.
    static final JobType<Payload> TYPE = new JobType<>(
            "fax-fetch",
            JobPool.DEFAULT,
            Payload.class,
            new RetryPolicy(40, Duration.ofSeconds(5), Duration.ofHours(1)));

    private static final Duration CONVERSION = Duration.ofMinutes(2);

    private final FaxArrivals arrivals;
    private final Reception reception;
    private final CarrierAccounts accounts;
    private final CarrierMedia media;
    private final WorkFolders folders;
    private final TransactionTemplate transaction;

    FetchArrival(
            FaxArrivals arrivals,
            Reception reception,
            CarrierAccounts accounts,
            CarrierMedia media,
            WorkFolders folders,
            TransactionTemplate transaction) {
        this.arrivals = arrivals;
        this.reception = reception;
        this.accounts = accounts;
        this.media = media;
        this.folders = folders;
        this.transaction = transaction;
    }

    /// Trying again may help: the carrier is down, or the file is not there yet.
    static final class NotFetched extends Exception {
        private static final long serialVersionUID = 1L;

        NotFetched(String reason) {
            super("the pages were not fetched: " + reason);
        }
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public JobOutcome run(JobRun<Payload> run) throws Exception {
        UUID id = run.payload().arrivalId();
        Optional<FaxArrivals.Waiting> found = transaction.execute(status -> arrivals.find(id));
        if (found.isEmpty()) {
            return JobOutcome.done();
        }
        FaxArrivals.Waiting waiting = found.get();
        Optional<Carrier> carrier = accounts.find(waiting.carrierId());
        if (carrier.isEmpty()) {
            return new JobOutcome.GiveUp("the carrier's account is gone");
        }
        try (WorkFolders.Folder folder = folders.open()) {
            Path file = folder.file("fetched");
            FaxArrivals.Arrival arrival = waiting.arrival();
            FetchResult fetched =
                    media.fetch(carrier.get(), arrival.url(), arrival.contentType(), file, Pages.MAX_RECEIVED_BYTES);
            if (fetched instanceof FetchResult.Refused(String reason)) {
                throw new NotFetched(reason);
            }
            Path tiff = folder.file("pages.tif");
            return switch (Pages.received(file, tiff, CONVERSION)) {
                case ConversionResult.Refused refused ->
                    new JobOutcome.GiveUp("the carrier's file can't be turned into pages: " + refused.sentence());
                case ConversionResult.Converted converted -> {
                    transaction.executeWithoutResult(status -> store(waiting, tiff, converted.pageCount()));
                    yield JobOutcome.done();
                }
            };
        }
    }

    private void store(FaxArrivals.Waiting waiting, Path tiff, int pages) {
        if (arrivals.find(waiting.id()).isPresent()) {
            reception.fromCarrier(
                    waiting.id(),
                    waiting.carrierId(),
                    waiting.arrival().from(),
                    waiting.arrival().to(),
                    tiff,
                    pages);
            arrivals.remove(waiting.id());
        }
    }
}
