package io.dartwing.fax.broadcast;

import io.dartwing.engine.fax.pages.DocumentType;
import io.dartwing.fax.FaxError;
import io.dartwing.fax.broadcast.Broadcast.Status;
import io.dartwing.fax.document.Pages;
import io.dartwing.fax.document.SourceFile;
import io.dartwing.fax.optout.DoNotFax;
import io.dartwing.fax.outbound.SendConfirmation;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.files.StoredFile;
import io.dartwing.platform.jobs.JobPriority;
import io.dartwing.platform.jobs.Jobs;
import io.dartwing.platform.privacy.PhiGate;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.records.Names;
import io.dartwing.platform.records.NamingSeries;
import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.number.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Makes broadcasts, sets them going and stops them.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Broadcasts {
    static final String SUBJECT = "broadcast";
    private static final NamingSeries SERIES = NamingSeries.parse("BC-.YYYY.-.#####");

    private final BroadcastRows rows;
    private final RecipientRows recipients;
    private final BroadcastNews news;
    private final DoNotFax doNotFax;
    private final Numbers numbers;
    private final FileStore files;
    private final Names names;
    private final PhiGate phi;
    private final SendConfirmation confirmation;
    private final Jobs jobs;
    private final Audit audit;
    private final Clock clock;

    Broadcasts(
            BroadcastRows rows,
            RecipientRows recipients,
            BroadcastNews news,
            DoNotFax doNotFax,
            Numbers numbers,
            FileStore files,
            Names names,
            PhiGate phi,
            SendConfirmation confirmation,
            Jobs jobs,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.recipients = recipients;
        this.news = news;
        this.doNotFax = doNotFax;
        this.numbers = numbers;
        this.files = files;
        this.names = names;
        this.phi = phi;
        this.confirmation = confirmation;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /// A draft, or one that is set going at once when that is wished.
    Broadcast create(BroadcastWish wish) {
        FaxNumber sender = sender(wish.content().sender());
        phi.require();
        var list = wish.recipients().recipients();
        if (list.isEmpty()) {
            throw PlatformError.invalid("recipients", "none that can be faxed", "at least one number");
        }
        Instant now = clock.instant();
        var actor = Actors.current();
        var asked = wish.content();
        var broadcast = new Broadcast(
                Ids.next(),
                names.next(SERIES),
                Status.DRAFT,
                Optional.empty(),
                0,
                actor.test(),
                new Broadcast.Content(
                        asked.name(),
                        sender.number(),
                        asked.subject(),
                        asked.message(),
                        asked.cover(),
                        asked.header(),
                        asked.resolution(),
                        asked.optOut()),
                wish.pace(),
                wish.scheduledAt(),
                Optional.empty(),
                store(wish.files()),
                wish.tiff()
                        .map(tiff -> files.store(tiff, "image/tiff", Long.MAX_VALUE)
                                .id()
                                .value()),
                wish.pages(),
                wish.recipients().report(),
                now,
                actor.id(),
                actor.reference().name(),
                Optional.empty(),
                Optional.empty());
        rows.insert(broadcast);
        Set<String> refused = doNotFax.refusedBroadcasts(
                list.stream().map(recipient -> recipient.number().e164()).toList());
        recipients.insert(broadcast.id(), list, refused, FaxError.OPTED_OUT.code(), now);
        note("broadcast.created", broadcast, Map.of("recipients", String.valueOf(list.size())));
        return wish.start() ? start(broadcast.id()) : broadcast;
    }

    private FaxNumber sender(String from) {
        Optional<FaxNumber> number = from.isEmpty()
                ? numbers.all().stream().findFirst()
                : PhoneNumber.parse(from).flatMap(asked -> numbers.owned(asked.e164()));
        return number.orElseThrow(() -> new ProblemException(
                FaxError.NUMBER_NOT_OWNED, "from: not a fax number of this organisation (expected: one of its own)"));
    }

    /// Of numbers without a country code in a list that goes out from this number.
    String region(String from) {
        return PhoneNumber.parse(sender(from).number())
                .flatMap(PhoneNumber::region)
                .orElse("US");
    }

    private List<SourceFile> store(List<IncomingFile> incoming) {
        var sources = new ArrayList<SourceFile>();
        try {
            for (IncomingFile file : incoming) {
                DocumentType type = Pages.accept(file.path(), sources.size());
                StoredFile stored = files.store(file.path(), Pages.contentType(type), Pages.MAX_BYTES);
                sources.add(new SourceFile(stored.id().value(), file.filename(), stored.contentType(), stored.size()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return sources;
    }

    /// By id or code; problem `DW-404` when the organisation has none.
    Broadcast require(String idOrCode) {
        return Ids.parse(idOrCode)
                .map(rows::find)
                .orElseGet(() -> rows.find(idOrCode))
                .orElseThrow(Broadcasts::notFound);
    }

    static ProblemException notFound() {
        return new ProblemException(PlatformError.NOT_FOUND, "broadcast: not found");
    }

    Broadcast start(UUID id) {
        return go(id, Status.DRAFT, "broadcast.started");
    }

    Broadcast resume(UUID id) {
        return go(id, Status.PAUSED, "broadcast.resumed");
    }

    private Broadcast go(UUID id, Status from, String event) {
        Broadcast broadcast = locked(id);
        require(broadcast, from);
        if (broadcast.test() != Actors.current().test()) {
            throw new ProblemException(
                    FaxError.WRONG_STATE,
                    "test: " + broadcast.test() + " (expected: set going by a key of the kind that made it)");
        }
        phi.require();
        confirmation.ofBroadcast();
        boolean later =
                broadcast.scheduledAt().filter(clock.instant()::isBefore).isPresent();
        int run = rows.go(id, later ? Status.SCHEDULED : Status.RUNNING);
        queue(id, run);
        note(event, broadcast, Map.of());
        return locked(id);
    }

    /// Nothing is begun from now on; what is in calls ends as it does.
    Broadcast pause(UUID id) {
        Broadcast broadcast = locked(id);
        require(broadcast, Status.SCHEDULED, Status.RUNNING);
        rows.paused(id, null);
        note("broadcast.paused", broadcast, Map.of());
        return locked(id);
    }

    /// Takes back what has not left; what is in calls ends as it does, and what was sent stays sent.
    Broadcast cancel(UUID id) {
        Broadcast broadcast = locked(id);
        require(broadcast, Status.DRAFT, Status.SCHEDULED, Status.RUNNING, Status.PAUSED);
        int run = rows.go(id, Status.CANCELLED);
        rows.over(id, Status.CANCELLED, clock.instant());
        recipients.cancelWaiting(id, clock.instant());
        queue(id, run);
        note("broadcast.cancelled", broadcast, Map.of());
        Broadcast now = locked(id);
        news.cancelled(now);
        return now;
    }

    private void queue(UUID id, int run) {
        jobs.enqueue(
                RunBroadcast.JOB,
                id + "-" + run,
                new RunBroadcast.Payload(id, run),
                clock.instant(),
                JobPriority.NORMAL);
    }

    /// Its list goes with it; its faxes stay.
    void delete(UUID id) {
        Broadcast broadcast = locked(id);
        require(broadcast, Status.DRAFT, Status.ENDED, Status.CANCELLED);
        if (!recipients.queued(id).isEmpty()) {
            throw new ProblemException(
                    FaxError.WRONG_STATE, "status: faxes are under way (expected: all of them ended)");
        }
        rows.delete(id);
        broadcast.files().forEach(file -> files.delete(new FileId(file.fileId())));
        broadcast.tiffFile().ifPresent(file -> files.delete(new FileId(file)));
        note("broadcast.deleted", broadcast, Map.of());
    }

    /// The recipient has asked to get no more faxes: no fax goes there from now on.
    void optOut(Broadcast broadcast, int position, String source) {
        Recipient recipient = recipients
                .find(broadcast.id(), position)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "recipient: not found"));
        PhoneNumber.parse(recipient.number())
                .ifPresent(number -> doNotFax.add(number, source, broadcast.code() + "/" + position));
        recipients.skip(recipient.id(), FaxError.OPTED_OUT.code(), clock.instant());
    }

    private Broadcast locked(UUID id) {
        return rows.lock(id).orElseThrow(Broadcasts::notFound);
    }

    private static void require(Broadcast broadcast, Status... states) {
        if (!List.of(states).contains(broadcast.status())) {
            throw new ProblemException(
                    FaxError.WRONG_STATE,
                    "status: " + broadcast.status().text() + " (expected: "
                            + String.join(
                                    " or ",
                                    List.of(states).stream().map(Status::text).toList())
                            + ")");
        }
    }

    private void note(String event, Broadcast broadcast, Map<String, String> details) {
        audit.record(event, SUBJECT, broadcast.id(), details);
    }
}
