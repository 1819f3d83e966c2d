package io.dartwing.engine.reading.category;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Knows the words of a list and which of them was meant when one letter was misread, lost or
/// added.
///
/// Two words are one letter apart exactly if taking at most one letter from each can make them
/// the same; so every known word is kept under all forms of it that lack one letter, and a
/// lookup costs as many map reads as the word has letters.
final class Respelling {
    private static final int SHORTEST = 5;

    private final Set<String> known = new HashSet<>();
    private final Map<String, String> byShortened = new HashMap<>();

    void learn(String word) {
        if (!known.add(word) || !correctable(word)) {
            return;
        }
        byShortened.putIfAbsent(word, word);
        for (int i = 0; i < word.length(); i++) {
            byShortened.putIfAbsent(without(word, i), word);
        }
    }

    /// The word itself if it is known or shorter than five letters, else the known word that is
    /// one letter apart, else the word itself.
    String nearest(String word) {
        if (known.contains(word) || !correctable(word)) {
            return word;
        }
        String whole = byShortened.get(word);
        if (whole != null) {
            return whole;
        }
        for (int i = 0; i < word.length(); i++) {
            String candidate = byShortened.get(without(word, i));
            if (candidate != null && oneApart(word, candidate)) {
                return candidate;
            }
        }
        return word;
    }

    private static boolean oneApart(String word, String candidate) {
        if (candidate.length() != word.length()) {
            return true;
        }
        int differences = 0;
        for (int i = 0; i < word.length(); i++) {
            differences += word.charAt(i) == candidate.charAt(i) ? 0 : 1;
        }
        return differences <= 1 || swapped(word, candidate);
    }

    private static boolean swapped(String word, String candidate) {
        for (int i = 0; i + 1 < word.length(); i++) {
            if (word.charAt(i) != candidate.charAt(i)) {
                return word.charAt(i) == candidate.charAt(i + 1)
                        && word.charAt(i + 1) == candidate.charAt(i)
                        && word.substring(i + 2).equals(candidate.substring(i + 2));
            }
        }
        return false;
    }

    private static boolean correctable(String word) {
        return word.length() >= SHORTEST && word.chars().allMatch(Character::isLetter);
    }

    private static String without(String word, int i) {
        return word.substring(0, i) + word.substring(i + 1);
    }
}
