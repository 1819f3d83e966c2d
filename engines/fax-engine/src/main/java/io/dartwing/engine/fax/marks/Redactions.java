package io.dartwing.engine.fax.marks;

import java.util.List;

/// Which words redactions take away.
public final class Redactions {
    private Redactions() {}

    /// Whether a redaction among the marks touches this place.
    public static boolean hit(int page, Frame frame, List<Mark> marks) {
        return marks.stream()
                .anyMatch(mark ->
                        mark instanceof Mark.Redaction(int where, Frame box) && where == page && box.touches(frame));
    }

    /// The words that stay, and those that the marks themselves bring.
    static List<PlacedText> kept(List<PlacedText> words, List<Mark> marks) {
        var brought = marks.stream()
                .filter(Mark.Text.class::isInstance)
                .map(Mark.Text.class::cast)
                .map(text -> new PlacedText(text.page(), text.text(), text.frame()));
        return java.util.stream.Stream.concat(words.stream(), brought)
                .filter(text -> !hit(text.page(), text.frame(), marks))
                .toList();
    }
}
