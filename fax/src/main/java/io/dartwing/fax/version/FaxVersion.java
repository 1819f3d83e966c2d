package io.dartwing.fax.version;

import io.dartwing.platform.files.FileId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// One edited copy of a fax, without its content.
///
/// @param number from 1
/// @param basedOn the version it was made from; 0 for the fax's own pages
/// @param kinds annotated, redacted, signed
record FaxVersion(
        UUID id,
        UUID fax,
        int number,
        int basedOn,
        List<String> kinds,
        int pages,
        FileId tiff,
        FileId pdf,
        FileId thumbnail,
        boolean originalDestroyed,
        Instant madeAt,
        UUID madeBy,
        String madeByName) {
    boolean is(String kind) {
        return kinds.contains(kind);
    }
}
