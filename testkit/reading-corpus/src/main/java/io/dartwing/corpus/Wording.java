package io.dartwing.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns a template's body into the lines of one document: chooses alternatives, drops optional
/// lines, repeats rows and fills placeholders in.
///
/// A labelled value begins with a character of the private area that numbers it ([#MARK] and on), and
/// its inner spaces do not break, so that the layout can tell on which page it came to stand.
final class Wording {
    static final char MARK = '\uE000';
    static final int MOST_LABELS = 6000;
    static final char UNBROKEN = '\u00A0';
    private static final Pattern PRICE = Pattern.compile("\\$\\d[\\d,]*(\\.\\d\\d)?");

    private final RandomGenerator random;
    private final Facts facts;
    private final List<Draft> labels = new ArrayList<>();

    /// A label whose page is not known yet.
    record Draft(LabelType type, String value) {}

    Wording(RandomGenerator random, Facts facts) {
        this.random = random;
        this.facts = facts;
    }

    List<Draft> labels() {
        return Collections.unmodifiableList(labels);
    }

    List<String> lines(List<String> body) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < body.size(); i++) {
            String line = body.get(i);
            if (line.startsWith("@pick ")) {
                int end = i + 1;
                while (!body.get(end).equals("@end")) {
                    end++;
                }
                picked(body.subList(i + 1, end), count(line.substring(6).strip()))
                        .forEach(l -> add(l, lines));
                i = end;
            } else {
                add(line, lines);
            }
        }
        return lines;
    }

    private List<String> picked(List<String> from, int count) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, java.util.Random.from(random));
        return order.subList(0, Math.min(count, order.size())).stream()
                .sorted()
                .map(from::get)
                .toList();
    }

    private void add(String line, List<String> to) {
        if (line.startsWith("?")) {
            int space = line.indexOf(' ');
            int chance = space == 1 ? 50 : Integer.parseInt(line.substring(1, space));
            if (random.nextInt(100) < chance) {
                add(line.substring(space + 1), to);
            }
        } else if (line.startsWith("*")) {
            int space = line.indexOf(' ');
            int times = count(line.substring(1, space));
            for (int i = 0; i < times; i++) {
                add(line.substring(space + 1), to);
            }
        } else {
            to.add(priced(filled(line)));
        }
    }

    /// `3` or a random one of `3-6`.
    private int count(String range) {
        int dash = range.indexOf('-');
        if (dash < 0) {
            return Integer.parseInt(range);
        }
        int low = Integer.parseInt(range.substring(0, dash));
        return low + random.nextInt(Integer.parseInt(range.substring(dash + 1)) - low + 1);
    }

    private String filled(String text) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '{') {
                filled.append(c);
                at++;
                continue;
            }
            int close = closing(text, at);
            List<String> choices = choices(text.substring(at + 1, close));
            if (choices.size() > 1) {
                filled.append(filled(choices.get(random.nextInt(choices.size()))));
            } else {
                filled.append(value(choices.getFirst()));
            }
            at = close + 1;
        }
        return filled.toString();
    }

    private String value(String placeholder) {
        Facts.Written written = facts.written(placeholder);
        return written.type() == null ? written.text() : marked(written.type(), written.text());
    }

    private String marked(LabelType type, String text) {
        labels.add(new Draft(type, text));
        return (char) (MARK + Math.min(labels.size() - 1, MOST_LABELS)) + text.replace(' ', UNBROKEN);
    }

    /// Prices that a template says outright are amounts too.
    private String priced(String line) {
        Matcher price = PRICE.matcher(line);
        StringBuilder priced = new StringBuilder();
        while (price.find()) {
            boolean known = price.start() > 0 && mark(line.charAt(price.start() - 1));
            price.appendReplacement(
                    priced, Matcher.quoteReplacement(known ? price.group() : marked(LabelType.AMOUNT, price.group())));
        }
        return price.appendTail(priced).toString();
    }

    static boolean mark(char c) {
        return c >= MARK && c <= MARK + MOST_LABELS;
    }

    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("'" + text + "' (expected: every { closed by a })");
    }

    private static List<String> choices(String inner) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '|' && depth == 0) {
                choices.add(inner.substring(from, i));
                from = i + 1;
            }
        }
        choices.add(inner.substring(from));
        return choices;
    }
}
