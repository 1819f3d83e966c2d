package io.dartwing.telephony.account;

import io.dartwing.platform.keys.OrganizationKeys;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Seals and opens the secrets of an account, bound to its row.
@Component
class AccountSecrets {
    static final String TABLE = "carrier_accounts";
    static final String COLUMN = "credentials";

    private static final TypeReference<TreeMap<String, String>> VALUES = new TypeReference<>() {};

    private final OrganizationKeys keys;
    private final JsonMapper json;

    AccountSecrets(OrganizationKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    static String context(String row) {
        return TABLE + "." + COLUMN + " " + row;
    }

    Map<String, String> open(UUID row, byte @Nullable [] sealed) {
        return sealed == null ? Map.of() : json.readValue(keys.open(sealed, context(row.toString())), VALUES);
    }

    byte @Nullable [] seal(UUID row, Map<String, String> values) {
        return values.isEmpty() ? null : keys.seal(json.writeValueAsBytes(values), context(row.toString()));
    }
}
