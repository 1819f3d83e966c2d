package io.dartwing.fax.document;

import java.util.Optional;
import java.util.UUID;

/// Tells how far the call of a fax is in this moment.
public interface CallsInProgress {
    Optional<FaxView.Progress> of(UUID fax);
}
