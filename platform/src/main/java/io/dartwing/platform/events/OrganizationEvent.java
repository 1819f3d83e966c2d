package io.dartwing.platform.events;

import java.util.UUID;

/// A past-tense fact about one organisation: a record of ids, small values and instants.
///
/// It is stored as JSON in the outbox, so no PHI, no numbers, no content: a listener reads what it needs by id.
public interface OrganizationEvent {
    UUID organizationId();
}
