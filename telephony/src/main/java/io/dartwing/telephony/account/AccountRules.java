package io.dartwing.telephony.account;

import io.dartwing.platform.records.Violations;
import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.Connector;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a connector asks of an account's values. Pure; says everything that is wrong and never a
/// value.
final class AccountRules {
    private static final int LONGEST = 8000;

    private AccountRules() {}

    /// The values after the wished changes; an empty text takes a value away.
    static Map<String, String> changed(Map<String, String> before, Map<String, String> wished) {
        var after = new TreeMap<>(before);
        wished.forEach((name, value) -> {
            if (value.isBlank()) {
                after.remove(name);
            } else {
                after.put(name, value);
            }
        });
        return after;
    }

    /// @param secret which of the two groups `values` is
    static void check(Connector connector, boolean secret, Map<String, String> values, Violations violations) {
        String group = secret ? "credentials" : "settings";
        Map<String, AccountField> known = connector.fields().stream()
                .filter(field -> field.secret() == secret)
                .collect(Collectors.toMap(AccountField::name, field -> field, (one, two) -> one, TreeMap::new));
        values.forEach((name, value) -> {
            if (!known.containsKey(name)) {
                String allowed = known.isEmpty() ? "none" : String.join("|", known.keySet());
                violations.add(group + "." + printable(name), "unknown", allowed);
            } else if (value.length() > LONGEST || value.chars().anyMatch(AccountRules::unprintable)) {
                violations.add(group + "." + name, "not valid", "printable text of at most " + LONGEST + " characters");
            }
        });
        known.values().stream()
                .filter(field -> field.required()
                        && values.getOrDefault(field.name(), "").isBlank())
                .forEach(field -> violations.add(group + "." + field.name(), "missing", "a value"));
    }

    /// Keys in PEM form have lines.
    private static boolean unprintable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(name.length(), 60)).replaceAll("[^A-Za-z0-9_.-]", "?");
    }
}
