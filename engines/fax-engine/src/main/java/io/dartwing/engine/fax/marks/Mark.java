package io.dartwing.engine.fax.marks;

import java.awt.image.BufferedImage;
import java.util.List;

/// One thing on a page. Pages count from 1; colours are 0xRRGGBB; letters and lines are measured in points.
public sealed interface Mark {
    int page();

    /// Lines of text from the upper left corner of the frame on, broken at its width.
    record Text(int page, Frame frame, String text, double points, Typeface face, int rgb) implements Mark {}

    record Highlight(int page, Frame frame, int rgb) implements Mark {}

    /// A line along the lower edge of the frame.
    record Underline(int page, Frame frame, int rgb) implements Mark {}

    record Check(int page, Frame frame, int rgb) implements Mark {}

    record Cross(int page, Frame frame, int rgb) implements Mark {}

    /// Drawn with a pen.
    record Ink(int page, List<Stroke> strokes, double points, int rgb) implements Mark {
        public Ink {
            strokes = List.copyOf(strokes);
        }
    }

    /// A picture as large as its frame allows, in its own proportions, turned clockwise around its middle.
    record Picture(int page, Frame frame, double degrees, BufferedImage image) implements Mark {}

    /// Lines of text in a border that fill their frame; the first is the largest.
    ///
    /// @param opacity 0 to 1; fax pages know no half tones and show every stamp in full
    record Stamp(int page, Frame frame, double degrees, List<String> lines, int rgb, Border border, double opacity)
            implements Mark {
        public Stamp {
            lines = List.copyOf(lines);
        }
    }

    /// Takes everything under it away, for good.
    record Redaction(int page, Frame frame) implements Mark {}

    enum Border {
        NONE,
        SINGLE,
        DOUBLE,
        ROUND
    }

    /// Points of a line in fractions of the page, alternately x and y.
    record Stroke(double[] points) {
        public Stroke {
            if (points.length < 2 || points.length % 2 != 0) {
                throw new IllegalArgumentException("stroke: " + points.length + " numbers (expected: pairs)");
            }
        }
    }
}
