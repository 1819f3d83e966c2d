package io.dartwing.platform.notifications.inbox;

import io.dartwing.kernel.Ids;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.actor.PersonActor;
import io.dartwing.platform.notifications.inbox.NotificationViews.NotificationView;
import io.dartwing.platform.problem.PlatformError;
import io.dartwing.platform.realtime.LiveUpdates;
import io.dartwing.platform.records.Cursors;
import io.dartwing.platform.records.Page;
import io.dartwing.platform.records.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The notifications of the person who asks; nobody else's exist for it.
@RestController
@RequestMapping("/api/v1/notifications")
@Tag(name = "Notifications")
class NotificationController {
    private static final String LIST = "notifications";

    private final NoticeRows rows;
    private final NotificationViews views;
    private final Cursors cursors;
    private final LiveUpdates live;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NotificationController(
            NoticeRows rows,
            NotificationViews views,
            Cursors cursors,
            LiveUpdates live,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.views = views;
        this.cursors = cursors;
        this.live = live;
        this.transaction = transaction;
        this.clock = clock;
    }

    record UnreadCount(long unread) {}

    record NoticeRead(@Nullable Boolean unread) {}

    @GetMapping
    @Operation(operationId = "listNotifications", summary = "Your notifications, newest first")
    Page<NotificationView> list(
            @RequestParam(required = false) @Nullable Boolean unread,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        UUID person = person();
        int most = limit == null ? 50 : limit;
        if (most < 1 || most > 200) {
            var violations = new Violations();
            violations.add("limit", "out of range", "1 to 200");
            throw violations.problem();
        }
        return transaction.execute(status -> {
            UUID before = cursor == null
                    ? null
                    : UUID.fromString(String.valueOf(cursors.read(LIST, cursor).getFirst()));
            List<NoticeRows.Row> found = rows.list(person, Boolean.TRUE.equals(unread), before, most + 1);
            List<NoticeRows.Row> page = found.subList(0, Math.min(most, found.size()));
            String next = found.size() <= most
                    ? null
                    : cursors.write(LIST, List.of(page.getLast().id().toString()));
            return new Page<>(
                    page.stream().map(views::view).flatMap(Optional::stream).toList(), next);
        });
    }

    @GetMapping("/unread-count")
    @Operation(operationId = "countUnreadNotifications", summary = "How many you have not read")
    UnreadCount unread() {
        UUID person = person();
        return transaction.execute(status -> new UnreadCount(rows.unread(person)));
    }

    @PostMapping("/{id}/read")
    @Operation(operationId = "markNotificationRead", summary = "Mark one as read, or unread")
    NotificationView read(@PathVariable String id, @RequestBody(required = false) @Nullable NoticeRead body) {
        UUID person = person();
        boolean unread = body != null && Boolean.TRUE.equals(body.unread());
        return transaction.execute(status -> {
            NotificationView view = Ids.parse(id)
                    .filter(known -> rows.read(person, known, unread, clock.instant()) == 1)
                    .flatMap(known -> rows.find(person, known))
                    .flatMap(views::view)
                    .orElseThrow(() -> new ProblemException(PlatformError.NOT_FOUND, "no such notification"));
            live.changed(LIST, "notification.changed", view.id(), 0);
            return view;
        });
    }

    @PostMapping("/read-all")
    @Operation(operationId = "markAllNotificationsRead", summary = "Mark all as read")
    ResponseEntity<Void> readAll() {
        UUID person = person();
        transaction.executeWithoutResult(status -> {
            rows.list(person, true, null, 1)
                    .forEach(newest -> live.changed(LIST, "notification.changed", newest.id(), 0));
            rows.read(person, null, false, clock.instant());
        });
        return ResponseEntity.noContent().build();
    }

    static UUID person() {
        if (Actors.current() instanceof PersonActor person) {
            return person.id();
        }
        throw new ProblemException(
                PlatformError.FORBIDDEN, "notifications: are people's (expected: a signed-in person)");
    }
}
