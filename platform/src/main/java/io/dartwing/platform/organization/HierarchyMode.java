package io.dartwing.platform.organization;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a parent organisation and its child share. The link names the record types it is about.
public enum HierarchyMode {
    /// Nothing: the link is about names only.
    STRICT,
    /// The parent, and what stands above it along such links, reads.
    OVERSIGHT,
    /// Everybody along such links reads and changes.
    SHARED;

    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<HierarchyMode> of(String value) {
        return Arrays.stream(values())
                .filter(mode -> mode.value().equals(value))
                .findFirst();
    }
}
