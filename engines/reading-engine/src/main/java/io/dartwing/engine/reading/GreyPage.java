package io.dartwing.engine.reading;

/// A page that somebody else has drawn, from a PDF for example.
///
/// @param width pixels per row
/// @param height rows
/// @param grey a byte per pixel, row by row without gaps, 0 black to 255 white; not copied, not to be changed
/// @param pixelsPerInch resolution across and down; 250 reads best
public record GreyPage(int width, int height, byte[] grey, double pixelsPerInch) {
    public GreyPage {
        if (width < 1 || height < 1 || grey.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException("grey: " + grey.length + " (expected: width times height bytes)");
        }
        if (!(pixelsPerInch > 0)) {
            throw new IllegalArgumentException("pixelsPerInch: " + pixelsPerInch + " (expected: more than zero)");
        }
    }
}
