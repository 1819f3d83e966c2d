package io.dartwing.platform.privacy;

import java.util.List;

/// A bean of each module: every table it made. `DataMapIT` holds the list against the database's catalogue, so a new
/// table needs a line here.
public interface DataInventory {
    /// The module's name, for people.
    String module();

    List<StoredData> tables();
}
