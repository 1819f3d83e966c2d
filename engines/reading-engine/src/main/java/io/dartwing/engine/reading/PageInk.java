package io.dartwing.engine.reading;

import java.util.Optional;

/// The pixels of a document's pages, for who has to see what can't be read: whether a box is
/// ticked.
@FunctionalInterface
public interface PageInk {
    /// Of documents whose pixels aren't at hand.
    PageInk NONE = (page, box) -> Optional.empty();

    /// The pixels within a rectangle, row by row, true where they are black; empty if the page
    /// can't be seen.
    ///
    /// @param page from 1
    /// @param box in fractions of the page as it was received
    Optional<boolean[][]> within(int page, Box box);
}
