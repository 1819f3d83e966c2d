package io.dartwing.engine.fax.t30;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps the events of one terminal, and may react to them.
final class CallRecorder implements T30Listener {
    final List<T30Event> events = new ArrayList<>();
    Consumer<T30Event> reaction = event -> {};

    @Override
    public void on(T30Event event) {
        events.add(event);
        reaction.accept(event);
    }

    <E extends T30Event> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<T30Frame> frames(T30Event.Direction direction) {
        return all(T30Event.FrameSeen.class).stream()
                .filter(f -> f.direction() == direction)
                .map(T30Event.FrameSeen::frame)
                .toList();
    }

    SessionParameters agreed() {
        return all(T30Event.Negotiated.class).getLast().parameters();
    }

    T30Result result() {
        return all(T30Event.Finished.class).getLast().result();
    }

    String log() {
        StringBuilder log = new StringBuilder();
        for (T30Event event : events) {
            log.append(event).append('\n');
        }
        return log.toString();
    }
}
