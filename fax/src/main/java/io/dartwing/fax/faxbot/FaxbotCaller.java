package io.dartwing.fax.faxbot;

import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.limits.KeyLimits;
import java.util.Set;

/// Who calls this interface.
///
/// @param limits the key's own
/// @param scopes Faxbot's
record FaxbotCaller(ApiKeyActor actor, KeyLimits limits, Set<String> scopes) {
    boolean may(String scope) {
        return FaxbotScopes.allow(scopes, scope);
    }
}
