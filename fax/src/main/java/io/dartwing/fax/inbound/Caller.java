package io.dartwing.fax.inbound;

import io.dartwing.kernel.PhoneNumber;
import java.util.UUID;

/// Who called which of our numbers, as it travels with the call in the line's `reference`. The number itself is in it,
/// so that a fax is kept even when its record is deleted during the call.
record Caller(UUID numberId, UUID trunkId, String to, String from) {
    String reference() {
        return numberId + " " + trunkId + " " + to + " " + from;
    }

    static Caller of(String reference) {
        String[] parts = reference.split(" ", 4);
        return new Caller(UUID.fromString(parts[0]), UUID.fromString(parts[1]), parts[2], parts[3]);
    }

    /// A trunk's spelling of a number brought to E.164 where it can be: `12025550143` and `0012025550143` too.
    static String normalised(String spelling) {
        String text = spelling.strip();
        if (text.matches("00[1-9][0-9]{4,14}")) {
            text = text.substring(2);
        }
        String international = text.matches("[1-9][0-9]{6,14}") ? "+" + text : text;
        return PhoneNumber.parse(international).map(PhoneNumber::e164).orElse(text);
    }
}
