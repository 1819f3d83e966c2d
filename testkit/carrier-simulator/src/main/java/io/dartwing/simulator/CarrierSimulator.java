package io.dartwing.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dartwing.simulator.bandwidth.BandwidthCarrier;
import io.dartwing.simulator.didww.DidwwCarrier;
import io.dartwing.simulator.phaxio.PhaxioCarrier;
import io.dartwing.simulator.signalwire.SignalWireCarrier;
import io.dartwing.simulator.sinch.SinchFaxCarrier;
import io.dartwing.simulator.sinch.SinchSmsCarrier;
import io.dartwing.simulator.telnyx.TelnyxCarrier;
import io.dartwing.simulator.twilio.TwilioCarrier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/// The simulated carriers behind one HTTP server on this machine.
///
/// As a program: `CarrierSimulator --port 9090` (0: any free port), then look at the address it
/// prints. In a test: `CarrierSimulator.start(0, Clock.systemUTC())`. Paths: `/{carrier}/…` the
/// providers' APIs, `/` a page, `/_simulator/` the control API.
public final class CarrierSimulator implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(CarrierSimulator.class.getName());
    private static final int MAX_BODY = 64 * 1024 * 1024;

    /// A new carrier is added here.
    private static final List<Function<Simulation, SimulatedCarrier>> CARRIERS = List.of(
            TelnyxCarrier::new,
            PhaxioCarrier::new,
            SinchFaxCarrier::new,
            SinchSmsCarrier::new,
            TwilioCarrier::new,
            SignalWireCarrier::new,
            BandwidthCarrier::new,
            DidwwCarrier::new);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Simulation simulation;
    private final Map<String, SimulatedCarrier> carriers = new TreeMap<>();
    private final ControlApi control;

    private CarrierSimulator(int port, Clock clock, List<Function<Simulation, SimulatedCarrier>> more)
            throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        this.simulation = new Simulation(clock, this::address);
        Stream.concat(CARRIERS.stream(), more.stream())
                .map(carrier -> carrier.apply(simulation))
                .forEach(made -> carriers.put(made.name(), made));
        this.control = new ControlApi(simulation, carriers);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /// @param port 0 for any free one
    public static CarrierSimulator start(int port, Clock clock) throws IOException {
        return start(port, clock, List.of());
    }

    /// @param more carriers that are not simulated here, for the test of a connector of one's own
    public static CarrierSimulator start(int port, Clock clock, List<Function<Simulation, SimulatedCarrier>> more)
            throws IOException {
        var simulator = new CarrierSimulator(port, clock, more);
        simulator.server.start();
        return simulator;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public SimulatedCarrier carrier(String name) {
        SimulatedCarrier carrier = carriers.get(name);
        if (carrier == null) {
            throw new IllegalArgumentException("carrier: unknown (expected: one of " + carriers.keySet() + ")");
        }
        return carrier;
    }

    /// What stands for the provider's own address.
    public URI api(String carrier) {
        return address().resolve(carrier(carrier).apiPath());
    }

    public Ledger ledger() {
        return simulation.ledger();
    }

    public Courier courier() {
        return simulation.courier();
    }

    public Conditions conditions() {
        return simulation.conditions();
    }

    public void conditions(Conditions conditions) {
        simulation.conditions(conditions);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange);
            if (reply == Reply.SILENCE) {
                closing.await(10, TimeUnit.MINUTES);
                return;
            }
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty =
                    reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status(), empty ? -1 : reply.body().length);
            if (!empty) {
                exchange.getResponseBody().write(reply.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Reply.text(413, "text/plain", "too long");
        }
        var headers = new TreeMap<String, List<String>>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), List.copyOf(values)));
        var request =
                new Request(exchange.getRequestMethod(), address().resolve(exchange.getRequestURI()), headers, body);
        String path = exchange.getRequestURI().getPath();
        String first = path.split("/", 3).length > 1 ? path.split("/", 3)[1] : "";
        try {
            SimulatedCarrier carrier = carriers.get(first);
            return carrier != null ? carrier.answer(request) : control.answer(request);
        } catch (Exception fault) {
            LOG.log(Level.SEVERE, "The simulator has a fault", fault);
            return Reply.text(500, "text/plain", "The simulator has a fault: " + fault);
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
        simulation.close();
    }

    public static void main(String[] arguments) throws Exception {
        int port = 9090;
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].equals("--port") && i + 1 < arguments.length && arguments[i + 1].matches("[0-9]{1,5}")) {
                port = Integer.parseInt(arguments[++i]);
            } else {
                System.err.println("Usage: CarrierSimulator [--port 9090]");
                System.exit(2);
            }
        }
        CarrierSimulator simulator = start(port, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.println("Carrier simulator: " + simulator.address());
        simulator.closing.await();
    }
}
