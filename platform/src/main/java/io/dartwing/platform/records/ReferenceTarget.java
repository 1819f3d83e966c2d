package io.dartwing.platform.records;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/// Something that fields may refer to although it is no generic record, such as people; a bean.
public interface ReferenceTarget {
    /// As named in `Field.reference`.
    String type();

    /// Those of `ids` that exist in the current actor's organisation.
    Set<UUID> existing(Collection<UUID> ids);
}
