package io.dartwing.fax.note;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// @param mentions the people it calls upon
record FaxNote(
        UUID id,
        UUID fax,
        UUID author,
        String authorName,
        String text,
        List<UUID> mentions,
        Instant writtenAt,
        Optional<Instant> changedAt) {
    @Override
    public String toString() {
        return "FaxNote[" + id + "]";
    }
}
