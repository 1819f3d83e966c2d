package io.dartwing.engine.fax.line;

import java.time.Instant;
import java.util.UUID;

/// What a call was to do, as far as its report needs it (`call.json`).
///
/// @param pagesTotal outbound: pages this call has to carry; inbound: 0
record CallCommand(
        UUID callId,
        CallDirection direction,
        UUID organizationId,
        String reference,
        UUID trunkId,
        int firstPage,
        int pagesTotal,
        Instant createdAt) {}
