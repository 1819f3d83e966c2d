package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.notifications.NoticeKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// Every kind of every module.
@Component
class NoticeKinds {
    private final Map<String, NoticeKind> kinds = new TreeMap<>();

    NoticeKinds(List<NoticeKind.Group> groups) {
        for (NoticeKind.Group group : groups) {
            for (NoticeKind kind : group.kinds()) {
                if (kinds.put(kind.name(), kind) != null) {
                    throw new IllegalStateException("notice kind " + kind.name() + ": declared twice (expected: once)");
                }
            }
        }
    }

    Collection<NoticeKind> all() {
        return kinds.values();
    }

    Optional<NoticeKind> find(String name) {
        return Optional.ofNullable(kinds.get(name));
    }
}
