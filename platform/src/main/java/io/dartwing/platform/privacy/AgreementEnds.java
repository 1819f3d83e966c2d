package io.dartwing.platform.privacy;

import io.dartwing.platform.events.OrganizationEvent;
import java.util.UUID;

/// A business associate agreement ends in so many days (0: it ended).
public record AgreementEnds(UUID organizationId, UUID agreementId, int days) implements OrganizationEvent {}
