package io.dartwing.telephony.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dartwing.telephony.carriers.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrefixTableTest {
    private static final Instant JANUARY = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant DECEMBER = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void theLongestPrefixCounts() {
        var table = table(rate("1", "0.01"), rate("1876", "0.12"), rate("18765", "0.20"), rate("44", "0.02"));
        assertThat(price(table, "+12025550143")).isEqualByComparingTo("0.01");
        assertThat(price(table, "+18762345678")).isEqualByComparingTo("0.12");
        assertThat(price(table, "18765550123")).isEqualByComparingTo("0.20");
        assertThat(table.find("+33123456789", JUNE)).isEmpty();
    }

    @Test
    void aRateHoldsFromItsFirstMomentUntilItsLast() {
        var table = table(new Rate("49", money("0.03"), JANUARY, Optional.of(JUNE), "Germany"));
        assertThat(table.find("+4930123456", JANUARY.minusMillis(1))).isEmpty();
        assertThat(table.find("+4930123456", JANUARY)).isPresent();
        assertThat(table.find("+4930123456", JUNE.minusMillis(1))).isPresent();
        assertThat(table.find("+4930123456", JUNE)).isEmpty();
    }

    @Test
    void aLaterRateReplacesTheOneBefore() {
        var table = table(rate("49", "0.03"), new Rate("49", money("0.05"), JUNE, Optional.empty(), ""));
        assertThat(table.find("+4930123456", JANUARY).orElseThrow().price()).isEqualTo(money("0.03"));
        assertThat(table.find("+4930123456", DECEMBER).orElseThrow().price()).isEqualTo(money("0.05"));
    }

    @Test
    void aShorterPrefixAnswersWhileTheLongerHasNoRateInForce() {
        var table = table(rate("1", "0.01"), new Rate("1876", money("0.12"), DECEMBER, Optional.empty(), "Jamaica"));
        assertThat(price(table, "+18765550123")).isEqualByComparingTo("0.01");
    }

    @Test
    void aNumberShorterThanAPrefixDoesNotMatchIt() {
        var table = table(rate("1800", "0.01"), rate("18", "0.02"));
        assertThat(price(table, "180")).isEqualByComparingTo("0.02");
        assertThat(table.find("1", JUNE)).isEmpty();
    }

    @Test
    void whatIsNoNumberHasNoRate() {
        var table = table(rate("1", "0.01"));
        for (String text : List.of("", "+", "1x", "+1234567890123456", "-1")) {
            assertThat(table.find(text, JUNE)).isEmpty();
        }
        assertThat(new PrefixTable(List.of()).find("+12025550143", JUNE)).isEmpty();
    }

    @Test
    void twoRatesOfOnePrefixFromTheSameMomentAreRefused() {
        assertThatThrownBy(() -> table(rate("1", "0.01"), rate("1", "0.02")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("prefix 1: two rates from the same moment on (expected: one)");
    }

    @Test
    void aRateComesOutAsItWentIn() {
        var whole = new Rate("123456789012345", money("9999999999.99999999"), JANUARY, Optional.of(JUNE), "Écône");
        assertThat(table(whole).find("+123456789012345", JANUARY)).contains(whole);
        assertThat(price(table(rate("7", "1200")), "+79123456789")).isEqualByComparingTo("1200");
        assertThat(price(table(rate("7", "0")), "+79123456789")).isEqualByComparingTo("0");
    }

    @Property(tries = 500)
    void itAnswersAsASearchThroughAllRatesDoes(@ForAll long seed) {
        Random random = new Random(seed);
        // Few different digits make many prefixes of prefixes.
        int spread = 2 + random.nextInt(3);
        var rates = new HashMap<String, Rate>();
        for (int i = random.nextInt(150); i > 0; i--) {
            String prefix = digits(random, spread, 1 + random.nextInt(random.nextBoolean() ? 15 : 5));
            Instant from = JANUARY.plusSeconds(random.nextInt(6) * 1000L);
            Optional<Instant> to =
                    random.nextBoolean() ? Optional.empty() : Optional.of(from.plusSeconds(1 + random.nextInt(4000)));
            rates.put(
                    prefix + "@" + from,
                    new Rate(
                            prefix,
                            new Money(
                                    BigDecimal.valueOf(random.nextInt(90000) + 1, 4)
                                            .stripTrailingZeros(),
                                    Money.of("1", "USD").currency()),
                            from,
                            to,
                            "label " + random.nextInt(5)));
        }
        var table = new PrefixTable(new ArrayList<>(rates.values()));
        assertThat(table.size()).isEqualTo(rates.size());
        for (int i = 0; i < 100; i++) {
            String number = digits(random, spread, 1 + random.nextInt(15));
            Instant at = JANUARY.plusSeconds(random.nextInt(8000) - 500);
            assertThat(table.find(number, at).map(PrefixTableTest::plain))
                    .isEqualTo(naive(rates.values(), number, at).map(PrefixTableTest::plain));
        }
    }

    private static Optional<Rate> naive(Iterable<Rate> rates, String number, Instant at) {
        var found = new ArrayList<Rate>();
        for (Rate rate : rates) {
            if (number.startsWith(rate.prefix())
                    && !at.isBefore(rate.validFrom())
                    && rate.validTo().filter(to -> !at.isBefore(to)).isEmpty()) {
                found.add(rate);
            }
        }
        return found.stream()
                .max(Comparator.<Rate>comparingInt(rate -> rate.prefix().length())
                        .thenComparing(Rate::validFrom));
    }

    private static Rate plain(Rate rate) {
        return new Rate(
                rate.prefix(),
                new Money(
                        rate.price().amount().stripTrailingZeros(), rate.price().currency()),
                rate.validFrom(),
                rate.validTo(),
                rate.label());
    }

    private static String digits(Random random, int spread, int length) {
        var text = new StringBuilder().append(1 + random.nextInt(spread));
        while (text.length() < length) {
            text.append(random.nextInt(spread));
        }
        return text.toString();
    }

    private static PrefixTable table(Rate... rates) {
        return new PrefixTable(List.of(rates));
    }

    private static Rate rate(String prefix, String price) {
        return new Rate(prefix, money(price), JANUARY, Optional.empty(), "");
    }

    private static Money money(String amount) {
        return Money.of(amount, "USD");
    }

    private static BigDecimal price(PrefixTable table, String number) {
        return table.find(number, JUNE).orElseThrow().price().amount();
    }
}
