package io.dartwing.engine.reading.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Dates in the fields of forms, where they stand alone and their parts often in boxes of their
/// own.
public final class FieldDates {
    /// The year up to which one of two digits is of this century.
    private static final int LATEST_YEAR = 2029;

    private FieldDates() {}

    /// @param trust 1, less for every letter that had to be read as a digit
    public record FieldDate(LocalDate day, double trust) {}

    /// The first date among the words of a field.
    ///
    /// @param words of one row, from left to right
    public static Optional<FieldDate> first(List<PlacedWord> words) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Row row = Row.of(0, words);
        return Stream.concat(WrittenDate.in(row).stream(), WrittenDate.parted(row.whole()).stream())
                .findFirst()
                .map(date -> new FieldDate(date.on(LATEST_YEAR), date.trust()));
    }
}
