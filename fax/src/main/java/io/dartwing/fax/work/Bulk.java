package io.dartwing.fax.work;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// One action over many faxes.
///
/// @param undoUntil once it is done
public record Bulk(
        UUID id,
        UUID actor,
        BulkAction action,
        BulkWish wish,
        Status status,
        int total,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Optional<Instant> undoUntil) {
    /// Each leads to the next one.
    public enum Status {
        RUNNING,
        DONE,
        UNDOING,
        UNDONE;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What came of one fax.
    ///
    /// @param outcome `done`, `unchanged` (it was so already) or `refused`; empty while it waits
    /// @param undo `restored`, or `left` as it is
    /// @param code why it was refused or left
    public record Item(
            UUID fax,
            Optional<String> outcome,
            Optional<String> undo,
            Optional<String> code,
            Optional<String> detail) {}

    /// Every fax has its result.
    public boolean atRest() {
        return status == Status.DONE || status == Status.UNDONE;
    }

    /// A bulk with its items in the order they were asked for.
    public record Results(Bulk bulk, List<Item> items) {
        public int count(String result) {
            return (int) items.stream()
                    .filter(item -> item.outcome().filter(result::equals).isPresent()
                            || item.undo().filter(result::equals).isPresent())
                    .count();
        }
    }
}
