package io.dartwing.engine.fax.pages;

/// The resolutions of Group 3 fax (ITU-T T.4 §2.2), in dots per inch. Pixels are not square.
public enum FaxResolution {
    STANDARD(204, 98),
    FINE(204, 196),
    SUPERFINE(204, 391);

    private final int horizontalDpi;
    private final int verticalDpi;

    FaxResolution(int horizontalDpi, int verticalDpi) {
        this.horizontalDpi = horizontalDpi;
        this.verticalDpi = verticalDpi;
    }

    public int horizontalDpi() {
        return horizontalDpi;
    }

    public int verticalDpi() {
        return verticalDpi;
    }
}
