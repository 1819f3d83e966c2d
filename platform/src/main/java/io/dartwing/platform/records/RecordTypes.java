package io.dartwing.platform.records;

import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Every record type of this server, by name.
@Component
public class RecordTypes {
    private final Map<String, RecordType<?>> byName = new TreeMap<>();

    RecordTypes(List<RecordType<?>> types) {
        for (RecordType<?> type : types) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalStateException("record type " + type.name() + ": defined twice (expected: once)");
            }
        }
    }

    public Collection<RecordType<?>> all() {
        return List.copyOf(byName.values());
    }

    public Optional<RecordType<?>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    RecordType<?> get(String name) {
        return find(name)
                .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "There is no such record type."));
    }
}
