package io.dartwing.testkit.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.AccountField;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.HealthProbe;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every connector does alike when it sends. Tests of what a provider can't do are skipped.
abstract class SendingContract extends CarrierStage {
    @Test
    void the_account_has_every_required_field() {
        assertThat(account().values().keySet())
                .containsAll(connector.fields().stream()
                        .filter(AccountField::required)
                        .map(AccountField::name)
                        .toList());
    }

    @Test
    void a_fax_is_accepted_reported_and_delivered() {
        var attempt = attempt();
        DeliveryReport first =
                done(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        assertThat(first.state()).isIn(DeliveryState.ACCEPTED, DeliveryState.SENDING);

        DeliveryReport end = end(attempt.id());
        assertThat(end.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(end.providerId()).isEqualTo(first.providerId());
        assertThat(done(faxes().faxStatus(account(), first.providerId())).state())
                .isEqualTo(DeliveryState.DELIVERED);
        assertThat(accepted(attempt.from())).hasSize(1);
    }

    @Test
    void a_message_is_accepted_reported_and_delivered() {
        var attempt = attempt();
        DeliveryReport first =
                done(messages().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));

        DeliveryReport end = end(attempt.id());
        assertThat(end.state()).isEqualTo(DeliveryState.DELIVERED);
        assertThat(end.providerId()).isEqualTo(first.providerId());
        assertThat(accepted(attempt.from())).hasSize(1);
        if (answersForMessages()) {
            assertThat(done(messages().messageStatus(account(), first.providerId()))
                            .state())
                    .isEqualTo(DeliveryState.DELIVERED);
        } else {
            assertThat(messages().messageStatus(account(), first.providerId())).isInstanceOf(Unknown.class);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENCE_AFTER_ACCEPT", "FAULT_AFTER_ACCEPT"})
    void a_fax_whose_answer_is_lost_is_unknown_and_then_found(Behaviour behaviour) {
        var attempt = attempt();
        assertThat(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), behaviour)))
                .isInstanceOf(Unknown.class);

        DeliveryReport found = eventually(() -> done(faxes().findFax(account(), attempt.sought(behaviour))));
        assertThat(accepted(attempt.from()))
                .singleElement()
                .satisfies(entry -> assertThat(found.providerId()).isEqualTo(entry.providerId()));
        assertThat(end(attempt.id()).state()).isEqualTo(DeliveryState.DELIVERED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SILENCE_AFTER_ACCEPT", "FAULT_AFTER_ACCEPT"})
    void a_message_whose_answer_is_lost_is_unknown_and_then_found(Behaviour behaviour) {
        var attempt = attempt();
        assertThat(messages().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), behaviour)))
                .isInstanceOf(Unknown.class);

        if (!answersForMessages()) {
            assertThat(messages().findMessage(account(), attempt.sought(behaviour)))
                    .isInstanceOf(Unknown.class);
            assertThat(accepted(attempt.from())).hasSize(1);
            return;
        }
        DeliveryReport found = eventually(() -> done(messages().findMessage(account(), attempt.sought(behaviour))));
        assertThat(accepted(attempt.from()))
                .singleElement()
                .satisfies(entry -> assertThat(found.providerId()).isEqualTo(entry.providerId()));
    }

    @Test
    void a_fax_that_was_never_sent_is_not_found() {
        assertThat(faxes().findFax(account(), attempt().sought(Behaviour.SUCCESS)))
                .isEqualTo(new CarrierResult.Done<>(Optional.empty()));
    }

    @Test
    void a_message_that_was_never_sent_is_not_taken_for_found() {
        var result = messages().findMessage(account(), attempt().sought(Behaviour.SUCCESS));
        assertThat(result)
                .satisfiesAnyOf(
                        it -> assertThat(it).isInstanceOf(Unknown.class),
                        it -> assertThat(it).isEqualTo(new CarrierResult.Done<>(Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "UNAVAILABLE"})
    void a_carrier_that_is_too_busy_is_asked_again_after_the_pause_it_named(Behaviour behaviour) {
        var attempt = attempt();
        assertTooBusy(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), behaviour)), behaviour);
        assertThat(accepted(attempt.from())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "UNAVAILABLE"})
    void a_message_waits_for_the_pause_too(Behaviour behaviour) {
        var attempt = attempt();
        assertTooBusy(
                messages().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), behaviour)), behaviour);
        assertThat(accepted(attempt.from())).isEmpty();
    }

    private static void assertTooBusy(CarrierResult<?> result, Behaviour behaviour) {
        assertThat(result).isInstanceOfSatisfying(CarrierResult.Retryable.class, retryable -> {
            assertThat(retryable.cause())
                    .isEqualTo(
                            behaviour == Behaviour.RATE_LIMITED ? CarrierCause.RATE_LIMITED : CarrierCause.UNAVAILABLE);
            assertThat(retryable.after()).isEqualTo(Optional.of(Duration.ofSeconds(Behaviour.PAUSE_SECONDS)));
        });
    }

    @Test
    void an_invalid_number_is_refused() {
        var attempt = attempt();
        assertRefused(
                faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.INVALID_NUMBER)),
                CarrierCause.INVALID_NUMBER);
    }

    @Test
    void a_message_to_an_invalid_number_is_refused() {
        var attempt = attempt();
        assertRefused(
                messages().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.INVALID_NUMBER)),
                CarrierCause.INVALID_NUMBER);
    }

    @Test
    void changed_credentials_count_at_once() {
        assumeTrue(connector instanceof HealthProbe, "has no probe");
        var probe = (HealthProbe) connector;
        assertRefused(probe.probe(accountWithWrongSecret()), CarrierCause.AUTHENTICATION);
        done(probe.probe(account()));

        var old = account();
        var known = simulator.carrier(connector.name()).account();
        known.change(secretField(), known.value(secretField()) + "9");
        assertRefused(probe.probe(old), CarrierCause.AUTHENTICATION);
        done(probe.probe(account()));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUSY", "NO_ANSWER", "HUMAN_VOICE", "PARTIAL_PAGES", "UNDELIVERABLE"})
    void a_fax_that_fails_says_why(Behaviour behaviour) {
        var attempt = attempt();
        done(faxes().sendFax(account(), faxOrder(attempt.id(), attempt.from(), behaviour)));

        DeliveryReport end = end(attempt.id());
        assertThat(end.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(end.cause())
                .get()
                .isIn(
                        switch (behaviour) {
                            case BUSY -> java.util.Set.of(CarrierCause.BUSY);
                            case NO_ANSWER -> java.util.Set.of(CarrierCause.NO_ANSWER);
                            case HUMAN_VOICE ->
                                java.util.Set.of(CarrierCause.VOICE_ANSWERED, CarrierCause.FAX_PROTOCOL);
                            case PARTIAL_PAGES ->
                                java.util.Set.of(CarrierCause.REMOTE_HANG_UP, CarrierCause.FAX_PROTOCOL);
                            default ->
                                java.util.Set.of(CarrierCause.UNREACHABLE, CarrierCause.OTHER, CarrierCause.NO_ANSWER);
                        });
    }

    @Test
    void a_message_that_fails_says_so() {
        var attempt = attempt();
        done(messages().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.UNDELIVERABLE)));

        DeliveryReport end = end(attempt.id());
        assertThat(end.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(end.cause()).isPresent();
    }
}
