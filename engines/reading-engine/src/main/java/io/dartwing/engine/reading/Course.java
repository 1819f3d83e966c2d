package io.dartwing.engine.reading;

/// Which way the words that were read run over the image.
///
/// Tesseract reads lines that run up or down as well, but takes some for columns of an upright script and says that
/// they stand upright. The shape of the words and where the next one stands can't be mistaken.
final class Course {
    /// Letters from which a word's shape says how it runs.
    private static final int LONG = 4;

    private int wide;
    private int tall;
    private int down;
    private int up;
    private int lineBefore = -1;
    private int topBefore;

    void add(String text, int left, int top, int right, int bottom, int line) {
        if (text.length() >= LONG) {
            wide += right - left > bottom - top ? text.length() : 0;
            tall += right - left < bottom - top ? text.length() : 0;
        }
        if (line == lineBefore) {
            down += top > topBefore ? 1 : 0;
            up += top < topBefore ? 1 : 0;
        }
        lineBefore = line;
        topBefore = top;
    }

    /// Clockwise degrees by which the image would have to be turned so that most words run from left to right; 0 also
    /// for those that stand on their heads.
    int turn() {
        return tall <= wide ? 0 : down >= up ? 270 : 90;
    }
}
