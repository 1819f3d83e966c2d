package io.dartwing.engine.fax.pages;

import java.util.List;

/// How a conversion ended.
public sealed interface ConversionResult {

    /// The target holds these pages, in order.
    record Converted(List<PageInfo> pages) implements ConversionResult {
        public Converted {
            pages = List.copyOf(pages);
        }

        public int pageCount() {
            return pages.size();
        }
    }

    /// Nothing was written.
    ///
    /// @param source   index of the source at fault, from 0
    /// @param sentence what is wrong and what to do, for the sender; holds none of its content
    record Refused(Reason reason, int source, String sentence) implements ConversionResult {}

    enum Reason {
        /// No source was given, or it has no bytes or no pages.
        EMPTY,
        UNKNOWN_TYPE,
        TOO_MANY_PAGES,
        TOO_LARGE,
        DAMAGED,
        ENCRYPTED,
        /// A small file that would unpack to far more than a document needs.
        BOMB,
        /// Sound, but uses a feature that can't be shown here.
        UNSUPPORTED,
        TIMED_OUT
    }
}
