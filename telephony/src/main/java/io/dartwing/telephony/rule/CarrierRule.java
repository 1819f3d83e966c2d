package io.dartwing.telephony.rule;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A rule as an administrator wrote it.
@Entity
@Table(name = "carrier_rules")
class CarrierRule extends TenantRecord {
    private String name = "";
    private int priority = 100;
    private boolean enabled = true;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> traffic = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> countries = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> prefixes = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> senderIds = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> senderTags = List.of();

    private String effect = "prefer";

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> accountIds = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> trunkIds = List.of();

    private @Nullable String reason;

    String name() {
        return name;
    }

    List<String> countries() {
        return countries;
    }

    void settleCountries(List<String> upperCase) {
        countries = List.copyOf(upperCase);
    }

    List<String> prefixes() {
        return prefixes;
    }

    List<UUID> accountIds() {
        return accountIds;
    }

    List<UUID> trunkIds() {
        return trunkIds;
    }

    @Nullable
    String reason() {
        return reason;
    }
}
