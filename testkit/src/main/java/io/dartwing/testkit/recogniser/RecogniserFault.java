package io.dartwing.testkit.recogniser;

/// What can go wrong with a request.
public enum RecogniserFault {
    /// Status 429 with `Retry-After: 120`.
    BUSY,
    /// Status 503.
    ERROR,
    /// No answer until the simulator is closed.
    SILENCE,
    /// The connection breaks.
    BROKEN,
    /// JSON that ends in the middle.
    MALFORMED,
    /// JSON that is something else.
    OTHER,
    /// Far more than a page can hold.
    HUGE,
    /// The picture is none it can read.
    PICTURE
}
