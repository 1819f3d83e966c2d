package io.dartwing.corpus;

import java.util.ArrayList;
import java.util.List;

/// The sheets of a document while it is set. What is drawn and what is true text are told apart:
/// [#draw] puts ink on the page, [#say] adds a line to the truth and finds the labels' pages.
final class Paper {
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<Wording.Draft> drafts;
    private final List<Label> labels = new ArrayList<>();
    private List<Mark> marks = new ArrayList<>();
    private StringBuilder text = new StringBuilder();

    Paper(List<Wording.Draft> drafts) {
        this.drafts = drafts;
    }

    int page() {
        return sheets.size();
    }

    void draw(Mark mark) {
        marks.add(mark);
    }

    void print(TypeFace face, double size, double x, double y, String words) {
        if (!words.isBlank()) {
            draw(new Mark.Text(face, size, x, y, words, 0, 0));
        }
    }

    void say(String line) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Wording.mark(c)) {
                if (c - Wording.MARK < drafts.size()) {
                    Wording.Draft draft = drafts.get(c - Wording.MARK);
                    labels.add(new Label(draft.type(), draft.value(), page()));
                }
            } else if (c == Wording.UNBROKEN) {
                plain.append(' ');
            } else if (c != TypeFace.BOX && c != TypeFace.TICKED) {
                plain.append(c);
            }
        }
        String said = plain.toString().strip();
        if (!said.isEmpty()) {
            text.append(said).append('\n');
        }
    }

    void turn() {
        sheets.add(new Sheet(List.copyOf(marks), text.toString()));
        marks = new ArrayList<>();
        text = new StringBuilder();
    }

    /// All sheets; the last one ends here.
    List<Sheet> sheets() {
        if (!marks.isEmpty() || sheets.isEmpty()) {
            turn();
        }
        return List.copyOf(sheets);
    }

    List<Label> labels() {
        return List.copyOf(labels);
    }
}
