package io.dartwing.telephony.connector.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult.Unknown;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.WebhookSource.Verification;
import io.dartwing.testkit.carriers.CarrierContract;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

final class TwilioIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new TwilioConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return "auth_token";
    }

    private TwilioConnector twilio() {
        return (TwilioConnector) connector;
    }

    @Test
    void of_two_messages_that_look_alike_none_is_taken_for_the_lost_one() {
        var attempt = attempt();
        done(twilio().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        done(twilio().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        assertThat(twilio().findMessage(account(), attempt.sought(Behaviour.SUCCESS)))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void forged_reports_are_refused() {
        var attempt = attempt();
        done(twilio().sendMessage(account(), messageOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS)));
        end(attempt.id());
        RawWebhook genuine = inbox.webhooks().getLast();
        assertThat(twilio().verify(account(), genuine)).isEqualTo(Verification.GENUINE);
        assertThat(twilio().verify(account(), forged(genuine))).isInstanceOf(Verification.Refused.class);
        assertThat(twilio().verify(accountWithWrongSecret(), genuine)).isInstanceOf(Verification.Refused.class);
    }

    @Test
    void the_balance_is_told_and_the_unknown_is_unknown() {
        assertThat(done(twilio().balance(account()))).isEqualTo(Money.of("12.345", "USD"));
        assertRefused(twilio().messageStatus(account(), "SM" + "0".repeat(32)), CarrierCause.NO_SUCH);
    }

    @Test
    void credentials_go_to_the_api_alone() {
        URI own = account().api().resolve("/twilio/media");
        assertThat(twilio().media(account(), own, "image/gif").headers()).containsKey("Authorization");
        assertThat(twilio().media(account(), URI.create("https://mms.twiliocdn.com/x"), "image/gif")
                        .headers())
                .isEmpty();
    }
}
