package io.dartwing.corpus;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// Made-up numbers of the health trade with the structure and check digits of real ones.
final class Numbers {
    private Numbers() {}

    static String digits(RandomGenerator random, int count) {
        StringBuilder digits = new StringBuilder();
        digits.append((char) ('1' + random.nextInt(9)));
        while (digits.length() < count) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    static String letters(RandomGenerator random, int count) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < count; i++) {
            letters.append("ABCDEFGHJKLMNPRSTUVWXYZ".charAt(random.nextInt(23)));
        }
        return letters.toString();
    }

    /// Ten digits from 1 or 2, the last the Luhn digit over `80840` and the first nine (45 CFR 162.406).
    static String npi(RandomGenerator random) {
        String nine = (random.nextInt(10) == 0 ? "2" : "1") + digits(random, 9).substring(0, 8);
        return nine + luhn("80840" + nine);
    }

    static String wrongNpi(RandomGenerator random) {
        String right = npi(random);
        int last = right.charAt(9) - '0';
        return right.substring(0, 9) + (last + 1 + random.nextInt(9)) % 10;
    }

    static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }

    /// Two letters, six digits and the digit of 1st+3rd+5th and twice 2nd+4th+6th.
    static String dea(RandomGenerator random, char initial) {
        String six = digits(random, 6);
        int odd = digit(six, 0) + digit(six, 2) + digit(six, 4);
        int even = digit(six, 1) + digit(six, 3) + digit(six, 5);
        return "" + "ABFGM".charAt(random.nextInt(5)) + initial + six + (odd + 2 * even) % 10;
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    static String ssn(RandomGenerator random) {
        int area = 1 + random.nextInt(898);
        return String.format(
                Locale.ROOT,
                "%03d-%02d-%04d",
                area == 666 ? 667 : area,
                1 + random.nextInt(99),
                1 + random.nextInt(9999));
    }

    static String ndc(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> part(random, 4) + "-" + part(random, 4) + "-" + part(random, 2);
            case 1 -> part(random, 5) + "-" + part(random, 3) + "-" + part(random, 2);
            case 2 -> part(random, 5) + "-" + part(random, 4) + "-" + part(random, 1);
            default -> part(random, 5) + "-" + part(random, 4) + "-" + part(random, 2);
        };
    }

    private static String part(RandomGenerator random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
