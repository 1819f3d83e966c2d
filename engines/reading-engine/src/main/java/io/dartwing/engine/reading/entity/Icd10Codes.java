package io.dartwing.engine.reading.entity;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The structure of ICD-10-CM: which three characters are a category, and what may follow.
///
/// The categories lie in `icd10-blocks.txt`. A point and one to four characters follow: digits,
/// letters A, B or the placeholder X where the chapter has them, and a seventh character in the
/// chapters on injuries, pregnancy, musculoskeletal conditions, eyes and findings.
final class Icd10Codes {
    private static final List<Block> BLOCKS = blocks();
    private static final Pattern REST = Pattern.compile("[0-9A-Z][0-9X]?[0-9X]?[0-9A-Z]?");
    private static final Pattern LAST_LETTER_CHAPTERS = Pattern.compile("[STVWXYOMHRZEBCDGKP].*");

    private record Block(String first, String last) {
        /// Letters in third place stand at the end of a run or beside it, not between digits.
        boolean holds(String category) {
            if (Character.isLetter(category.charAt(2))) {
                return first.equals(category) || last.equals(category);
            }
            return first.compareTo(category) <= 0 && category.compareTo(last) <= 0;
        }
    }

    private Icd10Codes() {}

    /// The code in upper case with its point, if the classification could have it.
    ///
    /// @param written three to seven characters, with or without a point after the third
    static Optional<String> code(String written) {
        String bare = written.replace(".", "");
        if (bare.length() < 3 || bare.length() > 7) {
            return Optional.empty();
        }
        String category = bare.substring(0, 3);
        String rest = bare.substring(3);
        if (BLOCKS.stream().noneMatch(block -> block.holds(category))) {
            return Optional.empty();
        }
        if (rest.isEmpty()) {
            return Optional.of(category);
        }
        return REST.matcher(rest).matches() && plausibleLetters(category, rest)
                ? Optional.of(category + "." + rest)
                : Optional.empty();
    }

    /// Codes on injuries and their causes are complete only with their seventh character; anything
    /// shorter is rather a price or a part number.
    static boolean complete(String code) {
        char chapter = code.charAt(0);
        return (chapter != 'S' && chapter != 'T') || code.length() == 8 || (chapter == 'T' && code.length() >= 7);
    }

    private static boolean plausibleLetters(String category, String rest) {
        for (int i = 0; i < rest.length(); i++) {
            char c = rest.charAt(i);
            boolean seventh = i == 3;
            if (Character.isLetter(c) && c != 'X' && !seventh && !(i == 0 && "ABCD".indexOf(c) >= 0)) {
                return false;
            }
            if (seventh
                    && Character.isLetter(c)
                    && !LAST_LETTER_CHAPTERS.matcher(category).matches()) {
                return false;
            }
        }
        return !rest.matches("X+");
    }

    private static List<Block> blocks() {
        return WordList.lines("icd10-blocks.txt").stream()
                .flatMap(line -> Stream.of(line.split(" +", -1)))
                .map(range -> range.split("-", -1))
                .map(ends -> new Block(ends[0], ends[ends.length - 1]))
                .toList();
    }
}
