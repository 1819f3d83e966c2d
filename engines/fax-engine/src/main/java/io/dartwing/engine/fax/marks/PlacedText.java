package io.dartwing.engine.fax.marks;

/// Words and where they stand, for the text of a document that consists of pictures.
///
/// @param page from 1
public record PlacedText(int page, String text, Frame frame) {
    @Override
    public String toString() {
        return "PlacedText[page " + page + "]";
    }
}
