package io.dartwing.bench;

import io.dartwing.kernel.PhoneNumber;
import io.dartwing.telephony.carriers.Capability;
import io.dartwing.telephony.carriers.Money;
import io.dartwing.telephony.rates.PrefixTable;
import io.dartwing.telephony.rates.Rate;
import io.dartwing.telephony.routing.CarrierCandidate;
import io.dartwing.telephony.routing.CarrierCandidate.Preference;
import io.dartwing.telephony.routing.CarrierCandidate.Preferred;
import io.dartwing.telephony.routing.CarrierCandidate.SenderNumber;
import io.dartwing.telephony.routing.CarrierKind;
import io.dartwing.telephony.routing.CarrierRouting;
import io.dartwing.telephony.routing.Condition;
import io.dartwing.telephony.routing.Destination;
import io.dartwing.telephony.routing.RoutingDecision;
import io.dartwing.telephony.routing.RoutingRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// What the choice among 20 carriers and the search for a rate cost.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class RoutingBench {
    private static final int NUMBERS = 4096;
    private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
    private static final Currency DOLLARS = Currency.getInstance("USD");

    /// Twenty carriers of which about a third are refused, each for another reason.
    @State(Scope.Benchmark)
    public static class Carriers {
        private final List<CarrierCandidate> candidates = new ArrayList<>();
        private final List<PhoneNumber> numbers = new ArrayList<>();
        private int next;

        @Setup
        public void make() {
            var random = new Random(17);
            for (int i = 0; i < 20; i++) {
                candidates.add(candidate(i, random));
            }
            List<String> starts =
                    List.of("+1202555", "+1604555", "+1876555", "+1787555", "+1800555", "+4420794", "+4930123");
            for (int i = 0; i < NUMBERS; i++) {
                numbers.add(new PhoneNumber(starts.get(i % starts.size()) + (1000 + random.nextInt(9000))));
            }
        }

        private static CarrierCandidate candidate(int i, Random random) {
            Set<String> countries = i % 4 == 0 ? Set.of("US", "CA", "GB") : Set.of();
            Map<Capability, Set<String>> serves = i % 10 == 9
                    ? Map.of(Capability.FAX, countries)
                    : Map.of(Capability.FAX, countries, Capability.MESSAGES, countries);
            return new CarrierCandidate(
                    new UUID(random.nextLong(), random.nextLong()),
                    CarrierKind.ACCOUNT,
                    "Carrier " + i,
                    i % 20 != 7,
                    serves,
                    true,
                    Condition.known(i % 10 == 3 ? 10 : 60 + random.nextInt(41), 20 + random.nextInt(400)),
                    i % 10 == 5 ? SenderNumber.NOT_OWNED : SenderNumber.OWNED,
                    true,
                    Optional.of(new Money(BigDecimal.valueOf(40 + random.nextInt(100), 4), DOLLARS)),
                    1 + random.nextInt(5),
                    i == 11 ? new Preferred(Preference.ORGANIZATION, "it is liked") : Preferred.NONE,
                    Optional.empty());
        }

        private PhoneNumber number() {
            return numbers.get(next++ & (NUMBERS - 1));
        }
    }

    /// A deck with prefixes of 1 to 9 digits, and numbers of 10 to 13 digits that most often meet
    /// a long one.
    @State(Scope.Benchmark)
    public static class Deck {
        @Param({"200000", "1000000"})
        private int prefixes;

        private PrefixTable table = new PrefixTable(List.of());
        private final List<String> numbers = new ArrayList<>();
        private int next;

        @Setup
        public void make() {
            var random = new Random(17);
            var rates = new HashMap<String, Rate>();
            while (rates.size() < prefixes) {
                String prefix = digits(random, 1 + (int) (9 * Math.sqrt(random.nextDouble())));
                rates.putIfAbsent(
                        prefix,
                        new Rate(
                                prefix,
                                new Money(BigDecimal.valueOf(random.nextInt(9000), 4), DOLLARS),
                                NOW.minusSeconds(1000),
                                Optional.empty(),
                                "place " + prefix.charAt(0)));
            }
            List<String> known = List.copyOf(rates.keySet());
            for (int i = 0; i < NUMBERS; i++) {
                String prefix = known.get(random.nextInt(known.size()));
                numbers.add("+" + prefix + digits(random, 10 + random.nextInt(4) - prefix.length()));
            }
            table = new PrefixTable(rates.values());
        }

        private static String digits(Random random, int length) {
            var text = new StringBuilder().append(1 + random.nextInt(9));
            while (text.length() < length) {
                text.append(random.nextInt(10));
            }
            return text.toString();
        }
    }

    /// From the number to the decision with its explanation.
    @Benchmark
    public RoutingDecision decision(Carriers carriers) {
        Destination destination = Destination.of(carriers.number());
        return CarrierRouting.decide(RoutingRequest.of(Capability.MESSAGES, destination), carriers.candidates);
    }

    @Benchmark
    public Destination country(Carriers carriers) {
        return Destination.of(carriers.number());
    }

    @Benchmark
    public Optional<Rate> rate(Deck deck) {
        return deck.table.find(deck.numbers.get(deck.next++ & (NUMBERS - 1)), NOW);
    }

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        System.out.println(Machine.line());
        new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(arguments))
                        .include(RoutingBench.class.getSimpleName())
                        .build())
                .run();
    }
}
