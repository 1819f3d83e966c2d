package io.dartwing.fax.report;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Whom to tell of which report, how often.
@Entity
@Table(name = "report_schedules")
public class ReportSchedule extends TenantRecord {
    private String name = "";
    private boolean enabled = true;
    private String report = "";
    private String every = "day";
    private String atTime = "07:00";
    private @Nullable UUID inboxId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> columns = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> recipients = List.of();

    String name() {
        return name;
    }

    Optional<ReportKind> kind() {
        return ReportKind.named(report);
    }

    ReportPeriods.Every every() {
        return ReportPeriods.Every.valueOf(every.toUpperCase(java.util.Locale.ROOT));
    }

    LocalTime at() {
        return LocalTime.parse(atTime);
    }

    Optional<UUID> inbox() {
        return Optional.ofNullable(inboxId);
    }

    List<String> columns() {
        return columns;
    }

    List<UUID> recipients() {
        return recipients;
    }
}
