package io.dartwing.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Sets the lines of a document: one directive, one method.
final class Composer {
    private static final List<String> NOTICES = List.of(
            "CONFIDENTIALITY NOTICE: The information in this facsimile is confidential and intended only for the"
                    + " person named above. If you received it in error, notify the sender at once and destroy it.",
            "This fax may contain protected health information that is privileged under federal and state law,"
                    + " including HIPAA. Redisclosure without authorization is prohibited.",
            "NOTICE: This transmission is intended for the recipient only. Unauthorized review, use, disclosure or"
                    + " distribution is prohibited. If you are not the recipient, please call us and shred all pages.",
            "The documents accompanying this transmission contain confidential information belonging to the sender"
                    + " which is legally privileged.");

    private final Look look;
    private final RandomGenerator random;
    private final Paper paper;
    private final Column column;
    private final Blocks blocks;
    private final Map<String, Consumer<String>> directives = Map.ofEntries(
            Map.entry("letterhead", this::letterhead),
            Map.entry("footer", this::footer),
            Map.entry("sign", this::sign),
            Map.entry("hand", this::hand),
            Map.entry("stamp", this::stamp),
            Map.entry("rule", this::rule),
            Map.entry("page", rest -> turned()),
            Map.entry("notice", rest -> small(one(NOTICES))),
            Map.entry("small", this::small),
            Map.entry("big", this::big),
            Map.entry("banner", this::banner),
            Map.entry("burst", this::burst),
            Map.entry("picture", this::picture),
            Map.entry("space", rest -> take(12.0 * Integer.parseInt(rest))),
            Map.entry("left", rest -> left()),
            Map.entry("right", rest -> right()),
            Map.entry("both", rest -> both()));

    private double sideTop;
    private double sideEnd;
    private double fullX;
    private double fullWidth;

    Composer(Look look, RandomGenerator random, Paper paper) {
        this.look = look;
        this.random = random;
        this.paper = paper;
        column = new Column(paper, look);
        blocks = new Blocks(look, paper, column);
    }

    void compose(List<String> lines) {
        for (String line : lines) {
            line(line.replace("[ ]", String.valueOf(TypeFace.BOX)).replace("[x]", String.valueOf(TypeFace.TICKED)));
        }
    }

    private void line(String line) {
        if (line.isBlank()) {
            take(look.size() * look.leading());
        } else if (line.startsWith("@table")) {
            blocks.table(line.substring(6).strip());
        } else if (line.startsWith("@")) {
            int space = line.indexOf(' ');
            String name = space < 0 ? line.substring(1) : line.substring(1, space);
            Consumer<String> directive = directives.get(name);
            if (directive == null) {
                throw new IllegalArgumentException("@" + name + ": unknown (expected: " + directives.keySet() + ")");
            }
            directive.accept(space < 0 ? "" : line.substring(space + 1).strip());
        } else if (line.startsWith("|")) {
            blocks.tableRow(cells(line.substring(1), "|"));
        } else if (line.startsWith("+ ")) {
            blocks.form(cells(line.substring(1), " + "));
        } else if (line.startsWith("### ")) {
            paragraph(look.bold(), look.size() * 1.05, line.substring(4), 0);
        } else if (line.startsWith("## ")) {
            section(line.substring(3));
        } else if (line.startsWith("# ")) {
            title(line.substring(2));
        } else if (line.startsWith("> ")) {
            paragraph(look.body(), look.size(), line.substring(2), 0.5);
        } else if (line.startsWith(">> ")) {
            paragraph(look.body(), look.size(), line.substring(3), 1);
        } else if (line.startsWith("- ")) {
            bullet(line.substring(2));
        } else if (line.contains("::")) {
            blocks.rows(cells(line, " | "));
        } else {
            paragraph(look.body(), look.size(), line, 0);
        }
    }

    static List<String> cells(String line, String between) {
        String[] cells = line.split(java.util.regex.Pattern.quote(between), -1);
        List<String> all =
                new ArrayList<>(Arrays.stream(cells).map(String::strip).toList());
        if (between.equals("|") && all.size() > 1 && all.getLast().isEmpty()) {
            all.removeLast();
        }
        return all;
    }

    /// @param align 0 left, 0.5 centred, 1 right
    private void paragraph(TypeFace face, double size, String text, double align) {
        for (String words : Column.wrap(face, size, text, column.width)) {
            double at = take(size * look.leading());
            double x = column.x + (column.width - face.width(words, size)) * align;
            paper.print(face, size, x, at + size, words);
            paper.say(words);
        }
    }

    private void bullet(String text) {
        double indent = look.size() * 1.4;
        String sign = look.head() % 2 == 0 ? "-" : "\u2022";
        boolean first = true;
        for (String words : Column.wrap(look.body(), look.size(), text, column.width - indent)) {
            double at = take(look.size() * look.leading());
            if (first) {
                paper.print(look.body(), look.size(), column.x + indent / 3, at + look.size(), sign);
            }
            paper.print(look.body(), look.size(), column.x + indent, at + look.size(), words);
            paper.say(words);
            first = false;
        }
    }

    private void title(String text) {
        take(look.size() * 0.4);
        paragraph(look.display(), look.size() * (look.head() == 3 ? 1.9 : 1.5), text, look.head() == 0 ? 0 : 0.5);
        take(look.size() * 0.5);
    }

    private void section(String text) {
        take(look.size() * 0.5);
        if (look.head() == 1) {
            banner(text);
            return;
        }
        paragraph(look.bold(), look.size() * 1.15, text, 0);
        if (look.head() == 2) {
            rule("");
        }
    }

    private void letterhead(String rest) {
        List<String> parts = cells(rest, " / ");
        double align = look.head() == 0 ? 0 : look.head() == 3 ? 1 : 0.5;
        if (look.head() == 2) {
            double at = column.y;
            paper.draw(new Mark.Frame(column.x, at, 42, 42, 2.5, 0));
            paper.draw(new Mark.Fill(column.x + 10, at + 10, 22, 22, 90));
        }
        paragraph(look.display(), look.size() * 1.7, parts.getFirst(), align);
        for (String part : parts.subList(1, parts.size())) {
            paragraph(look.body(), look.size() * 0.9, part, align);
        }
        take(look.size() * 0.4);
        if (look.head() != 3) {
            rule("");
        }
        take(look.size() * 0.5);
    }

    private void footer(String text) {
        double size = look.size() * 0.8;
        double x = column.x + (column.width - look.body().width(text, size)) / 2;
        paper.print(look.body(), size, Math.max(column.x, x), Look.HEIGHT - look.margin(), text);
        paper.say(text);
    }

    private void sign(String text) {
        double at = take(look.size() * 3.6);
        if (random.nextInt(5) > 0) {
            paper.draw(new Mark.Scribble(
                    column.x + 8, at + look.size() * 1.4, 90 + random.nextInt(70), random.nextLong()));
        }
        double line = at + look.size() * 2.3;
        paper.draw(new Mark.Line(column.x, line, column.x + Math.min(230, column.width), line, 0.7));
        paper.print(look.body(), look.size(), column.x, line + look.size() * 1.1, text);
        paper.say(text);
    }

    private void hand(String text) {
        double size = look.size() * 1.6;
        for (String words : Column.wrap(look.hand(), size, text, column.width - 10)) {
            double at = take(size * 1.2);
            double tilt = random.nextDouble(-1, 1.5);
            paper.draw(new Mark.Text(look.hand(), size, column.x + 6 + random.nextInt(9), at + size, words, tilt, 0));
            paper.say(words);
        }
    }

    private void stamp(String text) {
        double size = 15 + random.nextInt(10);
        double width = look.bold().width(text, size);
        double at = take(size * 2.4);
        double x = column.x + random.nextDouble() * Math.max(1, column.width - width - 20) + 8;
        double tilt = random.nextDouble(-6, 8);
        paper.draw(new Mark.Frame(x - 7, at + size * 0.35, width + 14, size * 1.5, 2, tilt));
        paper.draw(new Mark.Text(look.bold(), size, x, at + size * 1.45, text, tilt, 30));
        paper.say(text);
    }

    private void rule(String rest) {
        double at = take(look.size() * 0.5) + look.size() * 0.2;
        double pen = rest.equals("thick") ? 2.5 : 0.8;
        paper.draw(new Mark.Line(column.x, at, column.x + column.width, at, pen));
    }

    private void small(String text) {
        take(look.size() * 0.3);
        paragraph(look.body(), look.size() * 0.78, text, 0);
    }

    private void big(String text) {
        double size = look.size() * (2.4 + random.nextDouble() * 1.2);
        while (size > 16
                && Column.wrap(look.display(), size, text, column.width).size() > 2) {
            size -= 2;
        }
        paragraph(look.display(), size, text, 0.5);
    }

    private void banner(String text) {
        double size = look.size() * 1.2;
        for (String words : Column.wrap(look.bold(), size, text, column.width - 12)) {
            double at = take(size * 1.6);
            paper.draw(new Mark.Fill(column.x, at, column.width, size * 1.5, 0));
            paper.draw(new Mark.Text(look.bold(), size, column.x + 6, at + size * 1.12, words, 0, 255));
            paper.say(words);
        }
    }

    private void burst(String text) {
        double size = look.size() * 1.5;
        double width = look.display().width(text, size);
        double at = take(size * 4);
        double x = column.x + Math.max(0, column.width - width) * random.nextDouble();
        double tilt = random.nextDouble(-2, 3);
        paper.draw(new Mark.Frame(x - 12, at + size * 0.7, width + 24, size * 2.6, 3, tilt));
        paper.draw(new Mark.Text(look.display(), size, x, at + size * 2.3, text, tilt, 0));
        paper.say(text);
    }

    private void picture(String rest) {
        double height = rest.isEmpty() ? 110 : Double.parseDouble(rest);
        double at = take(height + 8);
        paper.draw(new Mark.Picture(column.x + 4, at, column.width - 8, height, random.nextLong()));
    }

    private void left() {
        fullX = column.x;
        fullWidth = column.width;
        column.take(60);
        column.y -= 60;
        sideTop = column.y;
        column.width = fullWidth / 2 - 8;
        column.held = true;
    }

    private void right() {
        sideEnd = column.y;
        column.y = sideTop;
        column.x = fullX + fullWidth / 2 + 8;
    }

    private void both() {
        column.y = Math.max(column.y, sideEnd);
        column.x = fullX;
        column.width = fullWidth;
        column.held = false;
    }

    private void turned() {
        column.turn();
    }

    private double take(double height) {
        return column.take(height);
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
