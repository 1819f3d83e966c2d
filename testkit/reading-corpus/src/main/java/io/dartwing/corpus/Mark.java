package io.dartwing.corpus;

/// Something printed on a page; places and sizes in points from the page's upper left corner.
sealed interface Mark {
    /// @param angle in degrees, counter-clockwise
    /// @param gray 0 is black, 255 white
    record Text(TypeFace face, double size, double x, double y, String text, double angle, int gray) implements Mark {}

    record Line(double x1, double y1, double x2, double y2, double width) implements Mark {}

    record Frame(double x, double y, double width, double height, double pen, double angle) implements Mark {}

    record Fill(double x, double y, double width, double height, int gray) implements Mark {}

    /// A signature.
    record Scribble(double x, double y, double width, long seed) implements Mark {}

    /// A coarsely screened picture.
    record Picture(double x, double y, double width, double height, long seed) implements Mark {}
}
