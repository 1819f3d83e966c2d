package io.dartwing.engine.reading.category;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Phrases that speak for a group, read from a list of the form of `cues.txt`, and found in
/// documents also where a letter was misread.
public final class Cues {
    private final List<String> groups = new ArrayList<>();
    private final Map<String, List<Cue>> byFirstWord = new HashMap<>();
    private final Respelling respelling = new Respelling();

    private Cues() {}

    /// A phrase of the list.
    ///
    /// @param group the group it speaks for
    /// @param strength 1 (hint) to 3 (near proof)
    public record Cue(String group, String phrase, List<String> words, int strength) {}

    /// A phrase in a document.
    ///
    /// @param title whether it stands in large type or in the first lines of a page
    public record Found(Cue cue, boolean title) {}

    /// Reads the list that lies beside the given class.
    ///
    /// @throws IllegalArgumentException if a line is neither a `[group]`, a phrase, a comment
    /// nor empty
    public static Cues beside(Class<?> owner, String file) {
        Cues cues = new Cues();
        try (InputStream in = owner.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("cues: " + file + " is missing (expected: beside its class)");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String group = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    group = line.substring(1, line.length() - 1);
                    cues.groups.add(group);
                } else if (!line.isBlank() && !line.startsWith("# ")) {
                    cues.add(group, line);
                }
            }
            return cues;
        } catch (IOException e) {
            throw new UncheckedIOException("cues: " + file + " can't be read", e);
        }
    }

    /// The groups in the order of the list.
    public List<String> groups() {
        return List.copyOf(groups);
    }

    /// Every phrase of the list in the document, in its order; of phrases that begin at the same
    /// word of the document, all. A phrase may run over the end of a line.
    public List<Found> in(DocumentWords document) {
        List<DocumentWords.Form> forms = document.forms();
        List<String> words =
                forms.stream().map(form -> respelling.nearest(form.text())).toList();
        List<Found> found = new ArrayList<>();
        for (int at = 0; at < words.size(); at++) {
            for (Cue cue : byFirstWord.getOrDefault(words.get(at), List.of())) {
                if (stands(cue, words, forms, at)) {
                    found.add(new Found(cue, forms.get(at).title()));
                }
            }
        }
        return found;
    }

    private static boolean stands(Cue cue, List<String> words, List<DocumentWords.Form> forms, int at) {
        if (at + cue.words().size() > words.size()) {
            return false;
        }
        for (int i = 1; i < cue.words().size(); i++) {
            if (!forms.get(at + i).joined()
                    || !words.get(at + i).equals(cue.words().get(i))) {
                return false;
            }
        }
        return true;
    }

    private void add(String group, String line) {
        int strength = line.charAt(0) - '0';
        String phrase = line.substring(Math.min(2, line.length())).strip();
        if (strength < 1 || strength > 3 || phrase.isEmpty() || group.isEmpty()) {
            throw new IllegalArgumentException("cue: " + line + " (expected: strength 1..3, space, phrase)");
        }
        List<String> words = List.of(phrase.split(" "));
        Cue cue = new Cue(group, phrase, words, strength);
        byFirstWord.computeIfAbsent(words.getFirst(), word -> new ArrayList<>()).add(cue);
        words.forEach(respelling::learn);
    }
}
