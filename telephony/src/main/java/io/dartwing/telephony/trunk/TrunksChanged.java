package io.dartwing.telephony.trunk;

import io.dartwing.platform.events.OrganizationEvent;
import java.util.UUID;

/// A trunk was made, changed or removed: the line's table is stale.
public record TrunksChanged(UUID organizationId, UUID trunkId) implements OrganizationEvent {}
