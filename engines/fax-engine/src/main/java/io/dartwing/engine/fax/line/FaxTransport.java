package io.dartwing.engine.fax.line;

/// What carried the fax in the end.
public enum FaxTransport {
    T38,
    G711
}
