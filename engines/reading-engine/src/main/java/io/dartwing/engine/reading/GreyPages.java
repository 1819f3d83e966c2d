package io.dartwing.engine.reading;

import io.dartwing.engine.reading.PageReading.Unreadable;
import java.io.IOException;
import java.util.Optional;

/// The pages of a document that is drawn page by page while it is read, so that only a few are in memory. Asked by one
/// thread.
public interface GreyPages {
    /// The outcome of drawing the next page.
    sealed interface Next permits Drawn, Lost, End {}

    record Drawn(GreyPage page) implements Next {}

    /// This page can't be drawn; others may follow.
    record Lost(Unreadable why) implements Next {}

    /// There are no more pages.
    ///
    /// @param fault why pages are missing; empty if these were all
    record End(Optional<Unreadable> fault) implements Next {}

    Next next() throws IOException;
}
