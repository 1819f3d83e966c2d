package io.dartwing.fax.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fax that is to go back: one of its versions, the newest one, or one that is made from `marks` first.
///
/// @param to another fax number; of received faxes the sender's if not given
/// @param from one of the organisation's numbers; the one that received it if not given
/// @param cover a cover page with `subject` and `message`; one is made when there are such, if not given
record ReturnWish(
        @Nullable Integer version,
        @Nullable Integer basedOn,
        @Nullable List<@Nullable MarkFields> marks,
        @Nullable String pin,
        @Nullable String zone,
        @Nullable String to,
        @Nullable String from,
        @Nullable String recipientName,
        @Nullable Boolean cover,
        @Nullable String subject,
        @Nullable String message) {
    boolean makes() {
        return marks != null;
    }

    VersionWish making() {
        return new VersionWish(basedOn, marks, pin, zone);
    }

    /// What was asked for, without the secret.
    ReturnWish withoutPin() {
        return new ReturnWish(version, basedOn, marks, null, zone, to, from, recipientName, cover, subject, message);
    }

    @Override
    public String toString() {
        return "ReturnWish";
    }
}
