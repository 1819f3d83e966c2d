package io.dartwing.engine.reading.form;

import java.util.Locale;

/// What of a text counts when print is compared: its letters and digits, those made equal that
/// scanning confuses.
final class Letters {
    private Letters() {}

    static String of(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                letters.append(
                        switch (c) {
                            case '0' -> 'o';
                            case '1', 'l' -> 'i';
                            case '5' -> 's';
                            case '8' -> 'b';
                            default -> c;
                        });
            }
        }
        return letters.toString();
    }

    /// How many letters have to be put in, left out or exchanged to make one text the other; more
    /// than `most` counts as `most + 1`.
    static int apart(String one, String other, int most) {
        if (Math.abs(one.length() - other.length()) > most) {
            return most + 1;
        }
        int[] before = new int[other.length() + 1];
        int[] now = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            now[0] = i;
            int least = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
                least = Math.min(least, now[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] swap = before;
            before = now;
            now = swap;
        }
        return before[other.length()];
    }
}
