package io.dartwing.engine.reading;

import java.util.List;

/// What reading one page gave.
///
/// @param number the page's place in the document, from 1
/// @param outcome whether it was read, is blank, or couldn't be read and why
/// @param text the words in reading order: one line of text per line of the page, an empty line between paragraphs;
///     empty unless `outcome` is [Read]
/// @param words the words of `text` in the same order
/// @param confidence mean confidence of the words weighted by their length, 0..1; 0 without words
/// @param rotation by how many degrees (0, 90, 180, 270) the received page has to be turned clockwise to stand upright
/// @param skewDegrees by how many degrees the upright page then had to be turned clockwise to level its lines
/// @param width pixels of the page as received (0 if not even that could be learned)
/// @param height rows of the page as received; at 204×98 dpi a row is twice as high as a pixel is wide
public record PageReading(
        int number,
        Outcome outcome,
        String text,
        List<Word> words,
        double confidence,
        int rotation,
        double skewDegrees,
        int width,
        int height) {

    public PageReading {
        words = List.copyOf(words);
    }

    /// How the reading of a page ended.
    public sealed interface Outcome permits Read, Blank, Unreadable {}

    /// The page was read. It may still have no words: a photograph, a map.
    public record Read() implements Outcome {}

    /// The page has no ink beyond specks.
    public record Blank() implements Outcome {}

    /// The page (or, in [DocumentReading#fault()], the rest of the document) couldn't be read.
    public record Unreadable(Reason reason) implements Outcome {}

    /// Why something couldn't be read.
    public enum Reason {
        NOT_A_TIFF("the file is neither TIFF nor PDF"),
        BROKEN_PAGE_LIST("the file's list of pages is broken"),
        TOO_MANY_PAGES("the document has more pages than the limit"),
        TOO_LARGE("the page has more pixels than the limit"),
        DAMAGED("the page's image data is damaged"),
        TOO_CROWDED("the page is noise or texture all over"),
        LOCKED("the document is locked with a password"),
        TOO_COMPLEX("the document unpacks to more than a document needs"),
        TIME_LIMIT("reading the page took longer than the limit");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /// The reason for people, without anything of the document in it.
        public String sentence() {
            return sentence;
        }
    }

    /// The same page as somebody else read it.
    ///
    /// @param turned its `rotation`, as these words stand; where that is another one, their skew is not known
    public PageReading withText(List<Word> read, int turned) {
        return new PageReading(
                number,
                new Read(),
                PageText.of(read),
                read,
                PageText.confidence(read),
                turned,
                turned == rotation ? skewDegrees : 0,
                width,
                height);
    }

    static PageReading withoutText(int number, Outcome outcome, int width, int height) {
        return new PageReading(number, outcome, "", List.of(), 0, 0, 0, width, height);
    }
}
