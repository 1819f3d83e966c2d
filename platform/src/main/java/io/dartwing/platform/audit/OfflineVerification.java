package io.dartwing.platform.audit;

import io.dartwing.platform.audit.AuditVerification.Broken;
import io.dartwing.platform.audit.AuditVerification.Intact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Verifies an exported chain with nothing but files: no database, no data directory.
public final class OfflineVerification {
    private OfflineVerification() {}

    /// @param first the first entry in the file: 1 for a whole chain
    public record Result(String organization, long first, AuditVerification verification) {}

    /// The entries of one organisation, in order. A file that begins later than entry 1 is verified from
    /// there on: what came before it is not vouched for.
    ///
    /// @throws IllegalArgumentException when the file is no export
    public static Result verify(Path export, Evidence evidence) throws IOException {
        try (var entries = new AuditLineReader(export)) {
            AuditEntry entry = entries.next();
            if (entry == null) {
                throw new IllegalArgumentException(export + ": no entries (expected: an export of the audit)");
            }
            long first = entry.sequence();
            var organization = entry.organizationId();
            byte[] before = first == 1 ? AuditEntry.beginning() : entry.previousHash();
            var walk = new ChainWalk(first - 1, before, evidence.of(organization));
            for (; entry != null; entry = entries.next()) {
                Optional<Broken> broken = entry.organizationId().equals(organization)
                        ? walk.next(entry)
                        : Optional.of(new Broken(walk.sequence() + 1, "belongs to another organisation"));
                if (broken.isPresent()) {
                    return new Result(organization.toString(), first, broken.get());
                }
            }
            AuditVerification found = walk.end()
                    .<AuditVerification>map(broken -> broken)
                    .orElseGet(() -> new Intact(walk.sequence() - first + 1, walk.confirmed()));
            return new Result(organization.toString(), first, found);
        }
    }

    /// The anchors in a file, each with a signature that fits.
    ///
    /// @throws IllegalArgumentException naming the line that is no anchor or was forged
    public static List<Anchor> anchors(Path file) throws IOException {
        var anchors = new ArrayList<Anchor>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            Anchor anchor;
            try {
                anchor = Anchor.parse(line);
            } catch (IllegalArgumentException malformed) {
                throw new IllegalArgumentException(file + ": line " + number + " is no anchor", malformed);
            }
            if (!anchor.signed()) {
                throw new IllegalArgumentException(file + ": line " + number + " has a signature that doesn't fit");
            }
            anchors.add(anchor);
        }
        return List.copyOf(anchors);
    }
}
