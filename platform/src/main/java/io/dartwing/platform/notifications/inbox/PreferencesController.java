package io.dartwing.platform.notifications.inbox;

import io.dartwing.platform.notifications.Mail;
import io.dartwing.platform.notifications.NoticeKind;
import io.dartwing.platform.records.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// By which ways, and when, the person who asks wants to be told.
@RestController
@RequestMapping("/api/v1/notification-preferences")
@Tag(name = "Notifications")
class PreferencesController {
    private final NoticeKinds kinds;
    private final Preferences preferences;
    private final Mail mail;
    private final TransactionTemplate transaction;

    PreferencesController(NoticeKinds kinds, Preferences preferences, Mail mail, TransactionTemplate transaction) {
        this.kinds = kinds;
        this.preferences = preferences;
        this.mail = mail;
        this.transaction = transaction;
    }

    record KindChoice(
            @Nullable String kind,
            @Nullable Boolean inApp,
            @Nullable String mail,
            @Nullable Boolean push) {}

    record KindView(String kind, String label, boolean fixed, boolean inApp, String mail, boolean push) {}

    /// Times as `HH:mm`.
    record PreferencesView(
            List<KindView> kinds,
            String zone,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            String digestAt,
            boolean mailConfigured) {}

    /// Kinds that are left out keep their choice.
    record PreferencesChange(
            @Nullable List<KindChoice> kinds,
            @Nullable String zone,
            @Nullable String quietFrom,
            @Nullable String quietUntil,
            @Nullable String digestAt) {}

    @GetMapping
    @Operation(operationId = "getNotificationPreferences", summary = "How and when you are told")
    PreferencesView get() {
        UUID person = NotificationController.person();
        return transaction.execute(status -> view(person));
    }

    @PutMapping
    @Operation(operationId = "putNotificationPreferences", summary = "Change how and when you are told")
    PreferencesView put(@RequestBody PreferencesChange change) {
        UUID person = NotificationController.person();
        var violations = new Violations();
        Times times = times(change, violations);
        List<KindChoice> choices = Objects.requireNonNullElse(change.kinds(), List.of());
        choices.forEach(choice -> check(choice, violations));
        violations.throwIfAny();
        return transaction.execute(status -> {
            preferences.setTimes(person, times);
            for (KindChoice choice : choices) {
                preferences.choose(
                        person,
                        String.valueOf(choice.kind()),
                        new Choice(
                                Boolean.TRUE.equals(choice.inApp()),
                                Choice.MailChoice.of(String.valueOf(choice.mail())),
                                Boolean.TRUE.equals(choice.push())));
            }
            return view(person);
        });
    }

    private PreferencesView view(UUID person) {
        Map<String, Choice> chosen = preferences.chosen(person);
        Times times = preferences.times(person);
        List<KindView> views = kinds.all().stream()
                .map(kind -> view(kind, chosen.getOrDefault(kind.name(), Choice.defaults(kind))))
                .toList();
        return new PreferencesView(
                views,
                times.zone().getId(),
                text(times.quietFrom()),
                text(times.quietUntil()),
                String.valueOf(times.digestAt()),
                mail.configured());
    }

    private static KindView view(NoticeKind kind, Choice chosen) {
        Choice choice = chosen.forKind(kind);
        return new KindView(
                kind.name(),
                kind.label(),
                kind.security(),
                choice.inApp(),
                choice.mail().text(),
                choice.push());
    }

    private void check(KindChoice choice, Violations violations) {
        if (choice.kind() == null || kinds.find(choice.kind()).isEmpty()) {
            violations.add("kinds", "names an unknown kind", "the kinds this list shows");
        }
        if (choice.mail() == null || !List.of("off", "now", "digest").contains(choice.mail())) {
            violations.add("kinds.mail", "not valid", "off, now or digest");
        }
    }

    private static Times times(PreferencesChange change, Violations violations) {
        ZoneId zone = zone(change.zone(), violations);
        LocalTime from = time("quiet_from", change.quietFrom(), violations);
        LocalTime until = time("quiet_until", change.quietUntil(), violations);
        if ((from == null) != (until == null) && violations.isEmpty()) {
            violations.add("quiet_until", "half of a span", "both ends, or none");
        }
        LocalTime digest = time("digest_at", change.digestAt(), violations);
        return new Times(zone, from, until, digest == null ? Times.DEFAULT.digestAt() : digest);
    }

    private static ZoneId zone(@Nullable String text, Violations violations) {
        try {
            return text == null ? Times.DEFAULT.zone() : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            violations.add("zone", "not known", "a name such as Europe/Berlin");
            return Times.DEFAULT.zone();
        }
    }

    private static @Nullable LocalTime time(String field, @Nullable String text, Violations violations) {
        try {
            return text == null ? null : LocalTime.parse(text);
        } catch (DateTimeException malformed) {
            violations.add(field, "not a time", "HH:mm");
            return null;
        }
    }

    private static @Nullable String text(@Nullable LocalTime time) {
        return time == null ? null : String.format(Locale.ROOT, "%02d:%02d", time.getHour(), time.getMinute());
    }
}
