package io.dartwing.platform.apikey;

import io.dartwing.platform.net.Network;
import io.dartwing.platform.records.RecordHooks;
import io.dartwing.platform.records.Violations;
import java.time.Clock;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/// A new key gets its secret when it is saved, and shows it in the answer to its creation only.
final class ApiKeyHooks implements RecordHooks<ApiKey> {
    private final Clock clock;

    ApiKeyHooks(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void validate(ApiKey key, boolean creating, Violations violations) {
        Instant expiry = key.expiresAt();
        if (creating && expiry != null && !expiry.isAfter(clock.instant())) {
            violations.add("expires_at", "in the past", "a time to come");
        }
        if (creating && key.scopes().isEmpty() && !violations.concerns("scopes")) {
            violations.add("scopes", "empty", "at least one scope");
        }
        if (key.allowedNetworks().stream().anyMatch(it -> Network.parse(it).isEmpty())) {
            violations.add(
                    "allowed_networks", "not valid", "addresses or CIDR blocks, like 192.0.2.0/24 or 2001:db8::/32");
        }
        key.limits()
                .fault()
                .ifPresent(fault -> violations.add(
                        "limits", fault, "operations such as fax.send with per_second, per_minute, per_day"));
    }

    @Override
    public void beforeSave(ApiKey key, boolean creating) {
        if (creating) {
            key.take(KeySecret.fresh(key.test()));
        }
    }

    @Override
    public void answerCreation(ApiKey key, ObjectNode answer) {
        KeySecret secret = key.shownOnce();
        if (secret != null) {
            answer.put("key", secret.value());
        }
    }
}
