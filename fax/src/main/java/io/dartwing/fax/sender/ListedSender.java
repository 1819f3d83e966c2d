package io.dartwing.fax.sender;

import io.dartwing.fax.routing.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a list says of a sender.
///
/// @param pattern a number, or a prefix with `*` behind it
/// @param blocks otherwise its faxes are never held
/// @param place where its faxes go, whatever rules say
public record ListedSender(
        SenderList list,
        String pattern,
        boolean blocks,
        @Nullable String reason,
        @Nullable Instant until,
        Place place) {
    /// Pure: the entry that decides about a call from this number at this moment. A person's list goes before that of
    /// the organisation, and this before the installation's; in one list the very number goes before prefixes, a
    /// longer prefix before a shorter one.
    static Optional<ListedSender> deciding(Collection<ListedSender> entries, String number, Instant now) {
        return entries.stream()
                .filter(entry -> entry.covers(number, now))
                .min(Comparator.comparing(ListedSender::list)
                        .thenComparing(entry -> entry.pattern.endsWith("*"))
                        .thenComparing(entry -> -entry.pattern.length()));
    }

    /// Pure: whether a call from this number is meant at this moment.
    boolean covers(String number, Instant now) {
        if (until != null && !until.isAfter(now)) {
            return false;
        }
        return pattern.endsWith("*")
                ? number.startsWith(pattern.substring(0, pattern.length() - 1))
                : number.equals(pattern);
    }

    /// Which entry of which list decided, for people.
    public String sentence() {
        String why = Optional.ofNullable(reason).map(text -> " (" + text + ")").orElse("");
        return "Sender " + (blocks ? "blocked" : "allowed") + " by " + list.words() + ": " + pattern + why;
    }
}
