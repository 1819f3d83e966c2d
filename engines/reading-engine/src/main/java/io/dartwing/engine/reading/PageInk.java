package io.dartwing.engine.reading;

import java.util.Optional;

/// The pixels of a document's pages, for who has to see what wasn't read: whether a box is ticked,
/// what stands in a field.
@FunctionalInterface
public interface PageInk {
    /// Of documents whose pixels aren't at hand.
    PageInk NONE = (page, box) -> Optional.empty();

    /// What was read of a part of a page.
    ///
    /// @param confidence 0 to 1
    record PartText(String text, double confidence) {
        /// Names nothing: what was read never reaches a log by accident.
        @Override
        public String toString() {
            return "PartText";
        }
    }

    /// The pixels within a rectangle, row by row, true where they are black; empty if the page
    /// can't be seen.
    ///
    /// @param page from 1
    /// @param box in fractions of the page as it was received
    Optional<boolean[][]> within(int page, Box box);

    /// Reads some pixels for themselves; empty where nobody can.
    ///
    /// @param upright row by row, true where they are black, the lines of text level
    /// @param across pixels per inch
    /// @param down rows per inch
    default Optional<PartText> read(boolean[][] upright, double across, double down) {
        return Optional.empty();
    }
}
