package io.dartwing.platform.notifications.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Notifications as their person sees them, with every value: it is signed in.
@Component
class NotificationViews {
    private final NoticeKinds kinds;
    private final Templates templates;

    NotificationViews(NoticeKinds kinds, Templates templates) {
        this.kinds = kinds;
        this.templates = templates;
    }

    record NotificationView(
            UUID id,
            String kind,
            String title,
            String text,
            @Nullable String link,
            @Nullable UUID subjectId,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /// Empty for a kind that this version does not know.
    Optional<NotificationView> view(NoticeRows.Row row) {
        return kinds.find(row.kind()).map(kind -> {
            Wording.Template template = templates.of(kind);
            return new NotificationView(
                    row.id(),
                    row.kind(),
                    Wording.fill(kind, template.subject(), row.values(), true),
                    Wording.fill(kind, template.body(), row.values(), true),
                    row.link(),
                    row.subject(),
                    row.createdAt(),
                    row.readAt());
        });
    }
}
