package io.dartwing.fax.routing;

import io.dartwing.fax.document.FaxDocument;

/// Where the faxes of known senders go.
public interface KnownSenders {
    /// Before any rule; `Place.NONE` for all others. Needs a transaction.
    Place place(FaxDocument fax);
}
