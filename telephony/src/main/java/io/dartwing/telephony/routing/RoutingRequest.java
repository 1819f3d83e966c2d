package io.dartwing.telephony.routing;

import io.dartwing.telephony.carriers.Capability;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is to be done, without the number it leads to.
///
/// @param units pages, segments or minutes, as far as they are known; at least 1
/// @param options what the sender asks for
public record RoutingRequest(Capability operation, Destination destination, int units, Options options) {
    /// @param preferred the carrier asked for by name
    /// @param excluded carriers that must not be taken, with the reason
    /// @param sticky the carrier that the conversation has used so far
    /// @param ailing whether one of poor health will do, behind all healthy ones
    public record Options(Optional<UUID> preferred, Map<UUID, String> excluded, Optional<UUID> sticky, boolean ailing) {
        public static final Options NONE = new Options(Optional.empty(), Map.of(), Optional.empty());

        public Options {
            excluded = Map.copyOf(excluded);
        }

        public Options(Optional<UUID> preferred, Map<UUID, String> excluded, Optional<UUID> sticky) {
            this(preferred, excluded, sticky, false);
        }
    }

    public RoutingRequest {
        if (units < 1) {
            throw new IllegalArgumentException("units: " + units + " (expected: 1 or more)");
        }
    }

    /// The same, where one of poor health will do when nothing healthy is left.
    public RoutingRequest orAiling() {
        var others = new Options(options.preferred(), options.excluded(), options.sticky(), true);
        return new RoutingRequest(operation, destination, units, others);
    }

    public static RoutingRequest of(Capability operation, Destination destination) {
        return new RoutingRequest(operation, destination, 1, Options.NONE);
    }
}
