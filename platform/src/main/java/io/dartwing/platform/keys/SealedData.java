package io.dartwing.platform.keys;

import java.util.List;
import java.util.function.LongConsumer;

/// One kind of data that is sealed with the organisations' keys; a bean of whoever keeps it. A rotation
/// reseals all of them. `remaining` and `reseal` work on the current actor's organisation and open their
/// own transactions.
public interface SealedData {
    /// For logs and progress, for example `sip_trunks.password`.
    String name();

    /// The columns it is in, as `table.column`; none for what is not in the database.
    default List<String> columns() {
        return List.of();
    }

    /// How many items are not sealed with this version yet.
    long remaining(int version);

    /// Seals them again with the newest version and tells after each batch how many it did. Items that
    /// don't open are left as they are and logged by their id. May be stopped and begun again anywhere.
    void reseal(int version, LongConsumer did);
}
