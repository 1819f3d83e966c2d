package io.dartwing.engine.reading.entity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a value looks like from its first character on.
interface Shape {
    /// The value that begins exactly at the character, if one does.
    Optional<Span> at(Row row, int from);

    /// The whole match of the pattern.
    static Shape of(Pattern pattern) {
        return (row, from) -> {
            Matcher matcher = pattern.matcher(row.text())
                    .region(from, row.text().length())
                    .useTransparentBounds(true);
            return matcher.lookingAt() && matcher.end() > matcher.start()
                    ? Optional.of(row.span(matcher.start(), matcher.end()))
                    : Optional.empty();
        };
    }
}
