package io.dartwing.engine.fax.line;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The whole table of trunks, of all organisations.
public record LineConfiguration(List<LineTrunk> trunks) {
    public static final LineConfiguration EMPTY = new LineConfiguration(List.of());

    public LineConfiguration {
        trunks = List.copyOf(trunks);
    }

    public Optional<LineTrunk> trunk(UUID id) {
        return trunks.stream().filter(trunk -> trunk.id().equals(id)).findFirst();
    }
}
