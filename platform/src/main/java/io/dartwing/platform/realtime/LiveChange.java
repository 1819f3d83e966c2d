package io.dartwing.platform.realtime;

import java.util.UUID;

/// Something changed: what travels on the bus. `event` is for example `fax.changed`; `version` that of the
/// record.
public record LiveChange(UUID organizationId, String topic, String event, UUID id, long version) {}
