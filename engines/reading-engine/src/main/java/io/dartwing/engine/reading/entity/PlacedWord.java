package io.dartwing.engine.reading.entity;

import io.dartwing.engine.reading.Word;

/// A word where it stands on the upright, level page. Lengths are in widths of the received page.
public record PlacedWord(Word word, double left, double right, double top, double bottom) {
    public double height() {
        return bottom - top;
    }

    public double middle() {
        return (top + bottom) / 2;
    }
}
