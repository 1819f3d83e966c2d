package io.dartwing.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dartwing.server.test.CarrierClinic;
import io.dartwing.server.test.TestPages;
import io.dartwing.server.test.TestServer;
import io.dartwing.simulator.Behaviour;
import io.dartwing.simulator.CarrierSimulator;
import io.dartwing.simulator.Conditions;
import io.dartwing.simulator.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/// Many sends over four simulated carriers that fail in every way, while webhooks are lost,
/// doubled and out of order.
/// Each send ends in one state, and it is the truth; both sides count the same; nothing was sent
/// twice.
///
/// `-Dchaos.sends=10000` is the full size.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CarrierChaosIT {
    private static final Duration STANDSTILL = Duration.ofMinutes(10);
    private static final int SENDS = Integer.getInteger("chaos.sends", 200);
    private static final List<String> CARRIERS = List.of("telnyx", "phaxio", "sinch", "signalwire");
    private static final Set<String> ARRIVED = Set.of("delivered", "success", "completed");

    private static final List<String> AREAS = Stream.of(
                    201, 202, 203, 205, 206, 207, 208, 209, 210, 212, 213, 214, 215, 216, 217, 218, 303, 304, 305, 307,
                    308, 309, 310, 312, 313, 314, 315, 316, 317, 318, 401, 402, 404, 405, 406, 407, 408, 409, 410, 412,
                    413, 414, 415, 417, 501, 502, 503, 504)
            .map(area -> "+1" + area)
            .toList();

    private CarrierSimulator simulator;
    private TestServer server;
    private CarrierClinic clinic;
    private final List<String> senders = new ArrayList<>();

    @BeforeAll
    void start() throws Exception {
        simulator = CarrierSimulator.start(0, Clock.systemUTC());
        simulator.conditions(new Conditions(Duration.ofMillis(100), Duration.ofMillis(20), 0.1, 0.2, 0.2));
        server = TestServer.with(CarrierClinic.settings(
                simulator,
                CARRIERS,
                "--dartwing.carriers.look-after=3s",
                "--dartwing.carriers.settled-after=10s",
                "--dartwing.carriers.answer-within=5s",
                "--dartwing.jobs.short-threads=16"));
        clinic = new CarrierClinic(server, simulator, "Chaos Clinic");
        List<String> accounts =
                CARRIERS.stream().map(name -> clinic.account(name, 3)).toList();
        // Each has numbers that only it sends for, so that all have a part; and for others two can take over from each
        // other.
        for (int i = 0; i < accounts.size(); i++) {
            String own = accounts.get(i);
            senders.add(clinic.anotherNumber(own, own));
            senders.add(clinic.anotherNumber(own, own, accounts.get((i + 1) % accounts.size())));
        }
        // A cold program answers late, which carriers would be blamed for.
        byte[] letter = TestPages.pdf("Warm");
        for (int i = 0; i < senders.size(); i++) {
            clinic.tenant().awaitStatus(clinic.send(sender(i), Behaviour.SUCCESS.number(AREAS.get(i)), letter), "sent");
        }
        simulator.ledger().clear();
    }

    private String sender(int i) {
        return senders.get(i % senders.size());
    }

    @AfterAll
    void stop() {
        server.stop();
        simulator.close();
    }

    @Test
    void everySendEndsInOneStateAndItIsTrue() throws Exception {
        Map<String, String> faxes = sendAll();
        settle(faxes.keySet());

        Map<String, List<Ledger.Accepted>> byReference = new HashMap<>();
        for (Ledger.Accepted entry : simulator.ledger().entries()) {
            byReference
                    .computeIfAbsent(entry.reference(), key -> new ArrayList<>())
                    .add(entry);
        }
        var ends = new TreeMap<String, Integer>();
        var lies = new ArrayList<String>();
        var known = new TreeMap<String, Integer>();
        int ours = 0;
        for (String fax : faxes.keySet()) {
            String status = clinic.status(fax);
            ends.merge(status, 1, Integer::sum);
            int delivered = 0;
            for (JsonNode attempt : clinic.attempts(fax)) {
                known.merge(
                        attempt.path("carrier").path("name").asString("") + " "
                                + attempt.path("status").asString() + " "
                                + attempt.path("cause").asString(""),
                        1,
                        Integer::sum);
                List<Ledger.Accepted> theirs =
                        byReference.getOrDefault(attempt.path("id").asString(), List.of());
                if (theirs.size() > 1) {
                    lies.add(fax + ": an attempt was accepted " + theirs.size() + " times");
                }
                ours += theirs.size();
                delivered += (int) theirs.stream().filter(this::arrived).count();
            }
            if (delivered > 1) {
                lies.add(fax + ": arrived " + delivered + " times");
            }
            if (status.equals("sent") != (delivered == 1)) {
                lies.add(fax + " to " + faxes.get(fax) + ": " + status + ", arrived " + delivered + " times"
                        + clinic.attempts(fax)
                                .valueStream()
                                .map(attempt -> told(attempt, byReference))
                                .toList());
            }
        }
        var taken = new TreeMap<String, Integer>();
        simulator.ledger().entries().forEach(entry -> taken.merge(entry.carrier(), 1, Integer::sum));
        System.out.println("chaos: " + SENDS + " sends, accepted by carriers " + taken + ", ended " + ends
                + ", attempts " + known);
        assertThat(lies).isEmpty();
        assertThat(taken.keySet()).containsExactlyInAnyOrderElementsOf(CARRIERS);
        assertThat(ours)
                .as("accepted by the carriers, and known to us")
                .isEqualTo(simulator.ledger().entries().size());
        assertThat(ends.keySet()).isSubsetOf("sent", "failed", "cancelled");
        assertThat(ends).containsKey("sent");
    }

    /// What both sides know of an attempt.
    private String told(JsonNode attempt, Map<String, List<Ledger.Accepted>> byReference) {
        return attempt.path("carrier").path("name").asString("") + " "
                + attempt.path("status").asString() + ", theirs "
                + byReference.getOrDefault(attempt.path("id").asString(), List.of()).stream()
                        .map(entry -> simulator
                                .ledger()
                                .end(entry.carrier(), entry.providerId())
                                .orElse("without an end"))
                        .toList();
    }

    private boolean arrived(Ledger.Accepted entry) {
        return simulator
                .ledger()
                .end(entry.carrier(), entry.providerId())
                .map(word -> ARRIVED.contains(word.toLowerCase(java.util.Locale.ROOT)))
                .orElse(false);
    }

    /// @return the number each fax went to
    private Map<String, String> sendAll() throws Exception {
        var random = new Random(11);
        Behaviour[] ways = Behaviour.values();
        byte[] letter = TestPages.pdf("One page");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var sent = new ArrayList<Future<Map.Entry<String, String>>>();
            for (int i = 0; i < SENDS; i++) {
                Behaviour way = random.nextInt(4) > 0 ? Behaviour.SUCCESS : ways[random.nextInt(ways.length)];
                String to = way.number(AREAS.get(random.nextInt(AREAS.size())));
                String from = sender(i);
                sent.add(threads.submit(() -> Map.entry(clinic.send(from, to, letter), to)));
            }
            var faxes = new HashMap<String, String>();
            for (Future<Map.Entry<String, String>> one : sent) {
                faxes.put(one.get().getKey(), one.get().getValue());
            }
            return faxes;
        }
    }

    /// Until nothing is under way; what waits for a later attempt is cancelled, which is an end
    /// too.
    private void settle(Set<String> faxes) {
        var open = new ArrayList<>(faxes);
        // A machine may be slow; it may not stand still.
        Instant limit = Instant.now().plus(STANDSTILL);
        int before = open.size();
        while (!open.isEmpty() && Instant.now().isBefore(limit)) {
            if (open.size() < before) {
                before = open.size();
                limit = Instant.now().plus(STANDSTILL);
            }
            open.removeIf(fax -> {
                JsonNode now = clinic.fax(fax);
                return switch (now.path("status").asString()) {
                    case "sent", "failed", "cancelled" -> true;
                    case "queued" -> {
                        if (now.hasNonNull("next_attempt_at")
                                && Instant.parse(now.path("next_attempt_at").asString())
                                        .isAfter(Instant.now().plusSeconds(5))) {
                            clinic.cancel(fax);
                        }
                        yield false;
                    }
                    default -> false;
                };
            });
            TestServer.pause(500);
        }
        assertThat(open).as("still without an end").isEmpty();
    }
}
