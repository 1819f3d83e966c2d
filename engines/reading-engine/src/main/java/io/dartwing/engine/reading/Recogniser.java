package io.dartwing.engine.reading;

import static org.bytedeco.leptonica.global.leptonica.pixGetHeight;
import static org.bytedeco.leptonica.global.leptonica.pixGetWidth;
import static org.bytedeco.tesseract.global.tesseract.OEM_LSTM_ONLY;
import static org.bytedeco.tesseract.global.tesseract.PSM_AUTO;
import static org.bytedeco.tesseract.global.tesseract.PSM_SINGLE_BLOCK;
import static org.bytedeco.tesseract.global.tesseract.RIL_PARA;
import static org.bytedeco.tesseract.global.tesseract.RIL_TEXTLINE;
import static org.bytedeco.tesseract.global.tesseract.RIL_WORD;
import static org.bytedeco.tesseract.global.tesseract.TessDeleteText;
import static org.bytedeco.tesseract.global.tesseract.TessResultIteratorDelete;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.PIX;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.ResultIterator;
import org.bytedeco.tesseract.TessBaseAPI;

/// One Tesseract with its language data loaded. Belongs to one thread; shares nothing with others
/// but the read-only word lists that Tesseract itself shares.
final class Recogniser implements AutoCloseable {
    /// Starting and ending Tesseract touches variables of the whole process.
    private static final Object PROCESS_WIDE = new Object();

    /// What was read of a page.
    ///
    /// @param words the words in reading order
    /// @param turn clockwise degrees by which most of the text would have to be turned further to
    ///     stand upright: Tesseract finds its way in columns that run up or down the page
    record Reading(List<Word> words, int turn) {}

    private final TessBaseAPI tesseract;

    private Recogniser(TessBaseAPI tesseract) {
        this.tesseract = tesseract;
    }

    static Recogniser start(Path languageData, List<String> languages) throws IOException {
        synchronized (PROCESS_WIDE) {
            TessBaseAPI tesseract = new TessBaseAPI();
            // Messages would go to the standard error of the process; this has to be set before Init says anything.
            tesseract.SetVariable("debug_file", "/dev/null");
            int failed = tesseract.Init(languageData.toString(), String.join("+", languages), OEM_LSTM_ONLY);
            if (failed != 0) {
                tesseract.close();
                throw new IOException("Tesseract can't load " + languages + " from " + languageData);
            }
            tesseract.SetPageSegMode(PSM_AUTO);
            return new Recogniser(tesseract);
        }
    }

    /// Reads a cleaned page; empty if the time ran out. Boxes come back through `placement`.
    Optional<Reading> read(PIX image, Placement placement, Duration limit) {
        try (ETEXT_DESC monitor = new ETEXT_DESC()) {
            tesseract.SetImage(image);
            tesseract.SetSourceResolution((int) PageCleaning.TARGET_PER_INCH);
            monitor.set_deadline_msecs(Math.toIntExact(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE)));
            int failed = tesseract.Recognize(monitor);
            if (failed != 0 || monitor.deadline_exceeded()) {
                return Optional.empty();
            }
            return Optional.of(reading(placement));
        } finally {
            tesseract.Clear();
        }
    }

    /// Reads an image that holds a few lines and nothing else; what wasn't read in time is left
    /// out.
    List<Word> readPart(PIX image, Duration limit) {
        tesseract.SetPageSegMode(PSM_SINGLE_BLOCK);
        try {
            Placement whole = new Placement(
                    0, 0, pixGetWidth(image), pixGetHeight(image), pixGetWidth(image), pixGetHeight(image));
            return read(image, whole, limit).map(Reading::words).orElse(List.of());
        } finally {
            tesseract.SetPageSegMode(PSM_AUTO);
        }
    }

    private Reading reading(Placement placement) {
        List<Word> words = new ArrayList<>();
        int[] lettersByOrientation = new int[4];
        ResultIterator at = tesseract.GetIterator();
        if (at == null) {
            return new Reading(words, 0);
        }
        try {
            int paragraph = -1;
            int line = -1;
            int[][] edges = new int[4][1];
            Course course = new Course();
            do {
                paragraph += at.IsAtBeginningOf(RIL_PARA) ? 1 : 0;
                line += at.IsAtBeginningOf(RIL_TEXTLINE) ? 1 : 0;
                String text = text(at);
                if (!text.isBlank() && at.BoundingBox(RIL_WORD, edges[0], edges[1], edges[2], edges[3])) {
                    Box box = placement.box(edges[0][0], edges[1][0], edges[2][0], edges[3][0]);
                    double confidence = Math.clamp(at.Confidence(RIL_WORD) / 100.0, 0, 1);
                    words.add(new Word(text, box, confidence, Math.max(paragraph, 0), Math.max(line, 0)));
                    lettersByOrientation[orientation(at)] += text.length();
                    course.add(text, edges[0][0], edges[1][0], edges[2][0], edges[3][0], line);
                }
            } while (at.Next(RIL_WORD));
            int turn = course.turn();
            return new Reading(words, turn == 0 ? turn(lettersByOrientation) : turn);
        } finally {
            TessResultIteratorDelete(at);
        }
    }

    private static int orientation(ResultIterator at) {
        int[] orientation = new int[1];
        at.Orientation(orientation, new int[1], new int[1], new float[1]);
        return orientation[0];
    }

    /// Tesseract says where the head of the text points to: up, right, down, left.
    private static int turn(int[] lettersByOrientation) {
        int most = 0;
        for (int i = 1; i < lettersByOrientation.length; i++) {
            most = lettersByOrientation[i] > lettersByOrientation[most] ? i : most;
        }
        return (360 - 90 * most) % 360;
    }

    private static String text(ResultIterator at) {
        BytePointer utf8 = at.GetUTF8Text(RIL_WORD);
        if (utf8 == null) {
            return "";
        }
        try {
            return utf8.getString(StandardCharsets.UTF_8).strip();
        } finally {
            TessDeleteText(utf8);
        }
    }

    @Override
    public void close() {
        synchronized (PROCESS_WIDE) {
            tesseract.End();
            tesseract.close();
            TessBaseAPI.ClearPersistentCache();
        }
    }
}
