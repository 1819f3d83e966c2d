package io.dartwing.testkit.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dartwing.kernel.Ids;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.CarrierSimulator;
import io.dartwing.simulator.Conditions;
import io.dartwing.simulator.Ledger.Accepted;
import io.dartwing.simulator.Paper;
import io.dartwing.simulator.SimulatedCarrier;
import io.dartwing.simulator.Simulation;
import io.dartwing.telephony.carriers.CarrierAccount;
import io.dartwing.telephony.carriers.CarrierCause;
import io.dartwing.telephony.carriers.CarrierEvent;
import io.dartwing.telephony.carriers.CarrierEvent.FaxProgress;
import io.dartwing.telephony.carriers.CarrierEvent.MessageProgress;
import io.dartwing.telephony.carriers.CarrierHttp;
import io.dartwing.telephony.carriers.CarrierResult;
import io.dartwing.telephony.carriers.CarrierResult.Done;
import io.dartwing.telephony.carriers.Connector;
import io.dartwing.telephony.carriers.DeliveryReport;
import io.dartwing.telephony.carriers.DeliveryState;
import io.dartwing.telephony.carriers.FaxSending;
import io.dartwing.telephony.carriers.FaxSending.FaxOrder;
import io.dartwing.telephony.carriers.MessageSending;
import io.dartwing.telephony.carriers.MessageSending.MessageOrder;
import io.dartwing.telephony.carriers.RawWebhook;
import io.dartwing.telephony.carriers.Sought;
import io.dartwing.telephony.carriers.WebhookSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The stage on which a connector is held to its contract; the behaviours are in the classes that
/// extend it. A connector's test extends `CarrierContract`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CarrierStage {
    /// How long the connector waits for an answer; the simulator's silence lasts longer.
    protected static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration EVENTUALLY = Duration.ofSeconds(20);
    private static final AtomicInteger SENDERS = new AtomicInteger();

    /// By the sender's digits.
    private final Map<String, UUID> attempts = new ConcurrentHashMap<>();

    protected final Clock clock = Clock.systemUTC();
    protected CarrierSimulator simulator;
    protected WebhookInbox inbox;
    protected CarrierHttp http;
    protected Connector connector;
    protected Path pdf;

    /// Makes the connector under test.
    protected abstract Connector connector(CarrierHttp http, Clock clock);

    /// The account field that holds the secret the provider checks.
    protected abstract String secretField();

    /// Simulated carriers that the simulator does not bring itself.
    protected List<Function<Simulation, SimulatedCarrier>> more() {
        return List.of();
    }

    /// How old a signed webhook may be; empty when the provider's scheme has no time in it.
    protected Optional<Duration> freshness() {
        return Optional.empty();
    }

    /// Whether messages that arrive may bring pictures.
    protected boolean receivesPictures() {
        return true;
    }

    /// Whether the provider can be asked how a message fares; otherwise only its webhooks tell.
    protected boolean answersForMessages() {
        return true;
    }

    /// A webhook that the provider can't have sent.
    protected RawWebhook forged(RawWebhook genuine) {
        byte[] body = genuine.body().clone();
        body[body.length / 2] ^= 1;
        return new RawWebhook(genuine.method(), genuine.url(), genuine.headers(), body, genuine.receivedAt());
    }

    @BeforeAll
    void open(@TempDir Path folder) throws IOException {
        byte[] document = Paper.pdf("Contract", 2);
        pdf = Files.write(folder.resolve("document.pdf"), document);
        simulator = CarrierSimulator.start(0, clock, more());
        inbox = new WebhookInbox(document);
        http = new CarrierHttp(PATIENCE);
        connector = connector(http, clock);
        if (connector instanceof WebhookSource webhooks) {
            inbox.answer(webhooks::reply);
        }
    }

    @AfterAll
    void close() throws IOException {
        http.close();
        simulator.close();
        inbox.close();
    }

    @BeforeEach
    void fairConditions() {
        simulator.conditions(Conditions.FAIR.step(Duration.ofMillis(40)));
        simulator.carrier(connector.name()).account().callback(account().callback());
        inbox.clear();
    }

    /// The account as the simulator knows it at this moment.
    protected CarrierAccount account() {
        return account(simulator.carrier(connector.name()).account().values());
    }

    protected CarrierAccount account(Map<String, String> values) {
        return new CarrierAccount(
                UUID.nameUUIDFromBytes(new byte[] {1}),
                UUID.nameUUIDFromBytes(new byte[] {2}),
                "public",
                simulator.api(connector.name()),
                inbox.address().resolve("/hooks/" + connector.name() + "/public"),
                1,
                values);
    }

    protected CarrierAccount accountWithWrongSecret() {
        var values = new HashMap<>(account().values());
        values.computeIfPresent(secretField(), (name, secret) -> secret + "x");
        return account(values);
    }

    /// A sender of its own for each attempt, so that the ledger can be asked.
    protected static String sender() {
        return "+1720556%04d".formatted(SENDERS.incrementAndGet());
    }

    protected static String number(Behaviour behaviour) {
        return behaviour.number("+1303");
    }

    protected FaxSending faxes() {
        assumeTrue(connector instanceof FaxSending, "sends no faxes");
        return (FaxSending) connector;
    }

    protected MessageSending messages() {
        assumeTrue(connector instanceof MessageSending, "sends no messages");
        return (MessageSending) connector;
    }

    protected WebhookSource webhooks() {
        assumeTrue(connector instanceof WebhookSource, "sends no webhooks");
        return (WebhookSource) connector;
    }

    protected FaxOrder faxOrder(UUID attempt, String from, Behaviour behaviour) {
        return new FaxOrder(
                attempt,
                from,
                number(behaviour),
                pdf,
                2,
                () -> inbox.address().resolve("/document.pdf"),
                Optional.empty());
    }

    protected static MessageOrder messageOrder(UUID attempt, String from, Behaviour behaviour) {
        return new MessageOrder(attempt, from, number(behaviour), "Contract", List.of());
    }

    /// Attempt, sender, and when it began.
    public record Attempt(UUID id, String from, Instant begun) {
        public Sought sought(Behaviour behaviour) {
            return new Sought(id, from, number(behaviour), begun, Sought.Others.NONE);
        }
    }

    protected Attempt attempt() {
        var attempt = new Attempt(Ids.next(), sender(), clock.instant());
        attempts.put(attempt.from().substring(1), attempt.id());
        return attempt;
    }

    protected List<Accepted> accepted(String from) {
        return simulator.ledger().entries(connector.name()).stream()
                .filter(entry -> entry.from().endsWith(from.substring(1)))
                .toList();
    }

    protected static <T> T done(CarrierResult<T> result) {
        assertThat(result).isInstanceOf(Done.class);
        return ((Done<T>) result).value();
    }

    protected static void assertRefused(CarrierResult<?> result, CarrierCause cause) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        CarrierResult.Refused.class,
                        refused -> assertThat(refused.cause()).isEqualTo(cause));
    }

    /// Waits until it gives something.
    protected static <T> T eventually(Supplier<Optional<T>> something) {
        long end = System.nanoTime() + EVENTUALLY.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> found = something.get();
            if (found.isPresent()) {
                return found.get();
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
        throw new AssertionError("It did not happen in " + EVENTUALLY);
    }

    /// Reports of one attempt as the webhooks brought them: verified and parsed. Those of earlier
    /// tests may still come.
    protected List<DeliveryReport> reports(UUID attempt) {
        var reports = new ArrayList<DeliveryReport>();
        for (RawWebhook webhook : inbox.webhooks()) {
            for (CarrierEvent event : webhooks().parse(account(), webhook).events()) {
                concerning(event, attempt).ifPresent(report -> {
                    assertThat(webhooks().verify(account(), webhook)).isEqualTo(WebhookSource.Verification.GENUINE);
                    reports.add(report);
                });
            }
        }
        return reports;
    }

    private Optional<DeliveryReport> concerning(CarrierEvent event, UUID attempt) {
        return switch (event) {
            case FaxProgress(var report, var named) when isOf(attempt, report, named) -> Optional.of(report);
            case MessageProgress(var report, var named) when isOf(attempt, report, named) -> Optional.of(report);
            default -> Optional.empty();
        };
    }

    /// Where a provider hands nothing of ours back, its id says which attempt it was.
    private boolean isOf(UUID attempt, DeliveryReport report, Optional<UUID> named) {
        return named.or(() -> simulator.ledger().entries(connector.name()).stream()
                        .filter(entry -> entry.providerId().equals(report.providerId()))
                        .findFirst()
                        .map(entry -> attempts.get(entry.from().replace("+", ""))))
                .equals(Optional.of(attempt));
    }

    /// Where an attempt stands after these reports, in this order.
    protected static DeliveryState folded(List<DeliveryReport> reports) {
        DeliveryState state = DeliveryState.ACCEPTED;
        for (DeliveryReport report : reports) {
            state = report.state().follows(state) ? report.state() : state;
        }
        return state;
    }

    protected DeliveryReport end(UUID attempt) {
        return eventually(() -> reports(attempt).stream()
                .filter(report -> report.state().ended())
                .findFirst());
    }
}
