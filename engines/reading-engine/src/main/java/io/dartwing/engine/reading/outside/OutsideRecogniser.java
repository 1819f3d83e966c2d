package io.dartwing.engine.reading.outside;

import java.time.Duration;

/// A recogniser outside the process. Safe for use by many threads.
public interface OutsideRecogniser {
    /// For people, such as `Google Cloud Vision`.
    String name();

    /// Hands a page over and waits for what was read there, at most `within` for everything. What goes wrong is an
    /// answer too.
    OutsideAnswer read(PagePicture page, Duration within);
}
