package io.dartwing.telephony.attempt;

import io.dartwing.platform.events.OrganizationEvent;
import java.util.UUID;

/// An attempt has come to another state. Listeners read it by its id: it may have gone further
/// meanwhile.
public record AttemptChanged(UUID organizationId, UUID attemptId, String subjectType, UUID subjectId)
        implements OrganizationEvent {}
