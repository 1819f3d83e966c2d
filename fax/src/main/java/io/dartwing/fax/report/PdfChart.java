package io.dartwing.fax.report;

import io.dartwing.engine.fax.pages.PrintFont;
import io.dartwing.fax.report.Report.Chart;
import io.dartwing.fax.report.Report.Column;
import io.dartwing.fax.report.Report.Shape;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.jspecify.annotations.Nullable;

/// Draws one chart of a report into a rectangle of a page. Points from the lower left corner.
final class PdfChart {
    /// Told apart also by those who see few colours, on paper and on a screen.
    private static final List<Color> COLOURS = List.of(
            new Color(0x1f6feb), new Color(0xd97706), new Color(0x0f8a5f), new Color(0x8b5cf6), new Color(0x6b7280));

    private static final Color INK = new Color(0x1b222b);
    private static final Color GRID = new Color(0xd5dae0);
    private static final int MOST_BARS = 10;
    private static final float LABELS = 130;
    private static final float SIZE = 8;

    private final PDPageContentStream content;
    private final PrintFont font;
    private final Report report;
    private final Chart chart;

    PdfChart(PDPageContentStream content, PrintFont font, Report report, Chart chart) {
        this.content = content;
        this.font = font;
        this.report = report;
        this.chart = chart;
    }

    void draw(float x, float y, float width, float height) throws IOException {
        legend(x, y + height);
        float body = height - 20;
        if (chart.shape() == Shape.BARS) {
            bars(x, y, width, body);
            return;
        }
        double top = top();
        frame(x, y, width, body, top);
        if (chart.shape() == Shape.LINES) {
            lines(x + 30, y + 12, width - 30, body - 12, top);
        } else {
            stack(x + 30, y + 12, width - 30, body - 12, top);
        }
    }

    private double value(Map<String, @Nullable Object> row, String name) {
        return row.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    /// The highest point there is to show, at least one.
    private double top() {
        return Math.max(
                1,
                report.rows().stream()
                        .mapToDouble(row -> {
                            var values = chart.series().stream().mapToDouble(name -> value(row, name));
                            return chart.shape() == Shape.STACK
                                    ? values.sum()
                                    : values.max().orElse(0);
                        })
                        .max()
                        .orElse(1));
    }

    private void legend(float x, float y) throws IOException {
        float at = x;
        for (int index = 0; index < chart.series().size(); index++) {
            String label = label(chart.series().get(index));
            rectangle(COLOURS.get(index % COLOURS.size()), at, y - 7, 8, 8);
            text(at + 12, y - 6, label);
            at += 24 + font.width(font.printable(label), SIZE);
        }
    }

    private String label(String series) {
        return report.columns().stream()
                .filter(column -> column.name().equals(series))
                .map(Column::label)
                .findFirst()
                .orElse(series);
    }

    private void frame(float x, float y, float width, float height, double top) throws IOException {
        content.setStrokingColor(GRID);
        content.setLineWidth(0.5f);
        for (int step = 0; step <= 2; step++) {
            float at = y + 12 + (height - 12) * step / 2;
            content.moveTo(x + 30, at);
            content.lineTo(x + width, at);
            content.stroke();
            text(x, at - 3, number(top * step / 2));
        }
        text(x + 30, y, key(report.rows().getFirst()));
        String last = key(report.rows().getLast());
        text(x + width - font.width(font.printable(last), SIZE), y, last);
    }

    private String key(Map<String, @Nullable Object> row) {
        return Cells.text(row, report.columns().getFirst());
    }

    private void lines(float x, float y, float width, float height, double top) throws IOException {
        int count = report.rows().size();
        for (int series = 0; series < chart.series().size(); series++) {
            content.setStrokingColor(COLOURS.get(series % COLOURS.size()));
            content.setLineWidth(1.5f);
            for (int index = 0; index < count; index++) {
                float px = count == 1 ? x + width / 2 : x + width * index / (count - 1);
                float py = y
                        + (float) (height
                                * value(report.rows().get(index), chart.series().get(series))
                                / top);
                if (index == 0) {
                    content.moveTo(px, py);
                } else {
                    content.lineTo(px, py);
                }
                if (count == 1) {
                    content.lineTo(px + 2, py);
                }
            }
            content.stroke();
        }
    }

    private void stack(float x, float y, float width, float height, double top) throws IOException {
        int count = report.rows().size();
        float slot = width / count;
        for (int index = 0; index < count; index++) {
            float at = y;
            for (int series = 0; series < chart.series().size(); series++) {
                float part = (float)
                        (height * value(report.rows().get(index), chart.series().get(series)) / top);
                rectangle(COLOURS.get(series % COLOURS.size()), x + slot * index + slot * 0.1f, at, slot * 0.8f, part);
                at += part;
            }
        }
    }

    private void bars(float x, float y, float width, float height) throws IOException {
        List<Map<String, @Nullable Object>> rows =
                report.rows().stream().limit(MOST_BARS).toList();
        double top = Math.max(
                Double.MIN_NORMAL,
                rows.stream()
                        .flatMap(row -> chart.series().stream().map(name -> value(row, name)))
                        .mapToDouble(one -> one)
                        .max()
                        .orElse(1));
        float slot = height / Math.max(rows.size(), 5);
        float bar = slot * 0.8f / chart.series().size();
        for (int index = 0; index < rows.size(); index++) {
            float at = y + height - slot * (index + 1);
            text(x, at + slot * 0.3f, cut(key(rows.get(index))));
            for (int series = 0; series < chart.series().size(); series++) {
                double value = value(rows.get(index), chart.series().get(series));
                float length = (float) ((width - LABELS - 50) * value / top);
                float low = at + slot * 0.9f - bar * (series + 1);
                rectangle(COLOURS.get(series % COLOURS.size()), x + LABELS, low, length, bar * 0.9f);
                text(x + LABELS + length + 4, low + bar * 0.2f, number(value));
            }
        }
    }

    private static String cut(String key) {
        return key.length() > 24 ? key.substring(0, 23) + "…" : key;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : String.format(java.util.Locale.ROOT, "%.1f", value);
    }

    private void rectangle(Color color, float x, float y, float width, float height) throws IOException {
        content.setNonStrokingColor(color);
        content.addRect(x, y, width, height);
        content.fill();
    }

    private void text(float x, float y, String value) throws IOException {
        content.beginText();
        content.setNonStrokingColor(INK);
        content.setFont(font.font(), SIZE);
        content.newLineAtOffset(x, y);
        content.showText(font.printable(value));
        content.endText();
    }
}
