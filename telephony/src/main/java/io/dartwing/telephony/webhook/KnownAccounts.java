package io.dartwing.telephony.webhook;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.SystemJobActor;
import io.dartwing.telephony.account.Carrier;
import io.dartwing.telephony.account.CarrierAccounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Whose webhooks' address it is. A provider that is busy tells thousands of events in a second; the account is read
/// again after a moment only.
@Component
class KnownAccounts {
    /// How long an answer is reused, and so how long credentials that were replaced may still prove a webhook.
    private static final Duration FRESH = Duration.ofMillis(500);

    private static final String ACTOR = "carrier-webhook";

    record Known(Carrier carrier, SystemJobActor actor, Instant readAt) {}

    private final CarrierAccounts accounts;
    private final Clock clock;
    private final ConcurrentHashMap<String, Known> cache = new ConcurrentHashMap<>();

    KnownAccounts(CarrierAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// As it was read a moment ago, or just now. Of many who come at once one reads and the others wait for it.
    Optional<Known> recent(String publicId) {
        Known recent = cache.get(publicId);
        return Optional.ofNullable(
                recent != null && !old(recent)
                        ? recent
                        : cache.compute(publicId, (id, known) -> known == null || old(known) ? locate(id) : known));
    }

    /// As it stands now.
    Optional<Known> read(String publicId) {
        return Optional.ofNullable(cache.compute(publicId, (id, known) -> locate(id)));
    }

    private boolean old(Known known) {
        return !clock.instant().isBefore(known.readAt.plus(FRESH));
    }

    private @Nullable Known locate(String publicId) {
        Instant now = clock.instant();
        return accounts.locate(publicId)
                .flatMap(located -> {
                    SystemJobActor actor = SystemJobActor.of(located.organizationId(), ACTOR);
                    return Actors.callAs(actor, () -> accounts.find(located.accountId()))
                            .map(carrier -> new Known(carrier, actor, now));
                })
                .orElse(null);
    }
}
