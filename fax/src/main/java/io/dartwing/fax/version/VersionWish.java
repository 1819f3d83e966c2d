package io.dartwing.fax.version;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A version that somebody asks for.
///
/// @param basedOn the version it is made from; 0 or none for the fax's own pages
/// @param pin of the person, when there is a signature among the marks
/// @param zone of dates and times on the pages, such as America/New_York; UTC if not given
record VersionWish(
        @Nullable Integer basedOn,
        @Nullable List<@Nullable MarkFields> marks,
        @Nullable String pin,
        @Nullable String zone) {
    boolean signs() {
        return marks != null && marks.stream().anyMatch(mark -> mark != null && "signature".equals(mark.type()));
    }

    boolean redacts() {
        return marks != null && marks.stream().anyMatch(mark -> mark != null && "redaction".equals(mark.type()));
    }

    /// What was asked for, without the secret.
    VersionWish withoutPin() {
        return new VersionWish(basedOn, marks, null, zone);
    }

    @Override
    public String toString() {
        return "VersionWish";
    }
}
