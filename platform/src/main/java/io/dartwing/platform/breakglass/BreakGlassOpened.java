package io.dartwing.platform.breakglass;

import io.dartwing.platform.events.OrganizationEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A person broke the glass; `told` are those who shall hear of it: privacy officers, owners and supervisors.
public record BreakGlassOpened(UUID organizationId, UUID id, UUID personId, Instant expiresAt, List<UUID> told)
        implements OrganizationEvent {}
