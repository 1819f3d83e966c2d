package io.dartwing.platform.realtime;

import io.dartwing.kernel.Ids;
import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.ActorReference;
import io.dartwing.platform.jobs.Askers;
import io.dartwing.platform.keys.InstallationSeal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Short-lived tickets for clients that can't send a header or cookie with a WebSocket handshake.
///
/// A ticket is sealed with the master key, so any node can read it; it is taken once per node, for 30
/// seconds.
@Component
class LiveTickets {
    static final Duration VALID = Duration.ofSeconds(30);
    private static final byte[] CONTEXT = "live-ticket".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_CHARACTERS = 2000;

    private final InstallationSeal seal;
    private final Askers askers;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<UUID, Instant> redeemed = new ConcurrentHashMap<>();

    LiveTickets(InstallationSeal seal, Askers askers, JsonMapper json, Clock clock) {
        this.seal = seal;
        this.askers = askers;
        this.json = json;
        this.clock = clock;
    }

    private record Ticket(UUID id, UUID organizationId, ActorReference actor, Instant validUntil) {}

    String issue(Actor actor) {
        var ticket = new Ticket(
                Ids.next(),
                actor.requireOrganization(),
                actor.reference(),
                clock.instant().plus(VALID));
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(seal.seal(json.writeValueAsBytes(ticket), CONTEXT));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("live ticket: can't be sealed", broken);
        }
    }

    /// Empty for a ticket that is forged, expired, or used before.
    Optional<LiveIdentity> redeem(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(text);
            Ticket ticket = json.readValue(seal.open(sealed, CONTEXT), Ticket.class);
            Instant now = clock.instant();
            redeemed.values().removeIf(now::isAfter);
            if (now.isAfter(ticket.validUntil()) || redeemed.putIfAbsent(ticket.id(), ticket.validUntil()) != null) {
                return Optional.empty();
            }
            return Optional.of(new LiveIdentity(
                    ticket.organizationId(),
                    ticket.actor(),
                    () -> askers.find(ticket.organizationId(), ticket.actor())));
        } catch (GeneralSecurityException | IllegalArgumentException forged) {
            return Optional.empty();
        }
    }
}
