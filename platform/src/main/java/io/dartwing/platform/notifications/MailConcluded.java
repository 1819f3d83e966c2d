package io.dartwing.platform.notifications;

import io.dartwing.platform.events.OrganizationEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail came to its end: `sent` to the mail server, `failed` or `expired`.
///
/// @param kind of its `MailMessage`
/// @param reason why it failed, in our words
public record MailConcluded(
        UUID organizationId,
        UUID mailId,
        String kind,
        String status,
        @Nullable String reason) implements OrganizationEvent {}
