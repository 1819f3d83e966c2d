package io.dartwing.fax.retention;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How long the faxes that it names are kept.
@Entity
@Table(name = "retention_policies")
public class RetentionPolicy extends TenantRecord {
    private String name = "";
    private boolean enabled = true;
    private String state = "any";
    private @Nullable String category;
    private @Nullable UUID numberId;
    private String health = "any";
    private int days = 365;

    /// As the decision takes it.
    RetentionDecision.Policy policy() {
        return new RetentionDecision.Policy(
                id(),
                name,
                RetentionDecision.State.valueOf(state.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(category).filter(word -> !word.isBlank()),
                Optional.ofNullable(numberId),
                health.equals("any") ? Optional.empty() : Optional.of(health.equals("yes")),
                days);
    }

    Optional<String> category() {
        return Optional.ofNullable(category).filter(word -> !word.isBlank());
    }
}
