package io.dartwing.telephony.trunk;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// Which trunk a call takes, as a pure decision over the enabled trunks.
public final class TrunkChoice {
    /// What the decision needs to know of a trunk.
    public record Candidate(UUID id, String name, String host, List<String> prefixes) {
        public Candidate {
            prefixes = List.copyOf(prefixes);
        }
    }

    /// @param reason one sentence for the attempt's record
    public record Chosen(UUID trunkId, String reason) {}

    private record Match(Candidate trunk, String prefix) {}

    private TrunkChoice() {}

    /// For an E.164 number: the trunk with the longest matching prefix; a trunk without prefixes matches everything.
    /// Between equals, the one the sender's number belongs to, then the first by name.
    public static Optional<Chosen> forNumber(String e164, List<Candidate> trunks, Optional<UUID> sendersTrunk) {
        return trunks.stream()
                .flatMap(trunk -> longestPrefix(trunk, e164).map(prefix -> new Match(trunk, prefix)).stream())
                .max(Comparator.<Match>comparingInt(match -> match.prefix().length())
                        .thenComparing(match ->
                                sendersTrunk.filter(match.trunk().id()::equals).isPresent())
                        .thenComparing(match -> match.trunk().name(), Comparator.reverseOrder()))
                .map(match -> new Chosen(match.trunk().id(), reason(match, trunks.size(), sendersTrunk)));
    }

    /// For a `sip:` address: the trunk of that host, and no other.
    public static Optional<Chosen> forHost(String host, List<Candidate> trunks) {
        return trunks.stream()
                .filter(trunk -> trunk.host().equalsIgnoreCase(host))
                .min(Comparator.comparing(Candidate::name))
                .map(trunk -> new Chosen(trunk.id(), "Trunk “" + trunk.name() + "” leads to that host"));
    }

    private static Optional<String> longestPrefix(Candidate trunk, String e164) {
        if (trunk.prefixes().isEmpty()) {
            return Optional.of("");
        }
        return trunk.prefixes().stream()
                .filter(prefix -> e164.startsWith(prefix.toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(String::length));
    }

    private static String reason(Match match, int trunks, Optional<UUID> sendersTrunk) {
        String name = "Trunk “" + match.trunk().name() + "”";
        if (!match.prefix().isEmpty()) {
            return name + ": longest prefix " + match.prefix();
        }
        if (trunks == 1) {
            return name + ": the only one";
        }
        return sendersTrunk.filter(match.trunk().id()::equals).isPresent()
                ? name + ": the sender's number lies on it"
                : name + ": no prefix matches, first by name";
    }
}
