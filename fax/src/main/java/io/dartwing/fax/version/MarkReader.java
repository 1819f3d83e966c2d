package io.dartwing.fax.version;

import io.dartwing.engine.fax.marks.Frame;
import io.dartwing.engine.fax.marks.Mark;
import io.dartwing.engine.fax.marks.Typeface;
import io.dartwing.kernel.ProblemException;
import io.dartwing.platform.problem.PlatformError;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads marks as callers write them; whatever can't be drawn is a problem that names the mark and its field.
final class MarkReader {
    static final int MOST_MARKS = 2_000;
    private static final int MOST_TEXT = 2_000;
    private static final int MOST_NUMBERS = 100_000;
    private static final double SMALLEST = 0.0005;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final List<String> TYPES = List.of(
            "text", "date", "highlight", "underline", "ink", "check", "cross", "stamp", "signature", "redaction");

    /// What marks name that is kept elsewhere.
    interface Sources {
        /// Today in the reader's words.
        String date();

        /// One of ours (`name`) or of the organisation's own (`id`), with its fields filled in.
        Stamp stamp(String field, @Nullable String name, @Nullable UUID id);

        /// The caller's signature; its default one for null.
        BufferedImage signature(String field, @Nullable UUID id);
    }

    record Stamp(List<String> lines, int rgb, Mark.Border border, double opacity) {}

    private final int pages;
    private final Sources sources;
    private int numbers;

    private MarkReader(int pages, Sources sources) {
        this.pages = pages;
        this.sources = sources;
    }

    /// @param pages how many pages there are
    static List<Mark> read(@Nullable List<@Nullable MarkFields> fields, int pages, Sources sources) {
        if (fields == null || fields.isEmpty()) {
            throw PlatformError.invalid("marks", "missing", "at least one mark");
        }
        if (fields.size() > MOST_MARKS) {
            throw PlatformError.invalid("marks", "too many", "at most " + MOST_MARKS);
        }
        var reader = new MarkReader(pages, sources);
        var marks = new ArrayList<Mark>();
        for (int index = 0; index < fields.size(); index++) {
            marks.add(reader.mark("marks[" + index + "]", fields.get(index)));
        }
        return marks;
    }

    private Mark mark(String at, @Nullable MarkFields fields) {
        if (fields == null || fields.type() == null || !TYPES.contains(fields.type())) {
            throw PlatformError.invalid(at + ".type", "unknown", "one of " + String.join(", ", TYPES));
        }
        Integer page = fields.page();
        if (page == null || page < 1 || page > pages) {
            throw PlatformError.invalid(at + ".page", "out of range", "1 to " + pages);
        }
        if (fields.type().equals("ink")) {
            return new Mark.Ink(page, strokes(at, fields), size(at, fields, 2, 0.5, 24), color(at, fields, "#1d4ed8"));
        }
        Frame frame = frame(at, fields);
        double degrees = between(at + ".rotation", fields.rotation(), 0, -360, 360);
        return switch (fields.type()) {
            case "text" -> text(at, fields, frame, written(at, fields.text()));
            case "date" -> text(at, fields, frame, fields.text() == null ? sources.date() : written(at, fields.text()));
            case "highlight" -> new Mark.Highlight(page, frame, color(at, fields, "#facc15"));
            case "underline" -> new Mark.Underline(page, frame, color(at, fields, "#dc2626"));
            case "check" -> new Mark.Check(page, frame, color(at, fields, "#1d4ed8"));
            case "cross" -> new Mark.Cross(page, frame, color(at, fields, "#1d4ed8"));
            case "redaction" -> new Mark.Redaction(page, frame);
            case "stamp" -> {
                Stamp stamp = sources.stamp(at + ".stamp", fields.stamp(), fields.stampId());
                yield new Mark.Stamp(page, frame, degrees, stamp.lines(), stamp.rgb(), stamp.border(), stamp.opacity());
            }
            case "signature" ->
                new Mark.Picture(page, frame, degrees, sources.signature(at + ".signature_id", fields.signatureId()));
            default -> throw new IllegalStateException("a type without a mark");
        };
    }

    private static Mark text(String at, MarkFields fields, Frame frame, String text) {
        return new Mark.Text(
                fields.page() == null ? 1 : fields.page(),
                frame,
                text,
                size(at, fields, 12, 4, 144),
                Typeface.SANS,
                color(at, fields, "#1d4ed8"));
    }

    private static String written(String at, @Nullable String text) {
        if (text == null || text.isBlank() || text.length() > MOST_TEXT) {
            throw PlatformError.invalid(at + ".text", "not valid", "1 to " + MOST_TEXT + " characters");
        }
        return text;
    }

    private static Frame frame(String at, MarkFields fields) {
        double x = number(at + ".x", fields.x());
        double y = number(at + ".y", fields.y());
        double w = number(at + ".w", fields.w());
        double h = number(at + ".h", fields.h());
        if (w < SMALLEST || h < SMALLEST || !Frame.onPage(x, y, w, h)) {
            throw PlatformError.invalid(at, "leaves the page", "x, y, w and h as fractions of the page within 0 to 1");
        }
        return new Frame(x, y, w, h);
    }

    private List<Mark.Stroke> strokes(String at, MarkFields fields) {
        List<List<Double>> lines = fields.strokes();
        if (lines == null || lines.isEmpty()) {
            throw PlatformError.invalid(at + ".strokes", "missing", "at least one line");
        }
        var strokes = new ArrayList<Mark.Stroke>();
        for (List<Double> line : lines) {
            strokes.add(stroke(at, line));
        }
        return strokes;
    }

    private Mark.Stroke stroke(String at, @Nullable List<Double> line) {
        if (line == null || line.size() < 2 || line.size() % 2 != 0) {
            throw PlatformError.invalid(at + ".strokes", "not valid", "pairs of x and y");
        }
        numbers += line.size();
        if (numbers > MOST_NUMBERS) {
            throw PlatformError.invalid("marks", "too much ink", "at most " + MOST_NUMBERS / 2 + " points together");
        }
        double[] points = new double[line.size()];
        for (int i = 0; i < points.length; i++) {
            points[i] = number(at + ".strokes", line.get(i));
            if (points[i] < 0 || points[i] > 1) {
                throw PlatformError.invalid(at + ".strokes", "leaves the page", "fractions of the page, 0 to 1");
            }
        }
        return new Mark.Stroke(points);
    }

    private static double size(String at, MarkFields fields, double usual, double least, double most) {
        return between(at + ".size", fields.size(), usual, least, most);
    }

    private static double between(String field, @Nullable Double value, double usual, double least, double most) {
        if (value == null) {
            return usual;
        }
        if (!(value >= least && value <= most)) {
            throw PlatformError.invalid(field, "out of range", least + " to " + most);
        }
        return value;
    }

    private static double number(String field, @Nullable Double value) {
        if (value == null || value.isNaN() || value.isInfinite()) {
            throw PlatformError.invalid(field, "missing", "a number");
        }
        return value;
    }

    private static int color(String at, MarkFields fields, String usual) {
        String color = fields.color() == null ? usual : fields.color();
        if (!COLOR.matcher(color).matches()) {
            throw PlatformError.invalid(at + ".color", "not valid", "#rrggbb");
        }
        return Integer.parseInt(color.substring(1), 16);
    }

    static ProblemException unknown(String field, String expected) {
        return PlatformError.invalid(field, "not found", expected);
    }
}
