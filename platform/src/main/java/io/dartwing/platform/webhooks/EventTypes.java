package io.dartwing.platform.webhooks;

import java.util.List;

/// The event types of one module; a bean.
public record EventTypes(List<EventType<?>> types) {
    public EventTypes {
        types = List.copyOf(types);
    }

    public static EventTypes of(EventType<?>... types) {
        return new EventTypes(List.of(types));
    }
}
