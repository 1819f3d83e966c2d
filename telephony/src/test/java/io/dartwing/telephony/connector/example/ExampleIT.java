package io.dartwing.telephony.connector.example;

import io.dartwing.simulator.SimulatedCarrier;
import io.dartwing.simulator.Simulation;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.testkit.carriers.CarrierContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

final class ExampleIT extends CarrierContract {
    @Override
    protected Connector connector(CarrierHttp http, Clock clock) {
        return new ExampleConnector(http);
    }

    /// Not in the program that simulates the real providers.
    @Override
    protected List<Function<Simulation, SimulatedCarrier>> more() {
        return List.of(ExampleCarrier::new);
    }

    @Override
    protected String secretField() {
        return "api_key";
    }

    @Override
    protected Optional<Duration> freshness() {
        return Optional.of(ExampleConnector.FRESH);
    }
}
