package io.dartwing.engine.reading.form;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.form.FormTemplate.Anchor;
import io.dartwing.engine.reading.form.FormTemplate.FormField;
import io.dartwing.engine.reading.form.FormTemplate.Labelled;
import io.dartwing.engine.reading.form.FormTemplate.Side;
import io.dartwing.engine.reading.form.FormTemplate.Zone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The templates that come with the engine.
///
/// Each is a file of lines:
/// ```
/// form name needed width height Title                          sizes in the unit of all that follow
/// print page left top width height Phrase                      an anchor at its place
/// heading page Phrase | Phrase                                 an anchor without which there is no form
/// label page Phrase | Phrase                                   an anchor that may stand anywhere
/// zone page name type left top width height Label | Print      a field in a rectangle
/// beside page name type side Label | Phrase | Phrase           a field beside a label
/// ```
public final class ShippedForms {
    private static final List<String> FILES = List.of(
            "cms-1500.txt",
            "ub-04.txt",
            "w-9.txt",
            "w-9-2018.txt",
            "1099-nec.txt",
            "1099-misc.txt",
            "prior-authorization.txt",
            "prescription.txt");
    private static final List<FormTemplate> ALL =
            FILES.stream().map(ShippedForms::read).toList();

    private String name = "";
    private String title = "";
    private double needed;
    private double width = 1;
    private double height = 1;
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<FormField> fields = new ArrayList<>();

    private ShippedForms() {}

    public static List<FormTemplate> all() {
        return ALL;
    }

    private static FormTemplate read(String file) {
        try (InputStream in = ShippedForms.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("form: " + file + " is missing (expected: beside its class)");
            }
            ShippedForms form = new ShippedForms();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(form::line);
            return new FormTemplate(
                    form.name, form.title, form.height / form.width, form.needed, form.anchors, form.fields);
        } catch (IOException e) {
            throw new UncheckedIOException("form: " + file + " can't be read", e);
        }
    }

    private void line(String line) {
        switch (line.substring(0, line.indexOf(' '))) {
            case "form" -> {
                String[] words = line.split(" ", 6);
                name = words[1];
                needed = Double.parseDouble(words[2]);
                width = Double.parseDouble(words[3]);
                height = Double.parseDouble(words[4]);
                title = words[5];
            }
            case "print" -> {
                String[] words = line.split(" ", 7);
                anchors.add(new Anchor(List.of(words[6]), page(words), Optional.of(box(words, 2)), false));
            }
            case "heading", "label" -> {
                String[] words = line.split(" ", 3);
                anchors.add(
                        new Anchor(phrases(words[2]).toList(), page(words), Optional.empty(), line.startsWith("h")));
            }
            case "zone" -> {
                String[] words = line.split(" ", 9);
                fields.add(new FormField(
                        words[2],
                        phrases(words[8]).findFirst().orElseThrow(),
                        type(words[3]),
                        page(words),
                        new Zone(box(words, 4)),
                        phrases(words[8]).skip(1).toList()));
            }
            case "beside" -> {
                String[] words = line.split(" ", 6);
                List<String> labels = phrases(words[5]).skip(1).toList();
                Side side = Side.valueOf(words[4].toUpperCase(Locale.ROOT));
                fields.add(new FormField(
                        words[2],
                        phrases(words[5]).findFirst().orElseThrow(),
                        type(words[3]),
                        page(words),
                        new Labelled(labels, side),
                        List.of()));
            }
            default -> throw new IllegalArgumentException("form: " + line + " (expected: a line as described)");
        }
    }

    private static int page(String[] words) {
        return Integer.parseInt(words[1]);
    }

    private static FieldType type(String word) {
        return FieldType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Box box(String[] words, int from) {
        return new Box(
                Double.parseDouble(words[from]) / width,
                Double.parseDouble(words[from + 1]) / height,
                Double.parseDouble(words[from + 2]) / width,
                Double.parseDouble(words[from + 3]) / height);
    }

    private static Stream<String> phrases(String words) {
        return Stream.of(words.split("\\|")).map(String::strip).filter(phrase -> !phrase.isEmpty());
    }
}
