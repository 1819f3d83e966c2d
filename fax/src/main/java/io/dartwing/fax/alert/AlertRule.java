package io.dartwing.fax.alert;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Which faxes, or how deep a queue, people are told of, and how.
@Entity
@Table(name = "alert_rules")
public class AlertRule extends TenantRecord {
    private String name = "";
    private boolean enabled = true;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> words = List.of();

    private boolean criticalValues;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> categories = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> senders = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> priorities = List.of();

    private @Nullable UUID inboxId;
    private @Nullable Integer queueDepth;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> channels = List.of("app");

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> recipients = List.of();

    private @Nullable String quietFrom;
    private @Nullable String quietUntil;
    private int pauseMinutes;

    /// Written past the entity, without a new version.
    @Column(insertable = false, updatable = false)
    private @Nullable Instant overSince;

    String name() {
        return name;
    }

    AlertCondition condition() {
        return new AlertCondition(words, criticalValues, categories, senders, priorities, Optional.ofNullable(inboxId));
    }

    Optional<Integer> queueDepth() {
        return Optional.ofNullable(queueDepth);
    }

    List<String> channels() {
        return channels;
    }

    List<UUID> recipients() {
        return recipients;
    }

    List<String> words() {
        return words;
    }

    List<String> senders() {
        return senders;
    }

    List<String> categories() {
        return categories;
    }

    @Nullable
    String quietFromText() {
        return quietFrom;
    }

    @Nullable
    String quietUntilText() {
        return quietUntil;
    }

    QuietHours quiet() {
        return quietFrom == null || quietUntil == null
                ? QuietHours.NONE
                : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietUntil));
    }

    int pauseMinutes() {
        return pauseMinutes;
    }

    boolean over() {
        return overSince != null;
    }
}
