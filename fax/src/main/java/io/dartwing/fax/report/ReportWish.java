package io.dartwing.fax.report;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.platform.problem.PlatformError;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which report of which days, narrowed to what.
///
/// @param to the last day, included
/// @param number an own number
/// @param person whom faxes are assigned to, or who handed them in
/// @param columns those to show; empty: all
record ReportWish(
        ReportKind kind,
        LocalDate from,
        LocalDate to,
        Grouping grouping,
        @Nullable UUID inbox,
        @Nullable String number,
        @Nullable UUID person,
        Set<String> columns) {
    /// As many days before these.
    ReportWish before() {
        long days = Grouping.days(from, to);
        return new ReportWish(kind, from.minusDays(days), to.minusDays(days), grouping, inbox, number, person, columns);
    }

    /// Checked against each other.
    static ReportWish of(
            ReportKind kind,
            LocalDate from,
            LocalDate to,
            @Nullable String groupBy,
            @Nullable UUID inbox,
            @Nullable String number,
            @Nullable UUID person,
            Set<String> columns) {
        Grouping grouping = groupBy == null
                ? kind.grouping()
                : Grouping.named(groupBy)
                        .filter(kind.groupings()::contains)
                        .orElseThrow(() -> PlatformError.invalid(
                                "group_by",
                                "not for this report",
                                String.join(
                                        ", ",
                                        kind.groupings().stream()
                                                .filter(one -> one != Grouping.NONE)
                                                .map(Grouping::value)
                                                .toList())));
        if (to.isBefore(from)) {
            throw PlatformError.invalid("to", "before from", "the same day or a later one");
        }
        if (Grouping.days(from, to) > grouping.mostDays()) {
            throw PlatformError.invalid("from", "too long ago", "at most " + grouping.mostDays() + " days");
        }
        if (!kind.countsFaxes() && (inbox != null || number != null || person != null)) {
            throw PlatformError.invalid("inbox", "not for this report", "no inbox, number or user");
        }
        String plain = number == null
                ? null
                : PhoneNumber.parse(number)
                        .map(PhoneNumber::e164)
                        .orElseThrow(
                                () -> PlatformError.invalid("number", "not valid", "a number such as +12025550143"));
        return new ReportWish(kind, from, to, grouping, inbox, plain, person, columns);
    }
}
