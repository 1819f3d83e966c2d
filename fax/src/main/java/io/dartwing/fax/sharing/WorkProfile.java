package io.dartwing.fax.sharing;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// How much a person takes, what it can do, and when it works.
@Entity
@Table(name = "work_profiles")
class WorkProfile extends TenantRecord {
    private @Nullable UUID personId;
    private int weight = 1;
    private @Nullable Integer mostOpen;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> skills = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> days = List.of();

    private @Nullable String fromTime;
    private @Nullable String untilTime;
    private @Nullable String timeZone;

    @Nullable
    UUID personId() {
        return personId;
    }

    int weight() {
        return weight;
    }

    @Nullable
    Integer mostOpen() {
        return mostOpen;
    }

    Set<String> skills() {
        return skills.stream().map(skill -> skill.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @Nullable
    String fromTime() {
        return fromTime;
    }

    @Nullable
    String untilTime() {
        return untilTime;
    }

    @Nullable
    String timeZone() {
        return timeZone;
    }

    /// It was validated.
    WorkHours hours() {
        return new WorkHours(
                timeZone == null || timeZone.isBlank() ? ZoneId.systemDefault() : ZoneId.of(timeZone),
                days.stream()
                        .map(day -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toUnmodifiableSet()),
                fromTime == null ? LocalTime.MIDNIGHT : LocalTime.parse(fromTime),
                untilTime == null ? LocalTime.MIDNIGHT : LocalTime.parse(untilTime));
    }
}
