package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What the decision needs to know of a carrier's account or a trunk, as it stands for this
/// request.
///
/// @param id of the account or trunk
/// @param name as the organisation calls it
/// @param serves the countries (ISO 3166-1 alpha-2; empty: all) by what it can do; what it can't
/// is missing
/// @param covers whether it is meant for the number; true where it isn't limited to some
/// @param health for the request's operation
/// @param sender whether the sender's number is its own
/// @param campaignApproved whether it may send from that number what is to be sent; true where no
/// campaign is needed
/// @param price per unit, for this destination
/// @param priority 1 (first) to 5
/// @param barred the rule that excludes it, as what stands after “because”; names no number
public record CarrierCandidate(
        UUID id,
        CarrierKind kind,
        String name,
        boolean enabled,
        Map<Capability, Set<String>> serves,
        boolean covers,
        Condition health,
        SenderNumber sender,
        boolean campaignApproved,
        Optional<Money> price,
        int priority,
        Preferred preferred,
        Optional<String> barred) {

    /// A number that one carrier hosts can't originate at another.
    public enum SenderNumber {
        OWNED,
        NOT_OWNED,
        /// The carrier takes any sender, or the operation has none.
        ANY
    }

    /// Who wants this carrier. A later one weighs more.
    public enum Preference {
        NONE,
        ORGANIZATION,
        /// It is set up for numbers that begin like this one.
        PREFIX,
        ROUTE_RULE
    }

    /// @param because what stands after “because” in the explanation; names no number
    /// @param rank between equal preferences the smaller one goes first
    public record Preferred(Preference by, String because, int rank) {
        public static final Preferred NONE = new Preferred(Preference.NONE, "", 0);

        public Preferred(Preference by, String because) {
            this(by, because, 0);
        }
    }

    public CarrierCandidate {
        if (priority < 1 || priority > 5) {
            throw new IllegalArgumentException("priority: " + priority + " (expected: 1 to 5)");
        }
        if (price.isPresent() && price.get().amount().signum() < 0) {
            throw new IllegalArgumentException("price: negative (expected: 0 or more)");
        }
    }
}
