package io.dartwing.engine.fax.line;

import java.nio.file.Path;
import java.util.UUID;

/// Pages that are on our disk and whose sender still waits for the confirmation of the last one.
///
/// @param document        multi-page TIFF as received, complete and fsynced; stays until the call is
/// acknowledged
/// @param remoteStationId TSI of the sender, empty when it gave none
public record ReceivedFax(
        UUID callId, UUID organizationId, String reference, Path document, int pages, String remoteStationId) {}
