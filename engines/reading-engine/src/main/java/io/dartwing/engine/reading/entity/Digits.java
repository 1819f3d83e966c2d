package io.dartwing.engine.reading.entity;

import java.util.Optional;

/// Digits as scanning gives them: some may have been read as letters of the same shape.
///
/// @param digits the digits alone
/// @param repaired how many of them had been read as letters
public record Digits(String digits, int repaired) {
    /// A digit or a letter of its shape, for use in a pattern.
    static final String ONE = "[0-9OoQDIil|!ZzSsBGbgq]";

    /// Reads everything but blanks, hyphens, points, slashes and parentheses as digits; empty if
    /// something can't be one, or more than a third had to be repaired.
    public static Optional<Digits> read(String written) {
        StringBuilder digits = new StringBuilder();
        int repaired = 0;
        for (char c : written.toCharArray()) {
            if (" -–./()\t+".indexOf(c) >= 0) {
                continue;
            }
            char digit = meant(c);
            if (digit == 0) {
                return Optional.empty();
            }
            if (digit != c) {
                repaired++;
            }
            digits.append(digit);
        }
        return digits.isEmpty() || repaired * 3 > digits.length()
                ? Optional.empty()
                : Optional.of(new Digits(digits.toString(), repaired));
    }

    /// The digit that a letter of the same shape stands for, or 0.
    static char meant(char c) {
        return switch (c) {
            case 'O', 'o', 'Q', 'D' -> '0';
            case 'I', 'i', 'l', '|', '!' -> '1';
            case 'Z', 'z' -> '2';
            case 'S', 's' -> '5';
            case 'G', 'b' -> '6';
            case 'B' -> '8';
            case 'g', 'q' -> '9';
            default -> c >= '0' && c <= '9' ? c : 0;
        };
    }

    /// The letter that a digit of the same shape stands for, or the character itself.
    static char letter(char c) {
        return switch (c) {
            case '0' -> 'O';
            case '1', '|', '!' -> 'I';
            case '2' -> 'Z';
            case '5' -> 'S';
            case '6' -> 'G';
            case '8' -> 'B';
            default -> c;
        };
    }

    /// What of its certainty a value keeps after repair.
    public double trust() {
        return repaired == 0 ? 1 : Math.max(0.4, 0.85 - 0.1 * repaired);
    }
}
