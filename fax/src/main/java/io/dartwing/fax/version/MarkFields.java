package io.dartwing.fax.version;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One mark as callers write it. Places are fractions of the page as it was received, from its upper left corner.
///
/// @param page from 1
/// @param type text, date, highlight, underline, ink, check, cross, stamp, signature or redaction
/// @param rotation of stamps and signatures, in degrees clockwise
/// @param text of text; of date when it is not today's
/// @param size of text in points; of ink the pen's width in points
/// @param color `#rrggbb`
/// @param strokes of ink: per line its points, alternately x and y
/// @param stamp received, approved, paid or received_via_fax
/// @param stampId one of the organisation's own stamps instead
/// @param signatureId one of the caller's signatures; the default one if not given
record MarkFields(
        @Nullable Integer page,
        @Nullable String type,
        @Nullable Double x,
        @Nullable Double y,
        @Nullable Double w,
        @Nullable Double h,
        @Nullable Double rotation,
        @Nullable String text,
        @Nullable Double size,
        @Nullable String color,
        @Nullable List<List<Double>> strokes,
        @Nullable String stamp,
        @Nullable UUID stampId,
        @Nullable UUID signatureId) {
    /// Names nothing that was written.
    @Override
    public String toString() {
        return "MarkFields[" + type + " on " + page + "]";
    }
}
