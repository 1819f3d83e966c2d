package io.dartwing.fax.broadcast;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One of those a broadcast goes to, and what became of it.
///
/// @param position in the list, from 1
/// @param values what the list says of it, by column
/// @param reason why it was skipped or failed
record Recipient(
        UUID id,
        int position,
        String number,
        Map<String, String> values,
        State state,
        Optional<String> reason,
        Optional<Fax> fax) {
    /// Its fax as it stands.
    record Fax(
            UUID id,
            String name,
            String status,
            int attempts,
            int pagesSent,
            Optional<Instant> sentAt,
            Optional<Instant> nextAttemptAt) {}

    enum State {
        WAITING,
        /// It has its fax, which waits, is in a call, or is tried again.
        QUEUED,
        SENT,
        FAILED,
        UNCERTAIN,
        CANCELLED,
        /// It gets none: it asked for none, or no way leads there.
        SKIPPED;

        static final List<State> ALL = List.of(values());

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /// To whom the cover page is.
    Optional<String> addressee() {
        String name = values.getOrDefault(RecipientList.NAME, "");
        String company = values.getOrDefault(RecipientList.COMPANY, "");
        String both = name.isEmpty() || company.isEmpty() ? name + company : name + ", " + company;
        return Optional.of(both).filter(text -> !text.isEmpty());
    }
}
