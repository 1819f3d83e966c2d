package io.dartwing.bench.reading;

import io.dartwing.engine.reading.Box;
import io.dartwing.engine.reading.PageReading;
import io.dartwing.engine.reading.Word;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What was read of a fax, as a file.
final class KeptReading {
    private KeptReading() {}

    static void write(List<PageReading> pages, Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(pages.size());
            for (PageReading page : pages) {
                out.writeInt(page.number());
                out.writeInt(page.rotation());
                out.writeDouble(page.skewDegrees());
                out.writeInt(page.width());
                out.writeInt(page.height());
                out.writeDouble(page.confidence());
                out.writeInt(page.words().size());
                for (Word word : page.words()) {
                    write(word, out);
                }
            }
        }
    }

    static List<PageReading> read(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            List<PageReading> pages = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                int number = in.readInt();
                int rotation = in.readInt();
                double skew = in.readDouble();
                int width = in.readInt();
                int height = in.readInt();
                double confidence = in.readDouble();
                List<Word> words = new ArrayList<>();
                for (int more = in.readInt(); more > 0; more--) {
                    words.add(word(in));
                }
                pages.add(new PageReading(
                        number,
                        words.isEmpty() ? new PageReading.Blank() : new PageReading.Read(),
                        text(words),
                        words,
                        confidence,
                        rotation,
                        skew,
                        width,
                        height));
            }
            return pages;
        }
    }

    /// A line of text per line of the page, an empty one between paragraphs.
    static String text(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                Word before = words.get(i - 1);
                Word word = words.get(i);
                text.append(
                        word.paragraph() != before.paragraph() ? "\n\n" : word.line() != before.line() ? "\n" : " ");
            }
            text.append(words.get(i).text());
        }
        return text.toString();
    }

    private static void write(Word word, DataOutputStream out) throws IOException {
        out.writeUTF(word.text());
        out.writeDouble(word.box().x());
        out.writeDouble(word.box().y());
        out.writeDouble(word.box().width());
        out.writeDouble(word.box().height());
        out.writeDouble(word.confidence());
        out.writeInt(word.paragraph());
        out.writeInt(word.line());
    }

    private static Word word(DataInputStream in) throws IOException {
        String text = in.readUTF();
        Box box = new Box(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble());
        return new Word(text, box, in.readDouble(), in.readInt(), in.readInt());
    }
}
