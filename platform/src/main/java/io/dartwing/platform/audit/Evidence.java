package io.dartwing.platform.audit;

import io.dartwing.platform.database.InstallationKey;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a chain is held against besides itself: signed ends, the keys whose signatures count (by their id;
/// none means any), and the folder with archives.
public record Evidence(List<Anchor> anchors, Set<String> trustedKeys, Optional<Path> archives) {
    public static final Evidence NONE = new Evidence(List.of(), Set.of(), Optional.empty());

    public Evidence {
        anchors = List.copyOf(anchors);
        trustedKeys = Set.copyOf(trustedKeys);
    }

    public Evidence with(Collection<Anchor> more) {
        var all = new HashSet<>(anchors);
        all.addAll(more);
        return new Evidence(List.copyOf(all), trustedKeys, archives);
    }

    boolean trusts(byte[] publicKey) {
        return trustedKeys.isEmpty() || trustedKeys.contains(InstallationKey.id(publicKey));
    }

    /// The anchors of one organisation that a trusted key signed.
    List<Anchor> of(UUID organization) {
        return anchors.stream()
                .filter(anchor -> anchor.organizationId().equals(organization))
                .filter(anchor -> trusts(anchor.publicKey()) && anchor.signed())
                .toList();
    }
}
