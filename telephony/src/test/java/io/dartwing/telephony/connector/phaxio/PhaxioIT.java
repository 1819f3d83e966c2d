package io.dartwing.telephony.connector.phaxio;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.simulator.Behaviour;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.FaxSending.FaxOrder;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.testkit.carriers.CarrierContract;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PhaxioIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new PhaxioConnector(http, clock);
    }

    @Override
    protected String secretField() {
        return "api_secret";
    }

    private PhaxioConnector phaxio() {
        return (PhaxioConnector) connector;
    }

    @Test
    void a_fax_can_be_cancelled_until_it_has_ended() {
        var attempt = attempt();
        String id = done(phaxio().sendFax(account(), faxOrder(attempt.id(), attempt.from(), Behaviour.SLOW)))
                .providerId();
        assertThat(done(phaxio().cancelFax(account(), id))).isEqualTo(id);
        DeliveryReport end = end(attempt.id());
        assertThat(end.state()).isEqualTo(DeliveryState.CANCELLED);
        assertThat(end.cause()).contains(CarrierCause.CANCELLED);
        assertRefused(phaxio().cancelFax(account(), id), CarrierCause.INVALID_REQUEST);
        assertRefused(phaxio().cancelFax(account(), "1"), CarrierCause.NO_SUCH);
    }

    @Test
    void a_header_is_cut_to_what_fits() {
        var attempt = attempt();
        FaxOrder plain = faxOrder(attempt.id(), attempt.from(), Behaviour.SUCCESS);
        done(phaxio().sendFax(
                        account(),
                        new FaxOrder(
                                plain.attempt(),
                                plain.from(),
                                plain.to(),
                                plain.pdf(),
                                plain.pages(),
                                plain.link(),
                                Optional.of("Praxis Grün ".repeat(10)))));
        assertThat(end(attempt.id()).cost()).contains(Money.of("0.14", "USD"));
    }

    @Test
    void the_balance_is_told_in_dollars() {
        assertThat(done(phaxio().balance(account()))).isEqualTo(Money.of("10.76", "USD"));
    }
}
