package io.dartwing.corpus;

import java.util.ArrayList;
import java.util.List;

/// A place where lines follow each other downwards; it turns the page at the foot.
final class Column {
    private final Paper paper;
    private final double top;
    private final double bottom;
    double x;
    double width;
    double y;
    /// While columns stand side by side the page is not turned.
    boolean held;

    Column(Paper paper, Look look) {
        this.paper = paper;
        x = look.margin();
        width = Look.WIDTH - 2 * look.margin();
        top = look.margin() + 8;
        bottom = Look.HEIGHT - look.margin() - 14;
        y = top;
    }

    /// Makes room for something of this height and returns its upper edge.
    double take(double height) {
        if (y + height > bottom && y > top && !held) {
            turn();
        }
        double at = y;
        y += height;
        return at;
    }

    void turn() {
        paper.turn();
        y = top;
    }

    static List<String> wrap(TypeFace face, double size, String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        double space = face.width(" ", size);
        double end = 0;
        for (String word : words(face, size, text, width)) {
            double more = face.width(word, size);
            if (!line.isEmpty() && end + space + more > width) {
                lines.add(line.toString());
                line = new StringBuilder(word);
                end = more;
            } else {
                end += line.isEmpty() ? more : space + more;
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /// Unbreakable values break all the same where they alone are too wide.
    private static List<String> words(TypeFace face, double size, String text, double width) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split(" +")) {
            if (face.width(word, size) > width) {
                words.addAll(List.of(word.split(String.valueOf(Wording.UNBROKEN))));
            } else {
                words.add(word);
            }
        }
        return words;
    }
}
