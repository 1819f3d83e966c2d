package io.dartwing.telephony.rates;

import io.dartwing.telephony.carriers.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The rates of a deck by longest prefix.
///
/// The prefixes stand in one sorted array, each with a link to the longest other prefix that it begins with.
/// The longest prefix of a number is the last one that sorts before it, or one of those that this links to: one
/// binary search and a few steps. Under 50 bytes a rate.
///
/// When a prefix has several rates in force, the one that came into force last counts; when it has none, the next
/// shorter prefix is asked.
public final class PrefixTable {
    private static final int DIGITS = 15;
    private static final int NONE = -1;
    private static final long[] POWERS = powers();

    /// The prefix padded with zeros to 15 digits, times 16, plus its length: sorts as text does.
    private final long[] keys;
    private final int[] shorter;
    /// Where the rates of each prefix begin; they stand the latest first. One more than there are prefixes.
    private final int[] firstRate;
    private final long[] from;
    private final long[] to;
    private final long[] prices;
    private final byte[] scales;
    private final short[] currency;
    private final int[] label;
    private final Currency[] currencies;
    private final String[] labels;

    /// @throws IllegalArgumentException when a prefix has two rates from the same moment on
    public PrefixTable(Collection<Rate> rates) {
        Rate[] sorted = rates.toArray(Rate[]::new);
        Arrays.sort(
                sorted, Comparator.comparing(Rate::prefix).thenComparing(Rate::validFrom, Comparator.reverseOrder()));
        int count = sorted.length;
        long[] allKeys = new long[count];
        int[] allFirst = new int[count + 1];
        from = new long[count];
        to = new long[count];
        prices = new long[count];
        scales = new byte[count];
        currency = new short[count];
        label = new int[count];
        Map<Currency, Integer> seenCurrencies = new LinkedHashMap<>();
        Map<String, Integer> seenLabels = new LinkedHashMap<>();
        int prefixes = 0;
        for (int i = 0; i < count; i++) {
            Rate rate = sorted[i];
            boolean another = i > 0 && sorted[i - 1].prefix().equals(rate.prefix());
            if (another && sorted[i - 1].validFrom().equals(rate.validFrom())) {
                throw new IllegalArgumentException(
                        "prefix " + rate.prefix() + ": two rates from the same moment on (expected: one)");
            }
            if (!another) {
                allKeys[prefixes] = key(rate.prefix(), rate.prefix().length());
                allFirst[prefixes++] = i;
            }
            from[i] = millis(rate.validFrom());
            to[i] = rate.validTo().map(PrefixTable::millis).orElse(Long.MAX_VALUE);
            BigDecimal price = rate.price().amount().stripTrailingZeros();
            BigDecimal plain = price.scale() < 0 ? price.setScale(0) : price;
            prices[i] = plain.unscaledValue().longValueExact();
            scales[i] = (byte) plain.scale();
            currency[i] = (short) index(seenCurrencies, rate.price().currency());
            label[i] = index(seenLabels, rate.label());
        }
        allFirst[prefixes] = count;
        keys = Arrays.copyOf(allKeys, prefixes);
        firstRate = Arrays.copyOf(allFirst, prefixes + 1);
        currencies = seenCurrencies.keySet().toArray(Currency[]::new);
        labels = seenLabels.keySet().toArray(String[]::new);
        shorter = links(keys);
    }

    /// How many rates it holds.
    public int size() {
        return from.length;
    }

    /// How many different prefixes it holds.
    public int prefixes() {
        return keys.length;
    }

    /// The rate that holds for a number at a time; to the millisecond.
    ///
    /// @param number E.164, with or without `+`
    /// @return empty when no prefix of it has a rate in force, or when it is not made of 1 to 15 digits
    public Optional<Rate> find(String number, Instant at) {
        int start = number.startsWith("+") ? 1 : 0;
        int length = number.length() - start;
        if (length < 1 || length > DIGITS || !digits(number, start)) {
            return Optional.empty();
        }
        long sought = key(number.substring(start), DIGITS);
        long time = millis(at);
        int place = Arrays.binarySearch(keys, sought);
        int candidate = place >= 0 ? place : -place - 2;
        while (candidate != NONE) {
            int prefixLength = length(keys[candidate]);
            if (prefixLength <= length && begins(keys[candidate], sought)) {
                for (int i = firstRate[candidate]; i < firstRate[candidate + 1]; i++) {
                    if (from[i] <= time && time < to[i]) {
                        return Optional.of(rate(candidate, i));
                    }
                }
            }
            candidate = shorter[candidate];
        }
        return Optional.empty();
    }

    private Rate rate(int prefix, int i) {
        int length = length(keys[prefix]);
        return new Rate(
                Long.toString((keys[prefix] >>> 4) / POWERS[DIGITS - length]),
                new Money(BigDecimal.valueOf(prices[i], scales[i]), currencies[currency[i]]),
                Instant.ofEpochMilli(from[i]),
                to[i] == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(to[i])),
                labels[label[i]]);
    }

    /// For each prefix the longest other one that it begins with. Those that are still open stand on a stack, as the
    /// prefixes come in the order of text.
    private static int[] links(long[] keys) {
        int[] links = new int[keys.length];
        int[] open = new int[DIGITS + 1];
        int depth = 0;
        for (int i = 0; i < keys.length; i++) {
            while (depth > 0 && !begins(keys[open[depth - 1]], keys[i])) {
                depth--;
            }
            links[i] = depth == 0 ? NONE : open[depth - 1];
            open[depth++] = i;
        }
        return links;
    }

    private static boolean begins(long prefix, long number) {
        long unit = POWERS[DIGITS - length(prefix)];
        return (prefix >>> 4) / unit == (number >>> 4) / unit;
    }

    private static int length(long key) {
        return (int) (key & 15);
    }

    private static long key(String digits, int length) {
        return (Long.parseLong(digits) * POWERS[DIGITS - digits.length()]) << 4 | length;
    }

    private static boolean digits(String number, int start) {
        for (int i = start; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static <T> int index(Map<T, Integer> seen, T value) {
        return seen.computeIfAbsent(value, _ -> seen.size());
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }

    private static long[] powers() {
        long[] powers = new long[DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i <= DIGITS; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
