package io.dartwing.telephony.trunk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Which trunk a call to a `sip:` address takes, as a pure decision over the enabled trunks.
public final class TrunkChoice {
    /// What the decision needs to know of a trunk.
    public record Candidate(UUID id, String name, String host) {}

    /// @param reason one sentence for the attempt's record
    public record Chosen(UUID trunkId, String reason) {}

    private TrunkChoice() {}

    /// The trunk of that host, and no other.
    public static Optional<Chosen> forHost(String host, List<Candidate> trunks) {
        return trunks.stream()
                .filter(trunk -> trunk.host().equalsIgnoreCase(host))
                .min(Comparator.comparing(Candidate::name))
                .map(trunk -> new Chosen(trunk.id(), "Trunk “" + trunk.name() + "” leads to that host"));
    }
}
