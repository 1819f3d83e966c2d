package io.dartwing.fax.retention;

import io.dartwing.platform.records.TenantRecord;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
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
    private @Nullable UUID inboxId;
    private @Nullable UUID personId;
    private String action = "erase";
    private @Nullable UUID archiveTargetId;
    private @Nullable Integer eraseAfterDays;
    private @Nullable Integer lockDays;

    /// As the decision takes it.
    RetentionDecision.Policy policy() {
        return new RetentionDecision.Policy(
                id(),
                name,
                Optional.ofNullable(inboxId),
                Optional.ofNullable(personId),
                RetentionDecision.State.valueOf(state.toUpperCase(Locale.ROOT)),
                Optional.ofNullable(category).filter(word -> !word.isBlank()),
                Optional.ofNullable(numberId),
                health.equals("any") ? Optional.empty() : Optional.of(health.equals("yes")),
                days,
                archives()
                        ? Optional.ofNullable(archiveTargetId)
                                .map(target ->
                                        new RetentionDecision.Archiving(target, count(eraseAfterDays), count(lockDays)))
                        : Optional.empty());
    }

    boolean archives() {
        return action.equals("archive");
    }

    boolean hasTarget() {
        return archiveTargetId != null;
    }

    boolean ofBoth() {
        return inboxId != null && personId != null;
    }

    private static OptionalInt count(@Nullable Integer days) {
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    Optional<String> category() {
        return Optional.ofNullable(category).filter(word -> !word.isBlank());
    }
}
