package io.dartwing.platform.roles;

import io.dartwing.platform.permission.ProtectedTypes;
import io.dartwing.platform.permission.RecordFacts;
import io.dartwing.platform.permission.RecordTypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Every record type that rights can be about.
@Component
class RightsCatalogue {
    private final List<ProtectedTypes> contexts;

    RightsCatalogue(List<ProtectedTypes> contexts) {
        this.contexts = contexts;
    }

    Map<String, RecordTypeRef> types() {
        var types = new TreeMap<String, RecordTypeRef>();
        contexts.forEach(context -> context.types().forEach(type -> types.put(type.name(), type)));
        return types;
    }

    GrantRules rules() {
        return new GrantRules(types());
    }

    Optional<RecordFacts> facts(String type, UUID record, Optional<UUID> person) {
        return contexts.stream()
                .flatMap(context -> context.facts(type, record, person).stream())
                .findFirst();
    }
}
