package io.dartwing.platform.records;

import java.util.UUID;

/// May refuse that a record is deleted, whatever its type; asked inside the transaction of the deletion.
public interface DeletionGuard {
    /// @throws io.dartwing.kernel.ProblemException when the record has to stay
    void requireDeletable(String recordType, UUID id);
}
