package io.dartwing.engine.reading.spam;

/// What kind of number a fax came from, seen from the organisation.
public enum NumberKind {
    UNKNOWN,
    /// The organisation's own area.
    LOCAL,
    /// Elsewhere in its country.
    NATIONAL,
    TOLL_FREE,
    FOREIGN,
    /// No number was given.
    WITHHELD
}
