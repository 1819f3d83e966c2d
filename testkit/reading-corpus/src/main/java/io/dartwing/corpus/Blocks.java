package io.dartwing.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Rows of labels and values, tables and form boxes.
final class Blocks {
    private final Look look;
    private final Paper paper;
    private final Column column;

    private String style = "plain";
    private double[] widths = {1};
    private boolean headRow;

    Blocks(Look look, Paper paper, Column column) {
        this.look = look;
        this.paper = paper;
        this.column = column;
    }

    /// `Label:: value` once or side by side.
    void rows(List<String> cells) {
        double each = column.width / cells.size();
        double size = look.size();
        List<List<String>> values = new ArrayList<>();
        double[] starts = new double[cells.size()];
        int deepest = 1;
        for (int i = 0; i < cells.size(); i++) {
            String[] pair = cells.get(i).split("::", 2);
            double label = look.bold().width(pair[0] + ": ", size);
            starts[i] = cells.size() == 1 && look.aligned() ? Math.max(label, column.width * 0.28) : label;
            String value = pair.length < 2 ? "" : pair[1].strip();
            List<String> wrapped =
                    Column.wrap(look.value(), look.valueSize(), value, Math.max(40, each - starts[i] - 6));
            values.add(wrapped);
            deepest = Math.max(deepest, wrapped.size());
        }
        double line = look.valueSize() * look.leading() * (look.underlined() ? 1.25 : 1);
        StringBuilder said = new StringBuilder();
        for (int row = 0; row < deepest; row++) {
            double at = column.take(line);
            for (int i = 0; i < cells.size(); i++) {
                double x = column.x + each * i;
                if (row == 0) {
                    String label = label(cells.get(i));
                    paper.print(look.bold(), size, x, at + size, label);
                    said.append(label)
                            .append(' ')
                            .append(String.join(" ", values.get(i)))
                            .append(' ');
                    if (look.underlined()) {
                        paper.draw(new Mark.Line(x + starts[i], at + size * 1.2, x + each - 6, at + size * 1.2, 0.5));
                    }
                }
                if (row < values.get(i).size()) {
                    paper.print(
                            look.value(),
                            look.valueSize(),
                            x + starts[i],
                            at + size,
                            values.get(i).get(row));
                }
            }
        }
        paper.say(said.toString());
    }

    private static String label(String cell) {
        String label = cell.split("::", 2)[0];
        return label.isEmpty() || label.endsWith("?") ? label : label + ":";
    }

    /// `ruled 3 1 1`: the style and the columns' relative widths; the next row is the head.
    void table(String description) {
        String[] words = description.split(" +");
        style = words[0];
        widths = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
        double sum = Arrays.stream(widths).sum();
        for (int i = 0; i < widths.length; i++) {
            widths[i] /= sum;
        }
        headRow = true;
    }

    void tableRow(List<String> cells) {
        TypeFace face = headRow ? look.bold() : look.value();
        double size = (headRow ? look.size() : look.valueSize()) * 0.95;
        List<List<String>> wrapped = new ArrayList<>();
        int deepest = 1;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = Column.wrap(face, size, cells.get(i), width(i) - 6);
            wrapped.add(lines);
            deepest = Math.max(deepest, lines.size());
        }
        double padding = style.equals("plain") ? 0 : 4;
        double height = deepest * size * look.leading() + padding;
        double top = column.take(height);
        double x = column.x;
        for (int i = 0; i < cells.size(); i++) {
            for (int row = 0; row < wrapped.get(i).size(); row++) {
                double baseline = top + padding / 2 + size + row * size * look.leading();
                paper.print(face, size, x + 3, baseline, wrapped.get(i).get(row));
            }
            x += width(i);
        }
        saidAcross(wrapped);
        rules(top, height, cells.size());
        headRow = false;
    }

    private void rules(double top, double height, int cells) {
        if (style.equals("ruled") || (headRow && style.equals("plain"))) {
            paper.draw(new Mark.Line(column.x, top + height, column.x + column.width, top + height, 0.5));
        } else if (style.equals("boxed")) {
            double x = column.x;
            for (int i = 0; i < cells; i++) {
                paper.draw(new Mark.Frame(x, top, width(i), height, 0.6, 0));
                x += width(i);
            }
        }
    }

    private double width(int cell) {
        return cell < widths.length ? widths[cell] * column.width : column.width * 0.1;
    }

    /// Form boxes: `LABEL = value`, a box may start with `*2` to be twice as wide.
    void form(List<String> cells) {
        double[] shares = new double[cells.size()];
        List<String> boxes = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            String cell = cells.get(i).replaceFirst("^\\+ ?", "");
            boolean wide = cell.startsWith("*");
            shares[i] = wide ? cell.charAt(1) - '0' : 1;
            boxes.add(wide ? cell.substring(2).strip() : cell);
        }
        double sum = Arrays.stream(shares).sum();
        double small = Math.max(6, look.size() * 0.68);
        List<List<String>> labels = new ArrayList<>();
        List<List<String>> values = new ArrayList<>();
        int labelLines = 1;
        int valueLines = 1;
        for (int i = 0; i < shares.length; i++) {
            double width = column.width * shares[i] / sum - 6;
            int equals = boxes.get(i).indexOf(" =");
            String label = equals < 0 ? boxes.get(i) : boxes.get(i).substring(0, equals);
            String value = equals < 0 ? "" : boxes.get(i).substring(equals + 2).strip();
            labels.add(Column.wrap(look.body(), small, label, width));
            values.add(Column.wrap(look.value(), look.valueSize(), value, width));
            labelLines = Math.max(labelLines, labels.get(i).size());
            valueLines = Math.max(valueLines, values.get(i).size());
        }
        double height = labelLines * small * 1.15 + valueLines * look.valueSize() * 1.15 + 5;
        double top = column.take(height);
        double x = column.x;
        for (int i = 0; i < shares.length; i++) {
            double width = column.width * shares[i] / sum;
            paper.draw(new Mark.Frame(x, top, width, height, 0.7, 0));
            lines(look.body(), small, x + 3, top + 1, labels.get(i));
            lines(look.value(), look.valueSize(), x + 4, top + labelLines * small * 1.15 + 1, values.get(i));
            x += width;
        }
        saidAcross(labels);
        saidAcross(values);
    }

    private void lines(TypeFace face, double size, double x, double top, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            paper.print(face, size, x, top + size * (1 + 1.15 * i), lines.get(i));
        }
    }

    /// A cell's value stays together in the truth though it was broken over lines.
    private void saidAcross(List<List<String>> cells) {
        paper.say(cells.stream().map(lines -> String.join(" ", lines)).collect(Collectors.joining(" ")));
    }
}
