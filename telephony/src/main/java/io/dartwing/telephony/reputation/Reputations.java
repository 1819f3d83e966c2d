package io.dartwing.telephony.reputation;

import io.dartwing.platform.actor.Actors;
import io.dartwing.platform.settings.OrganizationSettings;
import io.dartwing.platform.webhooks.WebhookEvents;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Judges the numbers of the current organisation and says when one stands badly.
@Component
class Reputations {
    static final Duration WINDOW = Duration.ofDays(30);

    /// @param alertedAt when somebody was last told
    record Judged(Reputation reputation, Instant at, Optional<Instant> alertedAt) {}

    private final ObjectProvider<NumberOutcomes> sources;
    private final OrganizationSettings settings;
    private final WebhookEvents webhooks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reputations(
            ObjectProvider<NumberOutcomes> sources,
            OrganizationSettings settings,
            WebhookEvents webhooks,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.sources = sources;
        this.settings = settings;
        this.webhooks = webhooks;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// How it stands now.
    Judged look(UUID number) {
        return transaction.execute(status -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Optional<Instant> alerted = jdbc.sql("select alerted_at from number_reputations where number_id = ?")
                    .param(number)
                    .query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                            .map(OffsetDateTime::toInstant))
                    .optional()
                    .flatMap(at -> at);
            return new Judged(reputation(number, now), now, alerted);
        });
    }

    /// Keeps how it stands now, and tells when it is bad.
    void judge(UUID number) {
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Optional<Instant> alerted = alertedAt(number);
            Reputation reputation = reputation(number, now);
            if (alarming(reputation, alerted, now)) {
                tell(number, reputation);
                alerted = Optional.of(now);
            }
            keep(number, reputation, now, alerted);
        });
    }

    private Reputation reputation(UUID number, Instant now) {
        return Reputation.of(sources.orderedStream()
                .map(source -> source.since(number, now.minus(WINDOW)))
                .reduce(Tally.NONE, Tally::plus));
    }

    private void tell(UUID number, Reputation reputation) {
        webhooks.publish(
                ReputationEvents.ALERT,
                number,
                new ReputationEvents.Alert(
                        number,
                        reputation.score().getAsInt(),
                        settings.get(ReputationSettings.ALERT_BELOW).intValue(),
                        reputation.tally().samples(),
                        reputation.reasons().stream()
                                .map(Reputation.Reason::kind)
                                .toList()));
    }

    private boolean alarming(Reputation reputation, Optional<Instant> alerted, Instant now) {
        Duration pause = settings.get(ReputationSettings.ALERT_PAUSE);
        return reputation.score().isPresent()
                && reputation.score().getAsInt() < settings.get(ReputationSettings.ALERT_BELOW)
                && alerted.filter(at -> at.plus(pause).isAfter(now)).isEmpty();
    }

    /// Locks the number's row, so that two that judge at once tell it once.
    private Optional<Instant> alertedAt(UUID number) {
        jdbc.sql("""
                        insert into number_reputations (number_id, organization_id, samples, judged_at)
                        values (?, ?, 0, ?) on conflict (number_id) do nothing""")
                .params(number, Actors.current().requireOrganization(), Timestamp.from(clock.instant()))
                .update();
        return jdbc.sql("select alerted_at from number_reputations where number_id = ? for update")
                .param(number)
                .query((row, index) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
    }

    private void keep(UUID number, Reputation reputation, Instant now, Optional<Instant> alerted) {
        jdbc.sql("""
                        update number_reputations set score = ?, samples = ?, judged_at = ?, alerted_at = ?
                        where number_id = ?""")
                .params(Arrays.<@Nullable Object>asList(
                        reputation.score().isPresent() ? reputation.score().getAsInt() : null,
                        reputation.tally().samples(),
                        Timestamp.from(now),
                        alerted.map(Timestamp::from).orElse(null),
                        number))
                .update();
    }

    /// The numbers that can be sent from.
    List<UUID> numbers() {
        return transaction.execute(
                status -> jdbc.sql("select id from fax_numbers where state = 'active' and deleted_at is null")
                        .query(UUID.class)
                        .list());
    }
}
