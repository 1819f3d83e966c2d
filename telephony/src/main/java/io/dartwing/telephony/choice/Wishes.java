package io.dartwing.telephony.choice;

import io.dartwing.telephony.number.FaxNumber;
import io.dartwing.telephony.routing.CarrierCandidate.Preference;
import io.dartwing.telephony.routing.CarrierCandidate.Preferred;
import io.dartwing.telephony.routing.CarrierCandidate.SenderNumber;
import io.dartwing.telephony.rule.Rule;
import io.dartwing.telephony.rule.Rulings;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What rules, prefixes and numbers say for and against a way, without a look at anything else.
///
/// Of the trunks whose prefixes begin the number the longest is wanted; between equals the one
/// that the sender's number
/// lies on. Where no prefix fits, that one is preferred.
final class Wishes {
    private final CarrierChoice.Wish wish;
    private final Rulings rulings;
    private final Set<UUID> byPrefix;

    /// What can't be taken leaves its prefix to the others.
    ///
    /// @param ways all of the organisation's
    Wishes(CarrierChoice.Wish wish, List<Way> ways, Rulings rulings) {
        this.wish = wish;
        this.rulings = rulings;
        var excluded = new HashSet<>(rulings.excluded());
        excluded.addAll(wish.options().excluded().keySet());
        this.byPrefix = byPrefix(ways.stream()
                .filter(Way::trunk)
                .filter(Way::enabled)
                .filter(way -> !excluded.contains(way.id()))
                .toList());
    }

    boolean covers(Way way) {
        return way.prefixes().isEmpty() || fitting(way) > 0;
    }

    /// An account takes the numbers that lie with it or are registered there. A trunk takes
    /// whichever number of ours
    /// lies
    /// on a trunk; one that lies with an account is refused, as the trunk's carrier could not
    /// vouch for it.
    SenderNumber sender(Way way) {
        if (wish.sender().isEmpty()) {
            return SenderNumber.ANY;
        }
        FaxNumber sender = wish.sender().get();
        if (way.trunk()) {
            return sender.trunkId().isEmpty()
                    ? SenderNumber.NOT_OWNED
                    : liesOn(way.id()) ? SenderNumber.OWNED : SenderNumber.ANY;
        }
        return sender.sendsWith(way.id()) ? SenderNumber.OWNED : SenderNumber.NOT_OWNED;
    }

    Optional<String> barred(Way way) {
        return rulings.on(way.id())
                .filter(ruling -> ruling.effect() == Rule.Effect.EXCLUDE)
                .map(Rulings.Ruling::sentence);
    }

    Preferred preferred(Way way) {
        Optional<Rulings.Ruling> ruled = rulings.on(way.id()).filter(ruling -> ruling.effect() == Rule.Effect.PREFER);
        if (ruled.isPresent()) {
            return new Preferred(
                    Preference.ROUTE_RULE, ruled.get().sentence(), ruled.get().rank());
        }
        if (byPrefix.contains(way.id())) {
            return new Preferred(Preference.PREFIX, "its prefix is the longest that begins the number");
        }
        return way.trunk() && liesOn(way.id())
                ? new Preferred(Preference.ORGANIZATION, "the sender's number lies on it")
                : Preferred.NONE;
    }

    private Set<UUID> byPrefix(List<Way> trunks) {
        int longest = trunks.stream().mapToInt(this::fitting).max().orElse(0);
        var found = new HashSet<UUID>();
        if (longest > 0) {
            trunks.stream().filter(way -> fitting(way) == longest).map(Way::id).forEach(found::add);
        }
        Optional<UUID> senders = wish.sender().flatMap(FaxNumber::trunkId).filter(found::contains);
        return senders.isPresent() ? Set.of(senders.get()) : found;
    }

    /// How many characters of the number its longest fitting prefix has; 0 when none fits.
    private int fitting(Way way) {
        return way.prefixes().stream()
                .filter(prefix -> wish.to().e164().startsWith(prefix))
                .max(Comparator.comparingInt(String::length))
                .map(String::length)
                .orElse(0);
    }

    private boolean liesOn(UUID trunk) {
        return wish.sender().flatMap(FaxNumber::trunkId).filter(trunk::equals).isPresent();
    }
}
