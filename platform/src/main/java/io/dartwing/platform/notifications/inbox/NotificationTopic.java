package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.actor.Actor;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.realtime.LiveChange;
import io.dartwing.platform.realtime.LiveTopic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The live topic `notifications`: each person hears of its own.
@Component
class NotificationTopic implements LiveTopic {
    private final NoticeRows rows;
    private final NotificationViews views;
    private final JsonMapper json;

    NotificationTopic(NoticeRows rows, NotificationViews views, JsonMapper json) {
        this.rows = rows;
        this.views = views;
        this.json = json;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public boolean allows(Actor actor, @Nullable String key) {
        return actor instanceof PersonActor && key == null;
    }

    @Override
    public Optional<JsonNode> row(Actor actor, LiveChange change) {
        return rows.find(actor.id(), change.id()).flatMap(views::view).map(json::<JsonNode>valueToTree);
    }
}
