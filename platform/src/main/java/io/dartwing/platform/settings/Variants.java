package io.dartwing.platform.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which share of the callers gets which variant, in percent; together 100.
record Variants(Map<String, Integer> shares) {
    private static final int ALL = 100;

    /// Reads `new`, or `old=90,new=10`; empty when a name is unknown or the shares don't add up.
    static Optional<Variants> parse(String text, List<String> known) {
        if (known.contains(text)) {
            return Optional.of(new Variants(Map.of(text, ALL)));
        }
        var shares = new LinkedHashMap<String, Integer>();
        int sum = 0;
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", -1);
            if (pair.length != 2 || !known.contains(pair[0]) || !pair[1].matches("[0-9]{1,3}")) {
                return Optional.empty();
            }
            if (shares.put(pair[0], Integer.valueOf(pair[1])) != null) {
                return Optional.empty();
            }
            sum += Integer.parseInt(pair[1]);
        }
        return sum == ALL ? Optional.of(new Variants(shares)) : Optional.empty();
    }

    /// The variant for a caller whose place is `bucket` (0 to 99).
    String at(int bucket) {
        int below = 0;
        String last = "";
        for (var share : shares.entrySet()) {
            below += share.getValue();
            last = share.getKey();
            if (bucket < below) {
                return last;
            }
        }
        return last;
    }
}
