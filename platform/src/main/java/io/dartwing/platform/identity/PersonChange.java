package io.dartwing.platform.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What to change of a person; null leaves it as it is.
public record PersonChange(
        @Nullable String fullName,
        @Nullable List<String> roles,
        @Nullable Boolean active) {}
