package io.dartwing.fax.version;

import io.dartwing.engine.fax.marks.Mark;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.problem.PlatformError;
import jakarta.persistence.EntityManager;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Ready-made and own stamps with their fields filled in.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Stamps {
    static final int MOST_LINES = 4;
    static final String RECEIVED_VIA_FAX = "received_via_fax";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm zzz", Locale.US);
    private static final Map<String, MarkReader.Stamp> READY = Map.of(
            "received",
            ready("RECEIVED", 0x1d4ed8),
            "approved",
            ready("APPROVED", 0x15803d),
            "paid",
            ready("PAID", 0xdc2626),
            RECEIVED_VIA_FAX,
            new MarkReader.Stamp(
                    List.of("RECEIVED VIA FAX", "{received}", "{fax}", "{sender}"), 0x1d4ed8, Mark.Border.SINGLE, 1));

    private final EntityManager entities;

    Stamps(EntityManager entities) {
        this.entities = entities;
    }

    /// What the fields of a stamp are filled with.
    record Facts(ZonedDateTime now, Optional<ZonedDateTime> received, String person, String fax, String sender) {}

    private static MarkReader.Stamp ready(String word, int rgb) {
        return new MarkReader.Stamp(List.of(word, "{date} {time}", "{person}"), rgb, Mark.Border.DOUBLE, 1);
    }

    MarkReader.Stamp of(String field, @Nullable String name, @Nullable UUID id, Facts facts) {
        Optional<MarkReader.Stamp> found =
                id == null ? Optional.ofNullable(READY.get(name == null ? "" : name)) : own(field + "_id", id);
        MarkReader.Stamp stamp = found.orElseThrow(() -> MarkReader.unknown(
                field, "received, approved, paid or received_via_fax, or the id of one of GET /api/v1/fax-stamps"));
        return new MarkReader.Stamp(
                stamp.lines().stream().map(line -> filled(line, facts)).toList(),
                stamp.rgb(),
                stamp.border(),
                stamp.opacity());
    }

    private Optional<MarkReader.Stamp> own(String field, UUID id) {
        Optional<FaxStamp> found =
                Optional.ofNullable(entities.find(FaxStamp.class, id)).filter(stamp -> !stamp.deleted());
        if (found.isPresent() && !found.get().usableBy(Actors.current())) {
            throw new ProblemException(
                    PlatformError.FORBIDDEN,
                    field + ": a stamp of other roles (expected: one without roles, or of yours)");
        }
        return found.map(stamp -> new MarkReader.Stamp(
                stamp.text().lines().limit(MOST_LINES).toList(),
                rgb(stamp.color()),
                Mark.Border.valueOf(stamp.border().toUpperCase(Locale.ROOT)),
                stamp.opacity() / 100.0));
    }

    private static int rgb(String color) {
        return switch (color) {
            case "red" -> 0xdc2626;
            case "blue" -> 0x1d4ed8;
            case "green" -> 0x15803d;
            case "violet" -> 0x7c3aed;
            default -> 0x111827;
        };
    }

    static String date(ZonedDateTime now) {
        return DATE.format(now);
    }

    private static String filled(String line, Facts facts) {
        return line.replace("{date}", DATE.format(facts.now()))
                .replace("{time}", TIME.format(facts.now()))
                .replace("{person}", facts.person())
                .replace("{fax}", facts.fax())
                .replace("{sender}", facts.sender())
                .replace(
                        "{received}",
                        facts.received()
                                .map(at -> DATE.format(at) + " " + TIME.format(at))
                                .orElse(""));
    }
}
