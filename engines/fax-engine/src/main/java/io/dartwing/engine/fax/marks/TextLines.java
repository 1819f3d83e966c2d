package io.dartwing.engine.fax.marks;

import java.util.ArrayList;
import java.util.List;

/// Breaks a text mark into lines.
final class TextLines {
    /// From the upper edge to the first baseline, and from one to the next, in ems.
    static final double ASCENT = 0.92;

    static final double LEADING = 1.2;

    private TextLines() {}

    /// At the text's own breaks, between words where a line would leave the frame, and inside of a word that is longer.
    ///
    /// @param width of the frame in points
    static List<String> of(Mark.Text text, double width) {
        double ems = width / text.points();
        var lines = new ArrayList<String>();
        for (String paragraph : text.text().split("\n", -1)) {
            var line = new StringBuilder();
            for (String word : paragraph.strip().split(" +")) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && text.face().width(longer) > ems) {
                    lines.add(line.toString());
                    line.setLength(0);
                    longer = word;
                }
                line.setLength(0);
                line.append(rest(text.face(), longer, ems, lines));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// What of an overlong word stays after full lines of it were taken off.
    private static String rest(Typeface face, String word, double ems, List<String> lines) {
        String rest = word;
        while (rest.codePointCount(0, rest.length()) > 1 && face.width(rest) > ems) {
            int end = rest.length();
            while (rest.codePointCount(0, end) > 1 && face.width(rest.substring(0, end)) > ems) {
                end = rest.offsetByCodePoints(end, -1);
            }
            if (end == rest.length()) {
                break;
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }
}
