package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.Word;

/// A word where it stands on the upright, level page. Lengths are in widths of the received page.
record PlacedWord(Word word, double left, double right, double top, double bottom) {
    double height() {
        return bottom - top;
    }

    double middle() {
        return (top + bottom) / 2;
    }
}
