package io.dartwing.platform.privacy;

import java.util.UUID;

/// Removes what a product keeps of a person of the organisation who is erased; a bean. Columns that hold who created or
/// changed a row are seen to already.
public interface PersonTraces {
    /// Runs in the erasure's transaction; may run again. `formerName` may stand in texts.
    void erase(UUID person, String formerName);
}
