package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.PersonActor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The live topic `me`: says `resync` when the subscriber's rights are others than before, so that it reads its
/// session again. Nothing is published on it.
@Component
class OwnRightsTopic implements LiveTopic {
    static final String NAME = "me";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean allows(Actor actor, @Nullable String key) {
        return actor instanceof PersonActor && key == null;
    }

    @Override
    public Optional<JsonNode> row(Actor actor, LiveChange change) {
        return Optional.empty();
    }
}
