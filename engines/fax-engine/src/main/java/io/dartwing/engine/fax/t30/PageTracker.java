package io.dartwing.engine.fax.t30;

import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Follows the pages of one call by its frames and by spandsp's phase D, and says what became of each.
///
/// A post-message command or an answer first *is decided*, then *let go*: between the two the terminal may be held,
/// and
/// what was never let go never happened for the far end.
final class PageTracker {
    private final T30Settings.Role role;
    private final Consumer<T30Event> events;
    private int page;
    private int attempt;
    private int storedBefore;
    private int confirmed;
    private boolean documentComplete;
    private boolean lastPageRejected;
    private @Nullable T30Frame command;
    private boolean decided;
    private boolean letGo;
    private @Nullable PageReport ended;
    private boolean stored;

    PageTracker(T30Settings settings, Consumer<T30Event> events) {
        this.role = settings.role();
        this.page = role == T30Settings.Role.SEND ? settings.firstPage() : 0;
        this.events = events;
    }

    /// A control frame is going out (not yet on the line).
    void sending(T30Frame frame, long at) {
        if (role == T30Settings.Role.SEND) {
            if (frame.endsPage() && !decided && !letGo) {
                command = frame;
                decided = true;
                events.accept(new T30Event.PageLeaving(at, page, frame, ++attempt));
            }
        } else if (frame.judgesPage() && ended != null && command != null) {
            PageReport report = ended;
            ended = null;
            decided = stored;
            events.accept(new T30Event.PageReceived(at, report, command, frame, stored));
        }
    }

    /// Spandsp's phase D: a sender got the answer, a receiver got a whole page.
    void pageEnded(T30Frame frame, PageStatistics statistics, long at) {
        if (role == T30Settings.Role.SEND) {
            answered(frame, statistics, at);
        } else {
            command = frame;
            stored = statistics.pagesReceived() > storedBefore;
            ended = statistics.report(stored ? storedBefore : page);
            storedBefore = statistics.pagesReceived();
        }
    }

    private void answered(T30Frame answer, PageStatistics statistics, long at) {
        if (!answer.judgesPage()) {
            return;
        }
        decided = false;
        letGo = false;
        PageReport report = statistics.report(page);
        boolean last = command != null && command.endsDocument();
        if (answer.confirmsPage()) {
            confirmed++;
            page++;
            attempt = 0;
            documentComplete = last;
        } else {
            lastPageRejected = last;
        }
        events.accept(new T30Event.PageAnswered(at, report, answer));
    }

    /// What was decided may now reach the far end.
    void letGo() {
        if (!decided) {
            return;
        }
        decided = false;
        if (role == T30Settings.Role.SEND) {
            letGo = true;
        } else {
            confirmed++;
            page = storedBefore;
            documentComplete = command != null && command.endsDocument();
        }
    }

    int pages() {
        return confirmed;
    }

    boolean documentComplete() {
        return documentComplete;
    }

    boolean lastPageRejected() {
        return lastPageRejected;
    }

    OptionalInt unanswered() {
        return role == T30Settings.Role.SEND && letGo ? OptionalInt.of(page) : OptionalInt.empty();
    }
}
