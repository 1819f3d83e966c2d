package io.dartwing.fax.broadcast;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A recipient as the API shows it.
///
/// @param state `waiting`, `queued`, `sent`, `failed`, `uncertain`, `cancelled` or `skipped`
/// @param reason why it failed (a fax's cause) or was skipped (a problem's code)
/// @param faxStatus its fax as it stands
record RecipientView(
        int position,
        String number,
        @Nullable String name,
        @Nullable String company,
        String state,
        @Nullable String reason,
        @Nullable UUID faxId,
        @Nullable String faxName,
        @Nullable String faxStatus,
        @Nullable Integer attempts,
        @Nullable Integer pagesSent,
        @Nullable Instant sentAt,
        @Nullable Instant nextAttemptAt) {
    static RecipientView of(Recipient recipient) {
        Recipient.@Nullable Fax fax = recipient.fax().orElse(null);
        return new RecipientView(
                recipient.position(),
                recipient.number(),
                recipient.values().get(RecipientList.NAME),
                recipient.values().get(RecipientList.COMPANY),
                recipient.state().text(),
                recipient.reason().orElse(null),
                fax == null ? null : fax.id(),
                fax == null ? null : fax.name(),
                fax == null ? null : fax.status(),
                fax == null ? null : fax.attempts(),
                fax == null ? null : fax.pagesSent(),
                fax == null ? null : fax.sentAt().orElse(null),
                fax == null ? null : fax.nextAttemptAt().orElse(null));
    }
}
