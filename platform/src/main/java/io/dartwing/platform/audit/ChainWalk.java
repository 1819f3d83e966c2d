package io.dartwing.platform.audit;

import io.dartwing.platform.audit.AuditVerification.Broken;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Optional;
import java.util.TreeMap;

/// Goes through a chain entry by entry, wherever the entries come from, and says at which one it stops
/// fitting.
final class ChainWalk {
    private final TreeMap<Long, Anchor> anchors = new TreeMap<>();
    private long sequence;
    private byte[] previous;
    private int confirmed;

    /// Begins after the entry `sequence` with hash `previous`.
    ChainWalk(long sequence, byte[] previous, Collection<Anchor> anchors) {
        this.sequence = sequence;
        this.previous = previous;
        anchors.forEach(anchor -> this.anchors.merge(anchor.sequence(), anchor, ChainWalk::other));
    }

    /// Of two anchors of one entry, either may be the one that the chain contradicts; equal ones are one.
    private static Anchor other(Anchor first, Anchor second) {
        return first.at().isBefore(second.at()) ? first : second;
    }

    long sequence() {
        return sequence;
    }

    byte[] hash() {
        return previous.clone();
    }

    int confirmed() {
        return confirmed;
    }

    /// Goes on behind a part of the chain that stands elsewhere, signed as a whole.
    void skipTo(long last, byte[] hash) {
        sequence = last;
        previous = hash.clone();
    }

    Optional<Broken> next(AuditEntry entry) {
        long expected = sequence + 1;
        if (entry.sequence() != expected) {
            return Optional.of(new Broken(expected, "entry is missing"));
        }
        if (!MessageDigest.isEqual(entry.previousHash(), previous)) {
            return Optional.of(new Broken(expected, "does not follow the entry before it"));
        }
        if (!MessageDigest.isEqual(entry.hash(), entry.expectedHash())) {
            return Optional.of(new Broken(expected, "content was changed"));
        }
        Anchor anchor = anchors.get(expected);
        if (anchor != null) {
            if (!MessageDigest.isEqual(anchor.hash(), entry.hash())) {
                return Optional.of(new Broken(
                        expected,
                        "is not the entry that was anchored at " + anchor.at()
                                + ": the chain was written anew, at this entry or before"));
            }
            confirmed++;
        }
        sequence = expected;
        previous = entry.hash();
        return Optional.empty();
    }

    /// After the last entry: an anchor of a later one knows of entries that are gone.
    Optional<Broken> end() {
        return Optional.ofNullable(anchors.higherEntry(sequence))
                .map(last -> new Broken(
                        sequence + 1,
                        "entry is missing: the chain went on to entry " + anchors.lastKey()
                                + " when it was anchored at "
                                + anchors.lastEntry().getValue().at()));
    }
}
