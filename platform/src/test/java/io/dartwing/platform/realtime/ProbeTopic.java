package io.dartwing.platform.realtime;

import io.dartwing.platform.actor.Actor;
import java.util.Optional;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;

/// A topic that anybody may hear, so that a test can subscribe to many.
@TestComponent
public class ProbeTopic implements LiveTopic {
    @Override
    public String name() {
        return "probe";
    }

    @Override
    public boolean allows(Actor actor, String key) {
        return true;
    }

    @Override
    public Optional<JsonNode> row(Actor actor, LiveChange change) {
        return Optional.empty();
    }
}
