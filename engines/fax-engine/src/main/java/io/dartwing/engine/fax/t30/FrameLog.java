package io.dartwing.engine.fax.t30;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Turns the control frames of one call into events, and remembers what they said.
///
/// A post-message command or a page's answer is logged as sent only once it was let go.
final class FrameLog {
    /// Image data and its end: hundreds per page.
    private static final int FCD = 0x06;

    private static final int RCP = 0x86;
    /// The bit of the control octet that says: now you speak.
    private static final int FINAL = 0x10;

    private final PageTracker pages;
    private final Consumer<T30Event> events;
    private final LongSupplier clock;
    private MemorySegment t30 = MemorySegment.NULL;
    private @Nullable SessionParameters parameters;
    private RemoteStation remote = RemoteStation.UNKNOWN;
    private boolean heard;
    private boolean disReceived;
    private boolean farEndListens;
    private boolean gaveUpUnheard;
    private T30Event.@Nullable FrameSeen withheld;

    FrameLog(PageTracker pages, Consumer<T30Event> events, LongSupplier clock) {
        this.pages = pages;
        this.events = events;
        this.clock = clock;
    }

    void attach(MemorySegment newT30) {
        this.t30 = newT30;
    }

    /// Any fax frame at all.
    boolean heard() {
        return heard;
    }

    /// Whether spandsp wants to say goodbye to a far end that never said a word.
    boolean gaveUpUnheard() {
        return gaveUpUnheard;
    }

    void tryAgain() {
        gaveUpUnheard = false;
    }

    boolean disReceived() {
        return disReceived;
    }

    /// Whether the last frame heard handed the word to us.
    boolean farEndListens() {
        return farEndListens;
    }

    static boolean isImage(int controlField) {
        int field = controlField & 0xFE;
        return field == FCD || field == RCP;
    }

    void received(byte[] hdlc) {
        heard = true;
        farEndListens = (hdlc[1] & FINAL) != 0;
        T30Frame frame = T30Frame.of(hdlc);
        events.accept(seen(T30Event.Direction.RECEIVED, frame, hdlc));
        if (frame == T30Frame.DIS) {
            disReceived = true;
            remote = Spandsp.remote(t30);
            events.accept(new T30Event.CapabilitiesReceived(
                    clock.getAsLong(), remote, SessionParameters.ofCapabilities(hdlc)));
        }
        agreed(frame, hdlc);
    }

    void sending(byte[] hdlc) {
        T30Frame frame = T30Frame.of(hdlc);
        if (frame == T30Frame.DCN && !heard) {
            gaveUpUnheard = true;
            return;
        }
        T30Event.FrameSeen seen = seen(T30Event.Direction.SENT, frame, hdlc);
        if (frame.endsPage() || frame.judgesPage()) {
            pages.sending(frame, clock.getAsLong());
            withheld = seen;
        } else {
            events.accept(seen);
        }
        agreed(frame, hdlc);
    }

    /// What was withheld may now reach the far end.
    void letGo() {
        pages.letGo();
        T30Event.FrameSeen seen = withheld;
        if (seen != null) {
            withheld = null;
            events.accept(seen);
        }
    }

    T30Result result(T30Completion completion) {
        return new T30Result(
                completion,
                pages.pages(),
                pages.documentComplete(),
                pages.unanswered(),
                remote,
                Optional.ofNullable(parameters));
    }

    /// Spandsp calls it a success when the last page was refused, by the far end (RTN) or by us (never confirmed),
    /// and has many names for never having heard a fax.
    T30Completion honest(T30Completion spandsp) {
        if (!heard && spandsp != T30Completion.CALL_DROPPED) {
            return T30Completion.NO_FAX_HEARD;
        }
        if (spandsp != T30Completion.COMPLETED || pages.documentComplete()) {
            return spandsp;
        }
        return pages.lastPageRejected() ? T30Completion.LAST_PAGE_REJECTED : T30Completion.CALL_DROPPED;
    }

    private void agreed(T30Frame frame, byte[] hdlc) {
        if (frame == T30Frame.DCS) {
            SessionParameters agreed = SessionParameters.ofCommand(hdlc);
            parameters = agreed;
            remote = Spandsp.remote(t30);
            events.accept(new T30Event.Negotiated(clock.getAsLong(), remote, agreed));
        }
    }

    private T30Event.FrameSeen seen(T30Event.Direction direction, T30Frame frame, byte[] hdlc) {
        return new T30Event.FrameSeen(clock.getAsLong(), direction, frame, FrameDetail.of(frame, hdlc));
    }
}
