package io.dartwing.telephony.rule;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.routing.Destination;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A rule in force, as the decision takes it. In each condition nothing means all.
///
/// @param traffic what is sent; other operations have no rules
/// @param countries ISO 3166-1 alpha-2; either these or `prefixes` fit
/// @param prefixes with `+`
/// @param senders ids of our numbers; without a number of ours such a rule never fits
/// @param tags of the sender's number, of which one is enough
/// @param ways accounts and trunks by their ids
/// @param reason empty when none was given
public record Rule(
        String name,
        Set<Capability> traffic,
        Set<String> countries,
        List<String> prefixes,
        Set<UUID> senders,
        Set<String> tags,
        Effect effect,
        Set<UUID> ways,
        String reason) {
    static final Set<Capability> RULED = Set.of(Capability.FAX, Capability.MESSAGES, Capability.CALLS);

    /// What becomes of the ways that the rule names.
    public enum Effect {
        PREFER,
        EXCLUDE
    }

    boolean fits(Traffic sent) {
        return RULED.contains(sent.operation())
                && (traffic.isEmpty() || traffic.contains(sent.operation()))
                && leadsTo(sent)
                && comesFrom(sent);
    }

    private boolean leadsTo(Traffic sent) {
        if (countries.isEmpty() && prefixes.isEmpty()) {
            return true;
        }
        return (sent.destination() instanceof Destination.Country(var code) && countries.contains(code))
                || prefixes.stream().anyMatch(prefix -> sent.to().e164().startsWith(prefix));
    }

    private boolean comesFrom(Traffic sent) {
        return (senders.isEmpty()
                        || sent.sender()
                                .filter(own -> senders.contains(own.id()))
                                .isPresent())
                && (tags.isEmpty()
                        || sent.sender()
                                .filter(own -> own.tags().stream().anyMatch(tags::contains))
                                .isPresent());
    }
}
