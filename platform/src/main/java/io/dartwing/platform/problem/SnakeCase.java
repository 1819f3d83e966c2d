package io.dartwing.platform.problem;

import java.util.Locale;

/// Field names as the API writes them.
final class SnakeCase {
    private SnakeCase() {}

    static String of(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
