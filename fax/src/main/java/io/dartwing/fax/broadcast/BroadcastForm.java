package io.dartwing.fax.broadcast;

import io.dartwing.fax.FaxError;
import io.dartwing.kernel.Ids;
import io.dartwing.kernel.PhoneNumber;
import io.dartwing.kernel.ProblemException;
import io.dartwing.kernel.ProblemException.FieldError;
import io.dartwing.platform.problem.PlatformError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Reads the plain fields of a broadcast, collecting everything that is wrong with them.
final class BroadcastForm {
    private static final Duration FARTHEST = Duration.ofDays(400);
    private static final int MOST_GROUPS = 50;

    /// @param content without a name of its own for the sender: the number asked for, or nothing
    record Read(
            Broadcast.Content content,
            Pace pace,
            Optional<Instant> scheduledAt,
            boolean start,
            Set<String> places,
            List<UUID> groups) {}

    private final Map<String, String> fields;
    private final List<FieldError> errors = new ArrayList<>();

    private BroadcastForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /// Problem `DW-400` with all of them.
    static Read read(Map<String, String> fields, Clock clock) {
        return new BroadcastForm(fields).read(clock);
    }

    private Read read(Clock clock) {
        for (String name : fields.keySet()) {
            if (!BroadcastFields.NAMES.contains(name)) {
                String shown = name.matches("[A-Za-z0-9_-]{1,40}") ? name : "(unprintable)";
                wrong(shown, "unknown", "file, recipients, " + String.join(", ", BroadcastFields.NAMES));
            }
        }
        Optional<String> name = text("name", 120);
        if (name.isEmpty()) {
            wrong("name", "missing", "what people call it");
        }
        Optional<String> subject = text("subject", 200);
        Optional<String> message = text("message", 3000);
        Optional<OptOut> optOut = bool("advertisement", false) ? optOut() : Optional.empty();
        boolean cover = bool("cover", subject.isPresent() || message.isPresent());
        String resolution = text("resolution", 20).orElse("fine").toLowerCase(Locale.ROOT);
        if (!List.of("standard", "fine", "superfine").contains(resolution)) {
            wrong("resolution", "unknown", "standard, fine, superfine");
        }
        var places = new LinkedHashSet<String>();
        subject.ifPresent(text -> places.addAll(MergeText.places(text)));
        message.ifPresent(text -> places.addAll(MergeText.places(text)));
        var content = new Broadcast.Content(
                name.orElse(""),
                text("from", 40).orElse(""),
                subject,
                message,
                // Where recipients read how to opt out.
                cover || optOut.isPresent(),
                bool("header", true),
                resolution,
                optOut);
        var pace = new Pace(
                number("faxes_per_minute", 30, Pace.FASTEST),
                number("lines", 5, Pace.MOST_LINES),
                number("attempts", 3, Pace.MOST_ATTEMPTS));
        Optional<Instant> at = schedule(clock.instant());
        boolean start = bool("start", false);
        List<UUID> groups = groups();
        if (!errors.isEmpty()) {
            throw new ProblemException(PlatformError.VALIDATION, "The request has wrong fields.", errors);
        }
        return new Read(content, pace, at, start, places, groups);
    }

    private List<UUID> groups() {
        List<String> texts =
                text("groups", 2000).map(text -> List.of(text.split(",", -1))).orElse(List.of());
        List<UUID> ids = texts.stream()
                .map(text -> Ids.parse(text.strip()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (texts.size() > MOST_GROUPS
                || texts.stream().anyMatch(text -> Ids.parse(text.strip()).isEmpty())) {
            wrong("groups", "not valid", "ids of groups of contacts, at most " + MOST_GROUPS);
        }
        return ids;
    }

    private Optional<OptOut> optOut() {
        Optional<PhoneNumber> phone = phone("opt_out_phone");
        Optional<PhoneNumber> fax = phone("opt_out_fax");
        Optional<String> free = text("opt_out_free", 200);
        if (phone.isEmpty() || fax.isEmpty()) {
            return Optional.empty();
        }
        if (free.isEmpty() && !OptOut.tollFree(phone.get()) && !OptOut.tollFree(fax.get())) {
            wrong("opt_out_free", "missing", "a way that costs nothing, unless one of both numbers is toll-free");
        }
        return Optional.of(new OptOut(phone.get().e164(), fax.get().e164(), free));
    }

    private Optional<PhoneNumber> phone(String name) {
        Optional<PhoneNumber> number = text(name, 40).flatMap(PhoneNumber::parse);
        if (number.isEmpty()) {
            wrong(name, "no number", "E.164, such as +18005550143: an advertisement names it (47 CFR 64.1200)");
        }
        return number;
    }

    private Optional<Instant> schedule(Instant now) {
        Optional<String> text = text("scheduled_at", 40);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Instant at = OffsetDateTime.parse(text.get()).toInstant();
            if (at.isBefore(now.minus(Duration.ofMinutes(5))) || at.isAfter(now.plus(FARTHEST))) {
                throw new ProblemException(
                        FaxError.BAD_SCHEDULE, "scheduled_at: out of range (expected: from now on, within 400 days)");
            }
            return Optional.of(at);
        } catch (DateTimeParseException notATime) {
            wrong("scheduled_at", "not a time", "ISO 8601 with zone, such as 2026-11-20T09:30:00Z");
            return Optional.empty();
        }
    }

    private Optional<String> text(String name, int longest) {
        String value = fields.getOrDefault(name, "").strip();
        if (value.length() > longest) {
            wrong(name, "too long", "at most " + longest + " characters");
            return Optional.empty();
        }
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    private boolean bool(String name, boolean otherwise) {
        return switch (fields.getOrDefault(name, "").toLowerCase(Locale.ROOT)) {
            case "" -> otherwise;
            case "true", "1", "on" -> true;
            case "false", "0", "off" -> false;
            default -> {
                wrong(name, "not a boolean", "true or false");
                yield otherwise;
            }
        };
    }

    private int number(String name, int otherwise, int most) {
        String text = fields.getOrDefault(name, "").strip();
        if (text.isEmpty()) {
            return Math.min(otherwise, most);
        }
        int value = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (value < 1 || value > most) {
            wrong(name, "out of range", "1 to " + most);
            return otherwise;
        }
        return value;
    }

    private void wrong(String field, String problem, String expected) {
        errors.add(new FieldError(field, field + ": " + problem + " (expected: " + expected + ")"));
    }
}
