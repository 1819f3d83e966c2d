package io.dartwing.platform.privacy;

import java.util.List;

/// What one table holds, for the data map, exports and erasure.
///
/// @param table         its name
/// @param what          what a row is, for people
/// @param phi           whether it may hold protected health information
/// @param protection    how its content is protected beyond the disk's own encryption
/// @param retention     how long a row stays
/// @param personColumns columns that hold the id of a person of the organisation
/// @param exported      part of an organisation's export; secrets and machinery are not
public record StoredData(
        String table,
        String what,
        boolean phi,
        String protection,
        String retention,
        List<String> personColumns,
        boolean exported) {
    public StoredData {
        personColumns = List.copyOf(personColumns);
    }

    /// Without PHI, protected by row security alone, kept with its organisation, exported.
    public static StoredData plain(String table, String what) {
        return new StoredData(table, what, false, "row security", "with the organisation", List.of(), true);
    }

    public StoredData withPhi() {
        return new StoredData(table, what, true, protection, retention, personColumns, exported);
    }

    public StoredData protectedBy(String how) {
        return new StoredData(table, what, phi, how, retention, personColumns, exported);
    }

    public StoredData kept(String howLong) {
        return new StoredData(table, what, phi, protection, howLong, personColumns, exported);
    }

    public StoredData about(String... columns) {
        return new StoredData(table, what, phi, protection, retention, List.of(columns), exported);
    }

    public StoredData notExported() {
        return new StoredData(table, what, phi, protection, retention, personColumns, false);
    }
}
