package io.dartwing.engine.reading.entity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The lists that lie beside the code. Lines that begin with `#` say where a list comes from.
final class WordList {
    private WordList() {}

    static List<String> lines(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(WordList.class.getResourceAsStream(name)), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) != '#')
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The entries of the lines `kind: entry, entry`.
    ///
    /// @throws IllegalArgumentException if there are none
    static List<String> listed(String name, String kind) {
        List<String> entries = lines(name).stream()
                .filter(line -> line.startsWith(kind + ": "))
                .flatMap(line -> Stream.of(line.substring(kind.length() + 2).split(", ", -1)))
                .toList();
        if (entries.isEmpty()) {
            throw new IllegalArgumentException(
                    name + ": nothing listed (expected: lines that begin with " + kind + ":)");
        }
        return entries;
    }

    static Set<String> words(String name) {
        return lines(name).stream()
                .flatMap(line -> Stream.of(line.split(" +", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
