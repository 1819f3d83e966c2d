package io.dartwing.platform.records;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.permission.Action;
import io.dartwing.platform.permission.ActorGrants;
import io.dartwing.platform.permission.PermissionDecision;
import io.dartwing.platform.realtime.LiveChange;
import io.dartwing.platform.realtime.LiveTopic;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The live topics `records:{type}`.
@Component
class RecordTopic implements LiveTopic {
    private final RecordTypes types;
    private final RecordService records;

    RecordTopic(RecordTypes types, RecordService records) {
        this.types = types;
        this.records = records;
    }

    @Override
    public String name() {
        return "records";
    }

    @Override
    public boolean allows(Actor actor, @Nullable String key) {
        return Optional.ofNullable(key)
                .flatMap(types::find)
                .filter(type -> PermissionDecision.decide(ActorGrants.of(actor), Action.OnRecord.READ, type.reference())
                        .allowed())
                .isPresent();
    }

    @Override
    public Optional<JsonNode> row(Actor actor, LiveChange change) {
        String type = change.topic().substring(name().length() + 1);
        return types.find(type).flatMap(known -> row(known, change.id()));
    }

    private <E extends TenantRecord> Optional<JsonNode> row(RecordType<E> type, UUID id) {
        return records.find(type, id).map(record -> records.render(type, record));
    }
}
