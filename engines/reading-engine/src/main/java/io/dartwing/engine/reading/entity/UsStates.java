package io.dartwing.engine.reading.entity;

import java.util.Locale;
import java.util.Set;

/// The states, districts and territories of the United States that an address may name.
final class UsStates {
    private static final Set<String> CODES = Set.of(
            "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
            "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK",
            "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "PR", "GU", "VI");
    private static final Set<String> NAMES = Set.of(
            "alabama",
            "alaska",
            "arizona",
            "arkansas",
            "california",
            "colorado",
            "connecticut",
            "delaware",
            "florida",
            "georgia",
            "hawaii",
            "idaho",
            "illinois",
            "indiana",
            "iowa",
            "kansas",
            "kentucky",
            "louisiana",
            "maine",
            "maryland",
            "massachusetts",
            "michigan",
            "minnesota",
            "mississippi",
            "missouri",
            "montana",
            "nebraska",
            "nevada",
            "hampshire",
            "jersey",
            "mexico",
            "york",
            "carolina",
            "dakota",
            "ohio",
            "oklahoma",
            "oregon",
            "pennsylvania",
            "island",
            "tennessee",
            "texas",
            "utah",
            "vermont",
            "virginia",
            "washington",
            "wisconsin",
            "wyoming",
            "columbia",
            "rico");

    /// Postal code, also with `l`, `1` or `|` for I and `0` for O, or a state's full name, of which
    /// the last word counts.
    static boolean isState(String written) {
        String code = written.toUpperCase(Locale.ROOT)
                .replace('1', 'I')
                .replace('|', 'I')
                .replace('0', 'O');
        String lower = written.toLowerCase(Locale.ROOT);
        return CODES.contains(code)
                || (lower.startsWith("l") && CODES.contains("I" + code.substring(1)))
                || NAMES.contains(lower.substring(lower.lastIndexOf(' ') + 1));
    }

    private UsStates() {}
}
