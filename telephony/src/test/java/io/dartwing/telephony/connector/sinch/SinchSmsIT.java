package io.dartwing.telephony.connector.sinch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.MessageSending.MessageOrder;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import io.dartwing.testkit.carriers.CarrierContract;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SinchSmsIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new SinchSmsConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return "api_token";
    }

    @Override
    protected Optional<Duration> freshness() {
        return Optional.of(Duration.ofMinutes(5));
    }

    private SinchSmsConnector sinch() {
        return (SinchSmsConnector) connector;
    }

    @Test
    void reports_are_signed_freshly_and_tell_each_state_once() {
        simulator.conditions(simulator.conditions().duplication(1));
        var attempt = attempt();
        done(sinch().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        end(attempt.id());
        List<RawWebhook> all = eventually(() -> Optional.of(inbox.webhooks()).filter(found -> found.size() == 4));
        assertThat(all.stream().map(webhook -> sinch().parse(account(), webhook).eventId()))
                .doesNotContain(Optional.empty());
        assertThat(all.stream()
                        .map(webhook -> sinch().parse(account(), webhook).eventId())
                        .distinct())
                .hasSize(2);
        RawWebhook genuine = all.getFirst();
        assertThat(sinch().verify(account(), genuine)).isEqualTo(Verification.GENUINE);
        assertThat(sinch().verify(account(), forged(genuine))).isInstanceOf(Verification.Refused.class);
        var late = new RawWebhook(
                genuine.method(),
                genuine.url(),
                genuine.headers(),
                genuine.body(),
                genuine.receivedAt().plusSeconds(302));
        assertThat(sinch().verify(account(), late)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void one_picture_is_sent_and_two_are_refused() {
        var attempt = attempt();
        URI picture = URI.create("https://media.example/picture.png");
        MessageOrder plain = messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS);
        done(sinch().sendMessage(
                        account(), new MessageOrder(attempt.id(), plain.from(), plain.to(), "Look", List.of(picture))));
        assertThat(end(attempt.id()).state().ended()).isTrue();
        assertRefused(
                sinch().sendMessage(
                                account(),
                                new MessageOrder(
                                        attempt.id(), plain.from(), plain.to(), "Look", List.of(picture, picture))),
                CarrierCause.INVALID_REQUEST);
        assertThat(accepted(attempt.from())).hasSize(1);
    }

    @Test
    void a_message_that_sinch_does_not_know_has_no_status() {
        assertRefused(sinch().messageStatus(account(), "unknown"), CarrierCause.NO_SUCH);
    }
}
