package io.dartwing.fax.broadcast;

import io.dartwing.fax.FaxError;
import io.dartwing.fax.broadcast.Broadcast.Status;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.fax.document.FaxPriority;
import io.dartwing.fax.document.WorkFolders;
import io.dartwing.fax.outbound.BroadcastPart;
import io.dartwing.fax.outbound.OutboundIntake;
import io.dartwing.fax.outbound.SendFax;
import io.dartwing.fax.outbound.SendFax.IncomingFile;
import io.dartwing.kernel.ErrorCode;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.files.FileId;
import io.dartwing.platform.files.FileStore;
import io.dartwing.platform.problem.RetryLaterException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Begins a broadcast's faxes, one after the other, as fast as it may. A recipient's row and its
/// fax are one transaction under the broadcast's lock: killed, repeated or run twice, each gets one.
@Component
class BroadcastPacer {
    private static final int MOST_A_TURN = 100;
    private static final int LONGEST_SUBJECT = 200;
    private static final int LONGEST_MESSAGE = 4000;
    private static final Duration TILL_ENDED = Duration.ofSeconds(3);

    /// What concerns one recipient only; any other refusal would meet them all.
    private static final Set<ErrorCode> ITS_OWN =
            Set.of(FaxError.OPTED_OUT, FaxError.INVALID_RECIPIENT, FaxError.NO_ROUTE);

    sealed interface Turn {}

    record Again(Instant at) implements Turn {}

    /// Somebody stopped it, or set it going anew.
    record Stopped() implements Turn {}

    /// Every recipient has what became of it.
    record AllEnded() implements Turn {}

    /// Nobody can be sent anything as things stand.
    record Trouble(String reason) implements Turn {}

    private record Begun() implements Turn {}

    private final BroadcastRows rows;
    private final RecipientRows recipients;
    private final OutboundIntake intake;
    private final BroadcastNews news;
    private final FileStore files;
    private final WorkFolders folders;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BroadcastPacer(
            BroadcastRows rows,
            RecipientRows recipients,
            OutboundIntake intake,
            BroadcastNews news,
            FileStore files,
            WorkFolders folders,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.recipients = recipients;
        this.intake = intake;
        this.news = news;
        this.files = files;
        this.folders = folders;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Begins what may be begun now, as the current actor. Outside a transaction.
    Turn turn(UUID id, int run) {
        Optional<Broadcast> found = transaction.execute(status -> due(id, run));
        if (found.isEmpty()) {
            return new Stopped();
        }
        Broadcast broadcast = found.get();
        if (broadcast.status() == Status.SCHEDULED) {
            return new Again(broadcast.scheduledAt().orElseThrow());
        }
        try (WorkFolders.Folder folder = folders.open()) {
            var pages = new Material(broadcast, folder);
            for (int i = 0; i < MOST_A_TURN; i++) {
                Turn turn = one(id, run, pages);
                if (!(turn instanceof Begun)) {
                    return turn;
                }
            }
        }
        return new Again(clock.instant());
    }

    /// The broadcast when this run is still the one that is meant; one whose time has come runs.
    private Optional<Broadcast> due(UUID id, int run) {
        Optional<Broadcast> meant = rows.lock(id)
                .filter(broadcast -> broadcast.run() == run)
                .filter(broadcast -> broadcast.status() == Status.RUNNING || broadcast.status() == Status.SCHEDULED);
        Instant now = clock.instant();
        boolean early =
                meant.flatMap(Broadcast::scheduledAt).filter(now::isBefore).isPresent();
        if (meant.isEmpty() || early && meant.get().status() == Status.SCHEDULED) {
            return meant;
        }
        boolean first = meant.get().startedAt().isEmpty();
        rows.begun(id, now);
        Optional<Broadcast> running = rows.find(id);
        if (first) {
            running.ifPresent(news::started);
        }
        return running;
    }

    private Turn one(UUID id, int run, Material pages) {
        var tried = new ArrayList<UUID>(1);
        try {
            return transaction.execute(status -> begin(id, run, pages, tried));
        } catch (RetryLaterException limited) {
            return new Again(clock.instant().plus(limited.retryAfter()));
        } catch (ProblemException refused) {
            if (!ITS_OWN.contains(refused.code()) || tried.isEmpty()) {
                return new Trouble(refused.code().code() + ": " + refused.code().title());
            }
            transaction.executeWithoutResult(
                    status -> recipients.skip(tried.getFirst(), refused.code().code(), clock.instant()));
            return new Begun();
        }
    }

    private Turn begin(UUID id, int run, Material pages, List<UUID> tried) {
        Optional<Broadcast> locked =
                rows.lock(id).filter(broadcast -> broadcast.run() == run && broadcast.status() == Status.RUNNING);
        if (locked.isEmpty()) {
            return new Stopped();
        }
        Broadcast broadcast = locked.get();
        Instant now = clock.instant();
        Optional<Instant> wait = broadcast.pace().waits(broadcast.nextStartAt(), rows.underWay(id, now), now);
        if (wait.isPresent()) {
            return new Again(wait.get());
        }
        Optional<Recipient> next = recipients.next(id);
        if (next.isEmpty()) {
            return recipients.queued(id).isEmpty() ? new AllEnded() : new Again(now.plus(TILL_ENDED));
        }
        Recipient recipient = next.get();
        tried.add(recipient.id());
        FaxDocument fax = intake.accept(wish(broadcast, recipient, pages), pages.part());
        recipients.gotFax(recipient.id(), fax.id(), now);
        rows.nextStart(id, broadcast.pace().after(broadcast.nextStartAt(), now));
        return new Begun();
    }

    private static SendFax wish(Broadcast broadcast, Recipient recipient, Material pages) {
        var content = broadcast.content();
        var values = new HashMap<>(recipient.values());
        values.put(RecipientList.NUMBER, recipient.number());
        return new SendFax(
                recipient.number(),
                content.sender(),
                pages.files(),
                content.subject()
                        .map(text -> MergeText.fill(text, values, LONGEST_SUBJECT))
                        .orElse(null),
                message(broadcast, recipient, values).orElse(null),
                recipient.addressee().orElse(null),
                content.cover(),
                content.header(),
                FaxPriority.LOW,
                null,
                null,
                Map.of("broadcast", broadcast.code(), "position", recipient.position()),
                content.resolution(),
                null,
                null,
                null,
                null);
    }

    /// An advertisement says on its first page how to get no more of them.
    private static Optional<String> message(Broadcast broadcast, Recipient recipient, Map<String, String> values) {
        Optional<String> text =
                broadcast.content().message().map(message -> MergeText.fill(message, values, LONGEST_MESSAGE));
        return broadcast
                .content()
                .optOut()
                .map(way -> way.notice(broadcast.code() + "/" + recipient.position()))
                .map(notice -> text.map(message -> message + "\n\n" + notice).orElse(notice))
                .or(() -> text);
    }

    /// A broadcast's files on our disk, fetched when the first fax needs them.
    private final class Material {
        private final Broadcast broadcast;
        private final WorkFolders.Folder folder;
        private @Nullable List<IncomingFile> sources;
        private Optional<Path> tiff = Optional.empty();

        Material(Broadcast broadcast, WorkFolders.Folder folder) {
            this.broadcast = broadcast;
            this.folder = folder;
        }

        List<IncomingFile> files() {
            if (sources == null) {
                var all = new ArrayList<IncomingFile>();
                broadcast
                        .files()
                        .forEach(file -> all.add(new IncomingFile(
                                folder.copy(files.open(new FileId(file.fileId())), "source-" + all.size()),
                                file.filename())));
                tiff = broadcast.tiffFile().map(file -> folder.copy(files.open(new FileId(file)), "pages.tif"));
                sources = all;
            }
            return sources;
        }

        BroadcastPart part() {
            return new BroadcastPart(broadcast.id(), broadcast.pace().attempts(), tiff, broadcast.pages());
        }
    }
}
