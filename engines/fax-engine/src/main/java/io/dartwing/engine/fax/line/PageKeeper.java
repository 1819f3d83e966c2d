package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.CallProgress.Phase;
import io.dartwing.engine.fax.line.SessionLogEntry.Kind;
import io.dartwing.engine.fax.t30.FaxTerminal;
import io.dartwing.engine.sip.HangUp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is said on the line behind what is on disk: holds the terminal, stores, lets it go on.
final class PageKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PageKeeper.class);

    private final FaxCall call;
    private final CallRecord record;

    PageKeeper(FaxCall call) {
        this.call = call;
        this.record = call.record();
    }

    /// Outbound: the question for a confirmation leaves once the journal knows of it, so that a crash can't make a
    /// sent
    /// page look unsent.
    void leaving(int page, boolean last) {
        JournalEntry entry = new JournalEntry.PageLeaving(Instant.now(), page, last);
        record.facts.apply(entry);
        hold();
        call.off(() -> record.append(entry), this::resume, () -> {
            record.facts.apply(new JournalEntry.PageRefused(Instant.now(), page));
            refuse(new EndCause(CallCause.DOCUMENT, "the call's journal could not be written"));
        });
    }

    /// Inbound: the confirmation leaves once the page is on disk, that of the last page once the listener committed.
    void received(int page, boolean last, int bitRate, String remoteStationId) {
        JournalEntry stored = new JournalEntry.PageStored(Instant.now(), page, last, bitRate);
        hold();
        if (page > call.plan().maxPages()) {
            refuse(new EndCause(CallCause.DOCUMENT, "more pages than allowed"));
            return;
        }
        Runnable store = () -> {
            sync();
            record.append(stored);
        };
        Runnable next = () -> {
            record.facts.apply(stored);
            if (last) {
                commit(page, remoteStationId);
            } else {
                call.progress(Phase.PAGE_CONFIRMED, page);
                call.progress(Phase.PAGE, page + 1);
                resume();
            }
        };
        call.off(store, next, () -> refuse(new EndCause(CallCause.DOCUMENT, "a page could not be stored")));
    }

    private void sync() {
        try {
            CallFolder.sync(record.folder.document());
            CallFolder.syncDirectory(record.folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException("page of call " + call.callId(), e);
        }
    }

    private void commit(int pages, String remoteStationId) {
        if (record.facts.committed) {
            resume();
            return;
        }
        call.progress(Phase.COMMITTING, pages);
        record.say(Kind.CALL, "All " + pages + " pages are on disk; storing the fax before it is confirmed.");
        CallCommand command = call.plan().command();
        ReceivedFax fax = new ReceivedFax(
                command.callId(),
                command.organizationId(),
                command.reference(),
                record.folder.document(),
                pages,
                remoteStationId);
        boolean[] answer = new boolean[1];
        call.off(
                () -> {
                    record.append(new JournalEntry.CommitAsked(Instant.now()));
                    answer[0] = ask(fax);
                    record.append(new JournalEntry.CommitAnswered(Instant.now(), answer[0]));
                },
                () -> committed(answer[0]),
                () -> committed(false));
    }

    private boolean ask(ReceivedFax fax) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("fax-commit-" + fax.callId()).start(() -> {
            try {
                answer.complete(call.line().listener().commit(fax));
            } catch (RuntimeException e) {
                LOG.error("call {}: commit failed", fax.callId(), e);
                answer.complete(false);
            }
        });
        try {
            return answer.get(call.line().commitWithin().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.error("call {}: no answer to commit in time, the fax is not confirmed", fax.callId());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void committed(boolean committed) {
        record.facts.apply(new JournalEntry.CommitAnswered(Instant.now(), committed));
        if (committed) {
            record.say(Kind.CALL, "The fax is stored; we confirm it to the sender.");
            resume();
        } else {
            refuse(new EndCause(CallCause.NOT_COMMITTED, ""));
        }
    }

    private void hold() {
        MediaLeg leg = call.media().leg();
        if (leg != null) {
            leg.hold();
        }
    }

    private void resume() {
        call.releaseWhenHeard();
    }

    /// Hangs up without letting the held confirmation go.
    private void refuse(EndCause cause) {
        call.end(cause);
        MediaLeg leg = call.media().leg();
        if (leg != null) {
            FaxTerminal terminal = leg.terminal();
            terminal.hangUp();
        }
        call.hangUp(HangUp.NETWORK_FAILURE);
    }
}
