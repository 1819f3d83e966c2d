package io.dartwing.fax.faxbot;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How Faxbot writes times and ids. Pure.
final class FaxbotForms {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{32}");

    private static final Pattern ZONED = Pattern.compile("[^T]*T.*(Z|[+-]\\d\\d:\\d\\d)");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");
    private static final String NO_TIME = "Input should be a valid datetime";

    private FaxbotForms() {}

    /// UTC without saying so, for example `2026-11-27T12:00:00.000000`.
    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : TIME.format(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
    }

    /// Reads a time with its zone, or in UTC without.
    ///
    /// @param place of the text, for the refusal
    /// @throws FaxbotRefusal 422 for what is no time from 1970 to 2999
    static Instant instant(String text, String... place) {
        String form = text.strip().replace(' ', '+'); // a plus sign that was not encoded
        try {
            Instant at = ZONED.matcher(form).matches()
                    ? OffsetDateTime.parse(form).toInstant()
                    : LocalDateTime.parse(form).toInstant(ZoneOffset.UTC);
            if (!at.isBefore(Instant.EPOCH) && at.isBefore(LAST)) {
                return at;
            }
        } catch (DateTimeException malformed) {
            throw FaxbotRefusal.invalid(NO_TIME, "datetime_parsing", place);
        }
        throw FaxbotRefusal.invalid(NO_TIME, "datetime_parsing", place);
    }

    /// 32 hexadecimal digits.
    static String id(UUID id) {
        return id.toString().replace("-", "");
    }

    /// Reads an id with its dashes or without.
    static Optional<UUID> id(String text) {
        String bare = text.length() == 36 ? text.replace("-", "") : text;
        if (!HEX.matcher(bare).matches()) {
            return Optional.empty();
        }
        return Optional.of(new UUID(Long.parseUnsignedLong(bare, 0, 16, 16), Long.parseUnsignedLong(bare, 16, 32, 16)));
    }
}
