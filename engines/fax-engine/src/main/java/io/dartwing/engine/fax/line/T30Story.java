package io.dartwing.engine.fax.line;

import io.dartwing.engine.fax.line.CallProgress.Phase;
import io.dartwing.engine.fax.line.SessionLogEntry.Kind;
import io.dartwing.engine.fax.t30.PageReport;
import io.dartwing.engine.fax.t30.SessionParameters;
import io.dartwing.engine.fax.t30.T30Event;
import io.dartwing.engine.fax.t30.T30Event.Direction;
import io.dartwing.engine.fax.t30.T30Frame;
import io.dartwing.engine.fax.t30.T30Listener;
import java.time.Instant;
import java.util.stream.Collectors;

/// Hears one terminal and turns what it says into journal, log, progress, and the holds that keep our promises. On
/// the
/// call's thread.
final class T30Story implements T30Listener {
    private final FaxCall call;
    private final CallRecord record;
    private final PageKeeper keeper;
    private boolean forgotten;
    private boolean faxHeard;
    private int page = 1;

    T30Story(FaxCall call) {
        this.call = call;
        this.record = call.record();
        this.keeper = new PageKeeper(call);
    }

    /// The terminal is about to be replaced; what it says from now on is of no interest.
    void forget() {
        forgotten = true;
    }

    /// Whether the other side said anything that only a fax says.
    boolean faxHeard() {
        return faxHeard;
    }

    @Override
    public void on(T30Event event) {
        if (forgotten) {
            return;
        }
        switch (event) {
            case T30Event.FrameSeen frame -> frame(frame);
            case T30Event.CapabilitiesReceived heard -> {
                record.say(
                        Kind.T30,
                        "The receiver can take: " + words(heard.limits())
                                + remote(heard.remote().id()));
                call.progress(Phase.NEGOTIATING, page);
                call.t38().capabilitiesHeard();
            }
            case T30Event.Negotiated agreed -> {
                SessionParameters chosen = agreed.parameters();
                record.say(
                        Kind.T30,
                        "Agreed: " + words(chosen) + remote(agreed.remote().id()));
                record.note(new JournalEntry.Agreed(
                        Instant.now(), agreed.remote().id(), chosen.bitRate(), chosen.ecm(), codings(chosen)));
                call.progress(Phase.NEGOTIATING, page);
            }
            case T30Event.PageLeaving leaving -> {
                String again = leaving.attempt() > 1 ? ", attempt " + leaving.attempt() : "";
                record.say(
                        Kind.PAGE,
                        "Page " + number(leaving.page()) + " is out; asking for its confirmation (" + leaving.command()
                                + again + ").");
                keeper.leaving(number(leaving.page()), leaving.last());
            }
            case T30Event.PageAnswered answered -> answered(answered);
            case T30Event.PageReceived received -> received(received);
            case T30Event.Finished finished -> {
                record.say(Kind.T30, finished.result().completion().sentence());
                call.t30Finished(finished.result());
            }
        }
    }

    private void frame(T30Event.FrameSeen seen) {
        boolean received = seen.direction() == Direction.RECEIVED;
        faxHeard |= received;
        String detail = seen.detail().isEmpty() ? "" : " (" + seen.detail() + ")";
        record.say(
                Kind.T30,
                (received ? "← " : "→ ") + seen.frame() + ": " + seen.frame().meaning() + detail);
        if (seen.frame() == T30Frame.CFR) {
            imageBegins();
        } else if (received && seen.frame() == T30Frame.PPR && record.facts.awaitingAnswer) {
            record.note(new JournalEntry.PageRefused(Instant.now(), page));
        }
    }

    private void imageBegins() {
        record.note(new JournalEntry.ImageBegun(Instant.now(), page));
        record.say(Kind.PAGE, "Page " + page + " begins.");
        call.progress(Phase.PAGE, page);
    }

    private void answered(T30Event.PageAnswered answered) {
        int number = number(answered.page().index());
        if (!answered.confirmed()) {
            record.note(new JournalEntry.PageRefused(Instant.now(), number));
            record.say(Kind.PAGE, "Page " + number + " was not accepted (" + answered.answer() + ").");
            return;
        }
        boolean last = record.facts.awaitingLast;
        record.note(new JournalEntry.PageConfirmed(
                Instant.now(), number, last, answered.page().bitRate()));
        record.say(Kind.PAGE, "Page " + number + " confirmed (" + answered.answer() + "): " + words(answered.page()));
        call.progress(Phase.PAGE_CONFIRMED, number);
        page = number + 1;
        if (!last) {
            call.progress(Phase.PAGE, page);
        }
    }

    private void received(T30Event.PageReceived received) {
        int number = received.page().index() + 1;
        if (!received.stored()) {
            record.say(
                    Kind.PAGE,
                    "Page " + number + " was not readable, we answer " + received.answer() + ": "
                            + words(received.page()));
            return;
        }
        record.say(Kind.PAGE, "Page " + number + " is in: " + words(received.page()));
        keeper.received(number, received.last(), received.page().bitRate(), record.facts.remoteStationId);
        page = number + 1;
    }

    private int number(int index) {
        return index - call.plan().settings().firstPage() + 1;
    }

    private static String remote(String id) {
        return id.isEmpty() ? "" : "; it calls itself \"" + id + "\"";
    }

    private static String codings(SessionParameters parameters) {
        return parameters.compressions().stream().map(Enum::name).sorted().collect(Collectors.joining("/"));
    }

    private static String words(SessionParameters parameters) {
        return parameters.modem() + " " + parameters.bitRate() + " bit/s, "
                + (parameters.ecm() ? "error correction" : "no error correction") + ", " + codings(parameters) + ", "
                + parameters.resolution() + ", " + parameters.width() + " pixels wide";
    }

    private static String words(PageReport page) {
        return page.width() + " × " + page.rows() + " pixels, " + page.compression() + ", " + page.imageBytes()
                + " bytes at " + page.bitRate() + " bit/s"
                + (page.ecmRetries() > 0 ? ", " + page.ecmRetries() + " frames repeated by error correction" : "")
                + (page.badRows() > 0 ? ", " + page.badRows() + " bad rows" : "");
    }
}
