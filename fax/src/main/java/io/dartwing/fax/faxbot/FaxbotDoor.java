package io.dartwing.fax.faxbot;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.ApiKeyActor;
import io.dartwing.platform.apikey.ApiKeys;
import io.dartwing.platform.audit.Audit;
import io.dartwing.platform.limits.KeyLimits;
import io.dartwing.platform.limits.LimitedCaller;
import io.dartwing.platform.limits.LimitedOperation;
import io.dartwing.platform.limits.Limits;
import io.dartwing.platform.limits.Rate;
import io.dartwing.platform.net.ClientAddresses;
import io.dartwing.platform.problem.RetryLaterException;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Finds who shows an `X-API-Key`, holds the caller to its scopes and limits, and runs the
/// operation as it.
@ForFaxbot
@Component
final class FaxbotDoor {
    private final ApiKeys keys;
    private final FaxbotKeyScopes scopes;
    private final FaxbotOrganization organization;
    private final FaxbotEnvironment environment;
    private final ClientAddresses addresses;
    private final FaxbotFirstKey first;
    private final Limits limits;
    private final Audit audit;
    private final TransactionTemplate transaction;

    FaxbotDoor(
            ApiKeys keys,
            FaxbotKeyScopes scopes,
            FaxbotOrganization organization,
            FaxbotEnvironment environment,
            ClientAddresses addresses,
            FaxbotFirstKey first,
            Limits limits,
            Audit audit,
            TransactionTemplate transaction) {
        this.keys = keys;
        this.scopes = scopes;
        this.organization = organization;
        this.environment = environment;
        this.addresses = addresses;
        this.first = first;
        this.limits = limits;
        this.audit = audit;
        this.transaction = transaction;
    }

    /// What an operation does once its caller is known.
    @FunctionalInterface
    interface Operation<T> {
        T run(FaxbotCaller caller) throws Exception;
    }

    /// @param limit what one call of the operation takes from, of the key's share
    /// @throws FaxbotRefusal 401 without a valid key, 403 without the scope
    /// @throws RetryLaterException when the limit is used up
    <T> T enter(HttpServletRequest request, String scope, LimitedOperation limit, Operation<T> operation)
            throws Exception {
        FaxbotCaller caller = find(request).orElseThrow(() -> new FaxbotRefusal(401, "Invalid or missing API key"));
        return as(caller, () -> {
            if (!caller.may(scope)) {
                note("api_key_denied_scope", caller, Map.of("scope", scope));
                throw new FaxbotRefusal(403, "Insufficient scope: " + scope + " required");
            }
            take(caller, limit);
            return operation.run(caller);
        });
    }

    /// The same for administration, whose refusal tells no scope.
    <T> T administrate(HttpServletRequest request, String scope, Operation<T> operation) throws Exception {
        FaxbotCaller caller = find(request)
                .filter(found -> found.may(scope))
                .orElseThrow(() -> new FaxbotRefusal(401, "Admin authentication failed"));
        return as(caller, () -> {
            take(caller, LimitedOperation.FAXBOT_REQUEST);
            return operation.run(caller);
        });
    }

    private <T> T as(FaxbotCaller caller, ScopedValue.CallableOp<T, Exception> work) throws Exception {
        return Actors.<T, Exception>callAs(
                caller.actor(), () -> LimitedCaller.<T, Exception>call(rates(caller.limits()), work));
    }

    private void take(FaxbotCaller caller, LimitedOperation limit) {
        try {
            limits.take(LimitedOperation.API_REQUEST);
            limits.take(limit);
        } catch (RetryLaterException usedUp) {
            note("rate_limited", caller, Map.of("operation", limit.value()));
            throw usedUp;
        }
    }

    private void note(String event, FaxbotCaller caller, Map<String, String> details) {
        transaction.executeWithoutResult(
                status -> audit.record(event, "api_key", caller.actor().id(), details));
    }

    private Optional<FaxbotCaller> find(HttpServletRequest request) {
        String shown = request.getHeader("X-API-Key");
        if (shown == null || shown.isBlank()) {
            return Optional.empty();
        }
        String key = shown.strip();
        if (environment.apiKey().filter(known -> same(known, key)).isPresent()) {
            return organization
                    .find()
                    .flatMap(first::holder)
                    .map(holder -> new FaxbotCaller(holder, KeyLimits.NONE, Set.of(FaxbotScopes.ALL)));
        }
        return keys.authenticate(key, addresses.of(request))
                .map(found -> new FaxbotCaller(found.actor(), found.limits(), scopes(found.actor())));
    }

    private Set<String> scopes(ApiKeyActor actor) {
        return Actors.callAs(actor, () -> scopes.of(actor.id())).orElseGet(() -> FaxbotScopes.of(actor.permissions()));
    }

    /// The environment's numbers, as they are now; those of the key itself count more.
    private KeyLimits rates(KeyLimits own) {
        var rates = new HashMap<String, Rate>();
        rates.put(LimitedOperation.FAXBOT_REQUEST.value(), perMinute(environment.requestsPerMinute()));
        rates.put(LimitedOperation.FAXBOT_LIST.value(), perMinute(environment.listsPerMinute()));
        rates.put(LimitedOperation.FAXBOT_READ.value(), perMinute(environment.readsPerMinute()));
        rates.putAll(own.operations());
        return new KeyLimits(rates);
    }

    private static Rate perMinute(int most) {
        return new Rate(0, most, 0, 0);
    }

    /// For a telephone system of the house: the secret it shares with us.
    ///
    /// @throws FaxbotRefusal 401
    static void requireInternal(FaxbotEnvironment environment, HttpServletRequest request) {
        String shown = request.getHeader("X-Internal-Secret");
        if (shown == null
                || environment
                        .asteriskSecret()
                        .filter(secret -> same(secret, shown))
                        .isEmpty()) {
            throw new FaxbotRefusal(401, "Invalid internal secret");
        }
    }

    /// In constant time, whatever the lengths.
    static boolean same(String expected, String shown) {
        return MessageDigest.isEqual(digest(expected), digest(shown));
    }

    private static byte[] digest(String text) {
        return DocumentToken.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
