package io.dartwing.fax.outbound;

import io.dartwing.fax.document.FaxAttempt;
import io.dartwing.fax.document.FaxDocument;
import io.dartwing.telephony.number.FaxNumber;

/// An attempt whose row is committed and that may leave now.
record Ready(
        FaxAttempt attempt, FaxDocument fax, FaxNumber number, Route route, DestinationMemory.Preference transport) {}
