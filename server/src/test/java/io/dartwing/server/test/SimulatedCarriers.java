package io.dartwing.server.test;

import io.dartwing.simulator.CarrierSimulator;
import io.dartwing.simulator.Conditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/// A server whose carriers are simulated ones.
public final class SimulatedCarriers implements AutoCloseable {
    private final CarrierSimulator simulator;
    private final TestServer server;

    private SimulatedCarriers(CarrierSimulator simulator, TestServer server) {
        this.simulator = simulator;
        this.server = server;
    }

    public static SimulatedCarriers start(String connector, Class<?>... beans) {
        try {
            CarrierSimulator simulator = CarrierSimulator.start(0, Clock.systemUTC());
            simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(40)));
            TestServer server = TestServer.with(
                    java.util.List.of("--dartwing.carriers." + connector + ".api=" + simulator.api(connector)), beans);
            return new SimulatedCarriers(simulator, server);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public CarrierSimulator simulator() {
        return simulator;
    }

    public TestServer server() {
        return server;
    }

    /// Makes the organisation an account, whose webhooks come back to the server from now on.
    public UUID account(Tenant tenant, String connector) {
        String account = CarrierClinic.account(simulator, tenant, connector, connector, 3);
        CarrierClinic.listen(simulator, tenant, connector, account);
        return UUID.fromString(account);
    }

    @Override
    public void close() {
        server.stop();
        simulator.close();
    }
}
