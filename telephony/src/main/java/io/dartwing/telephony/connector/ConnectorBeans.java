package io.dartwing.telephony.connector;

import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.connector.bandwidth.BandwidthConnector;
import io.dartwing.telephony.connector.didww.DidwwConnector;
import io.dartwing.telephony.connector.phaxio.PhaxioConnector;
import io.dartwing.telephony.connector.signalwire.SignalWireConnector;
import io.dartwing.telephony.connector.sinch.SinchFaxConnector;
import io.dartwing.telephony.connector.sinch.SinchSmsConnector;
import io.dartwing.telephony.connector.telnyx.TelnyxConnector;
import io.dartwing.telephony.connector.twilio.TwilioConnector;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The providers that this installation can speak to.
@Configuration(proxyBeanMethods = false)
class ConnectorBeans {
    @Bean(destroyMethod = "close")
    CarrierHttp carrierHttp(@Value("${dartwing.carriers.answer-within:20s}") Duration within) {
        return new CarrierHttp(within);
    }

    @Bean
    Connector telnyx(CarrierHttp http, Clock clock) {
        return new TelnyxConnector(http, clock);
    }

    @Bean
    Connector phaxio(CarrierHttp http, Clock clock) {
        return new PhaxioConnector(http, clock);
    }

    @Bean
    Connector sinchFax(CarrierHttp http, Clock clock) {
        return new SinchFaxConnector(http, clock);
    }

    @Bean
    Connector sinchSms(CarrierHttp http, Clock clock) {
        return new SinchSmsConnector(http, clock);
    }

    @Bean
    Connector twilio(CarrierHttp http, Clock clock) {
        return new TwilioConnector(http, clock);
    }

    @Bean
    Connector signalWire(CarrierHttp http, Clock clock) {
        return new SignalWireConnector(http, clock);
    }

    @Bean
    Connector bandwidth(CarrierHttp http, Clock clock) {
        return new BandwidthConnector(http, clock);
    }

    @Bean
    Connector didww(CarrierHttp http, Clock clock) {
        return new DidwwConnector(http, clock);
    }
}
