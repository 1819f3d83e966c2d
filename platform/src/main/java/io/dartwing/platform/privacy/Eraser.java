package io.dartwing.platform.privacy;

import java.util.UUID;

/// Erases one kind of thing for good; a bean of whoever owns its tables. Legal holds were looked at before.
public interface Eraser {
    /// As in legal holds: `person`, or the record type's name.
    String subjectType();

    /// Refuses what can't be erased now, before the request is accepted.
    ///
    /// @throws io.dartwing.kernel.ProblemException `DW-404`, `DW-409`
    void check(UUID id);

    /// Erases it in the caller's transaction; may run again after a crash. Answers in a few words what was erased,
    /// without any of it.
    String erase(UUID id);
}
