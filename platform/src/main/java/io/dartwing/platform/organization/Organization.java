package io.dartwing.platform.organization;

import java.util.UUID;

/// One tenant.
public record Organization(UUID id, String name, OrganizationMode mode) {}
